package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveMlp;
import backbeat.table.OneHot;
import backbeat.table.SetTables;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("contract")
class SetNetworkTest {
    private static final SetTables.Data DATA = SetTables.random(700, 5, 20, 9, 3);
    private static final SetTables.Data VALIDATION = SetTables.random(300, 5, 20, 14, 4);
    private static final MlpOptions OPTIONS =
            MlpOptions.defaults().withBatchSize(64).withEpochs(4).withSeed(9);

    private static Mlp fit(MlpOptions options, Workers workers, Kernels kernels, boolean dense) {
        return new MlpTrainer(options, workers, kernels)
                .fit(
                        dense ? SetTables.dense(DATA.table()) : DATA.table(),
                        DATA.labels(),
                        dense ? SetTables.dense(VALIDATION.table()) : VALIDATION.table(),
                        VALIDATION.labels(),
                        Progress.NONE);
    }

    /** A column that is 0 adds nothing and one that is 1 adds its weight, in the order of the columns: the same bits. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 40, 64})
    void trainsAsOnTheMultiHotMatrixBitForBit(int hidden) {
        MlpOptions options = hidden == 0 ? OPTIONS.withHidden(List.of()) : OPTIONS.withHidden(hidden);
        Mlp expected =
                fit(options, Workers.sequential(), KernelProvider.scalar().kernels(), true);
        for (KernelProvider.Choice provider : List.of(KernelProvider.scalar(), KernelProvider.best())) {
            try (Workers workers = Workers.of(3)) {
                Mlp actual = fit(options, workers, provider.kernels(), false);
                for (int l = 0; l < expected.layers().size(); l++) {
                    assertArrayEquals(
                            expected.layers().get(l).weightsToArray(),
                            actual.layers().get(l).weightsToArray());
                }
                assertEquals(expected.history(), actual.history());
                assertArrayEquals(
                        expected.probabilities(SetTables.dense(VALIDATION.table())),
                        actual.probabilities(VALIDATION.table()));
            }
        }
    }

    @Test
    void fullBatchDescentFollowsTheReference() {
        MlpOptions options = OPTIONS.withHidden(List.of(12, 6))
                .withBatchSize(1000)
                .withOptimizer(Optimizer.SGD)
                .withLearningRate(0.1)
                .withEpochs(15);
        MlpOptions still = options.withEpochs(1).withLearningRate(Float.MIN_VALUE);
        NaiveMlp reference =
                MlpTrainerTest.naive(new MlpTrainer(still, Workers.sequential()).fit(DATA.table(), DATA.labels()), 1);
        DMatrixRMaj x = OneHot.materializeDouble(DATA.table());
        for (int e = 0; e < 15; e++) {
            reference.step(reference.gradient(x, DATA.labels()), 0.1);
        }
        Mlp mlp = new MlpTrainer(options, Workers.sequential()).fit(DATA.table(), DATA.labels());
        double[] actual = mlp.probabilities(DATA.table());
        for (int row = 0; row < actual.length; row++) {
            double[] input = Arrays.copyOfRange(x.data, row * x.numCols, (row + 1) * x.numCols);
            assertEquals(reference.probability(input), actual[row], 1e-4);
        }
    }

    /** A scorer meets tables with and without sets in turn. */
    @Test
    void aScorerIsKeptFromTableToTable() {
        Mlp mlp = fit(
                OPTIONS.withHidden(16),
                Workers.sequential(),
                KernelProvider.best().kernels(),
                false);
        MlpScorer scorer = mlp.scorer();
        double[] answers = new double[700];
        scorer.probabilities(VALIDATION.table(), 0, 300, answers);
        int[] small = {3, 1, 2};
        double[] few = new double[3];
        scorer.probabilities(VALIDATION.table().select(small), 0, 3, few);
        for (int i = 0; i < 3; i++) {
            assertEquals(answers[small[i]], few[i]);
        }
        float[] numeric = {1, 2, 3, 4, 5};
        double one = scorer.probability(numeric, new int[] {2, 7});
        scorer.probabilities(DATA.table(), 0, 700, answers);
        assertEquals(one, scorer.probability(numeric, new int[] {2, 7}));
        assertArrayEquals(mlp.probabilities(DATA.table()), answers);
    }

    @Test
    void theInputGradientSeesEveryMember() {
        Mlp mlp = fit(
                OPTIONS.withHidden(8),
                Workers.sequential(),
                KernelProvider.best().kernels(),
                false);
        Mlp dense = new Mlp(SetTables.dense(DATA.table()).schema(), mlp.layers(), TrainingHistory.NONE);
        for (int row = 0; row < 40; row++) {
            assertArrayEquals(
                    InputGradient.of(dense, SetTables.dense(DATA.table()), row),
                    InputGradient.of(mlp, DATA.table(), row));
        }
    }
}
