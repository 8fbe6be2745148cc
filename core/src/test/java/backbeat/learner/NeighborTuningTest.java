package backbeat.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.MismatchNeighbors;
import backbeat.neighbors.MismatchNeighbors.Queries;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class NeighborTuningTest {
    private static final Schema SCHEMA = new Schema(
            List.of("x", "y"),
            List.of(
                    new CategoricalColumn("genre", List.of("a", "b", "c", "d")),
                    new CategoricalColumn("key", List.of("0", "1", "2"))));
    private final Kernels kernels = KernelProvider.best().kernels();

    /** The label hangs on the genre and, within it, on x; the key is noise. */
    private record Rows(Table table, Labels labels) {
        static Rows of(int n, long seed) {
            Xoshiro256 random = new Xoshiro256(seed);
            FMatrixRMaj numeric = new FMatrixRMaj(n, 2);
            int[][] codes = new int[2][n];
            byte[] labels = new byte[n];
            for (int row = 0; row < n; row++) {
                numeric.data[2 * row] = (float) random.nextGaussian();
                numeric.data[2 * row + 1] = (float) random.nextGaussian();
                codes[0][row] = random.nextInt(4);
                codes[1][row] = random.nextInt(3);
                double chance = 0.1 + 0.2 * codes[0][row] + (numeric.data[2 * row] > 0 ? 0.15 : 0);
                labels[row] = (byte) (random.nextDouble() < chance ? 1 : 0);
            }
            return new Rows(new Table(SCHEMA, numeric, codes), new Labels(labels));
        }
    }

    private final Rows train = Rows.of(600, 1);
    private final Rows validation = Rows.of(200, 2);

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    @Test
    void mergedListsAreTheNeighborsOfTheClassifier() {
        for (ColumnWeights weights : List.of(
                ColumnWeights.NONE,
                ColumnWeights.parse("genre=16,key=0.125"),
                ColumnWeights.parse("genre=0,key=2"),
                ColumnWeights.parse("genre=0.5,key=0"))) {
            KnnClassifier model = new KnnTrainer(
                            KnnOptions.defaults().withK(40).withWeights(weights), Workers.sequential(), kernels)
                    .fit(train.table, train.labels);
            double[][] expected = model.probabilitiesUpTo(40, validation.table, Workers.sequential());
            MismatchNeighbors merged = MismatchNeighbors.of(
                    train.table,
                    train.labels,
                    all(600),
                    new int[] {0, 1},
                    List.of(new Queries(validation.table, all(200), null)),
                    40,
                    Workers.sequential(),
                    kernels);
            int[] positives = new int[41];
            for (int row = 0; row < 200; row++) {
                assertEquals(
                        40, merged.positives(row, new double[] {weights.of("genre"), weights.of("key")}, positives));
                for (int k = 1; k <= 40; k++) {
                    assertEquals(expected[k - 1][row], (double) positives[k] / k, 1e-12, weights + ", k = " + k);
                }
            }
        }
    }

    @Test
    void rowsOfTheOwnGroupDoNotVote() {
        int[] groups = IntStream.range(0, 600).map(row -> row / 3).toArray();
        MismatchNeighbors merged = MismatchNeighbors.of(
                train.table,
                train.labels,
                groups,
                new int[] {0, 1},
                List.of(new Queries(train.table, new int[] {7}, groups)),
                600,
                Workers.sequential(),
                kernels);
        int[] positives = new int[601];
        assertEquals(597, merged.positives(0, new double[] {1, 1}, positives));
        int own = IntStream.of(6, 7, 8).map(train.labels::get).sum();
        assertEquals(train.labels.positives() - own, positives[597]);
    }

    @Test
    void theColumnThatMattersWeighsMore() {
        TrainingData data = TrainingData.ofRows(train.table, train.labels, validation.table, validation.labels);
        NeighborTuning.Choice one =
                NeighborTuning.choose(data, List.of(5, 10, 20, 40, 80), 300, Workers.sequential(), kernels);
        assertTrue(one.weights().of("genre") > 1, one.weights().toString());
        assertTrue(one.weights().of("key") < 1, one.weights().toString());
        assertTrue(one.trials().stream()
                .allMatch(trial -> trial.logLoss()
                        >= one.trials().stream()
                                .filter(chosen -> chosen.weights().equals(one.weights()))
                                .findFirst()
                                .orElseThrow()
                                .logLoss()));
        try (Workers three = Workers.of(3)) {
            assertEquals(one, NeighborTuning.choose(data, List.of(5, 10, 20, 40, 80), 300, three, kernels));
        }
    }

    @Test
    void weightsAreForColumnsThatAreThere() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new KnnTrainer(
                                KnnOptions.defaults().withWeights(ColumnWeights.parse("x=2")),
                                Workers.sequential(),
                                kernels)
                        .fit(train.table, train.labels));
    }
}
