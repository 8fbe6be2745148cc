package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.reference.NaiveMlp;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MlpTrainerTest {
    static List<List<Integer>> architectures() {
        return List.of(List.of(), List.of(8), List.of(13), List.of(16, 5), List.of(9, 24, 3));
    }

    /** The model after zero steps cannot be had, so one step at a vanishing rate shows the initial weights. */
    static Mlp initial(MlpOptions options, MlpTables.Data data) {
        MlpOptions still =
                options.withEpochs(1).withLearningRate(Float.MIN_VALUE).withOptimizer(Optimizer.SGD);
        return new MlpTrainer(still, Workers.sequential()).fit(data.table(), data.labels());
    }

    static NaiveMlp naive(Mlp mlp, double positiveWeight) {
        double[][][] w = new double[mlp.layers().size()][][];
        double[][] b = new double[w.length][];
        for (int l = 0; l < w.length; l++) {
            Layer layer = mlp.layers().get(l);
            w[l] = new double[layer.inputs()][layer.outputs()];
            b[l] = new double[layer.outputs()];
            for (int j = 0; j < layer.outputs(); j++) {
                b[l][j] = layer.bias(j);
                for (int i = 0; i < layer.inputs(); i++) {
                    w[l][i][j] = layer.weight(i, j);
                }
            }
        }
        return new NaiveMlp(w, b, positiveWeight);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void fullBatchDescentFollowsTheReference(List<Integer> hidden) {
        MlpTables.Data data = MlpTables.random(300, 5, 1, 4, 11);
        MlpOptions options = MlpOptions.defaults()
                .withHidden(hidden)
                .withBatchSize(1000)
                .withOptimizer(Optimizer.SGD)
                .withLearningRate(0.2)
                .withPositiveWeight(2)
                .withEpochs(20);
        NaiveMlp reference = naive(initial(options, data), 2);
        Mlp mlp = new MlpTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        DMatrixRMaj x = OneHot.materializeDouble(data.table());
        for (int e = 0; e < 20; e++) {
            double loss = reference.loss(x, data.labels());
            assertEquals(loss, mlp.history().epochs().get(e).trainLoss(), 1e-5 * loss, "epoch " + e);
            reference.step(reference.gradient(x, data.labels()), 0.2);
        }
        double[] p = mlp.probabilities(data.table());
        for (int r = 0; r < x.numRows; r++) {
            double[] row = java.util.Arrays.copyOfRange(x.data, r * x.numCols, (r + 1) * x.numCols);
            assertEquals(reference.probability(row), p[r], 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void codesGiveTheBitsOfTheDenseOneHotMatrix(List<Integer> hidden) {
        MlpTables.Data data = MlpTables.random(500, 6, 2, 3, 20);
        MlpOptions options = MlpOptions.defaults()
                .withHidden(hidden)
                .withEpochs(3)
                .withBatchSize(64)
                .withDropout(0.25);
        MlpTrainer trainer = new MlpTrainer(options, Workers.sequential());
        Mlp codes = trainer.fit(data.table(), data.labels());
        Mlp dense = trainer.fit(MlpTables.dense(data.table()), data.labels());
        for (int l = 0; l < codes.layers().size(); l++) {
            assertArrayEquals(
                    dense.layers().get(l).weightsToArray(),
                    codes.layers().get(l).weightsToArray());
            assertArrayEquals(
                    dense.layers().get(l).biasToArray(), codes.layers().get(l).biasToArray());
        }
        assertArrayEquals(dense.probabilities(MlpTables.dense(data.table())), codes.probabilities(data.table()));
    }

    @Test
    void learnsTwentyRowsByHeart() {
        MlpTables.Data data = MlpTables.random(20, 6, 3, 5);
        MlpOptions options =
                MlpOptions.defaults().withHidden(32).withEpochs(800).withLearningRate(0.01);
        Mlp mlp = new MlpTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        Labels labels = data.labels();
        double loss = mlp.history().epochs().get(799).trainLoss();
        assertTrue(loss < 1e-3, "loss " + loss);
        double[] p = mlp.probabilities(data.table());
        for (int r = 0; r < 20; r++) {
            assertEquals(labels.get(r), p[r], 0.01);
        }
    }
}
