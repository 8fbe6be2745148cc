package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.reference.BatchMlp;
import backbeat.reference.NaiveMlp;
import backbeat.reference.NaiveTraining;
import backbeat.table.OneHot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The network in batches is the network row by row, to the last bit, and the fast one up to the rounding of floats. */
class BatchMlpTest {
    private static final int ROWS = 120;

    static List<List<Integer>> architectures() {
        return MlpTrainerTest.architectures();
    }

    private static NaiveMlp naive(int inputs, List<Integer> hidden) {
        Xoshiro256 random = new Xoshiro256(4);
        double[][][] weights = new double[hidden.size() + 1][][];
        double[][] biases = new double[hidden.size() + 1][];
        int width = inputs;
        for (int l = 0; l < weights.length; l++) {
            int units = l < hidden.size() ? hidden.get(l) : 1;
            weights[l] = new double[width][units];
            biases[l] = new double[units];
            for (double[] row : weights[l]) {
                Arrays.setAll(row, j -> 0.4 * random.nextGaussian());
            }
            Arrays.setAll(biases[l], j -> 0.4 * random.nextGaussian());
            width = units;
        }
        return new NaiveMlp(weights, biases, 1);
    }

    private static double[] logits(NaiveMlp mlp, DMatrixRMaj x) {
        return IntStream.range(0, x.numRows)
                .mapToDouble(r -> mlp.logit(Arrays.copyOfRange(x.data, r * x.numCols, (r + 1) * x.numCols)))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void batchesGiveTheBitsOfRowByRow(List<Integer> hidden) {
        MlpTables.Data data = MlpTables.random(ROWS, 5, 1, 4, 11); // a few codes are unseen
        DMatrixRMaj x = OneHot.materializeDouble(data.table());
        int[] all = IntStream.range(0, ROWS).toArray();
        NaiveMlp naive = naive(x.numCols, hidden);
        BatchMlp batched = new BatchMlp(data.table().schema(), naive);
        assertArrayEquals(logits(naive, x), batched.logits(data.table(), all), "before the first step");
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int from = 0; from < ROWS; from += 32) { // the last batch is shorter
                int[] rows = Arrays.copyOfRange(all, from, Math.min(ROWS, from + 32));
                DMatrixRMaj batch = OneHot.materializeDouble(data.table().select(rows));
                naive.step(naive.gradient(batch, data.labels().select(rows)), 0.3);
                batched.step(data.table(), data.labels(), rows, 0.3);
            }
            assertArrayEquals(logits(naive, x), batched.logits(data.table(), all), "epoch " + epoch);
        }
    }

    /** The loop of the lesson begins with the fast network's weights, to the bit, and takes its rows in the same order. */
    @ParameterizedTest
    @MethodSource("architectures")
    void fastNetworkFollowsTheTrainingLoop(List<Integer> hidden) {
        MlpTables.Data data = MlpTables.random(ROWS, 5, 1, 4, 11);
        MlpOptions options = MlpOptions.defaults()
                .withHidden(hidden)
                .withBatchSize(32) // the last batch is shorter
                .withOptimizer(Optimizer.SGD)
                .withLearningRate(0.2)
                .withEpochs(10)
                .withSeed(9);
        DMatrixRMaj x = OneHot.materializeDouble(data.table());
        int[] widths = IntStream.concat(
                        IntStream.of(x.numCols),
                        IntStream.concat(hidden.stream().mapToInt(units -> units), IntStream.of(1)))
                .toArray();
        NaiveTraining training = new NaiveTraining(32, 0.2, 9);
        NaiveMlp naive = training.start(widths);
        NaiveMlp initial = MlpTrainerTest.naive(MlpTrainerTest.initial(options, data), 1);
        assertArrayEquals(logits(initial, x), logits(naive, x));
        for (int epoch = 0; epoch < 10; epoch++) {
            training.epoch(naive, x, data.labels(), epoch);
        }
        double[] actual = new MlpTrainer(options, Workers.sequential())
                .fit(data.table(), data.labels())
                .probabilities(data.table());
        double[] expected = logits(naive, x);
        for (int row = 0; row < ROWS; row++) {
            assertEquals(NaiveMlp.sigmoid(expected[row]), actual[row], 1e-5, "row " + row);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void fastNetworkFollowsTheBatches(List<Integer> hidden) {
        MlpTables.Data data = MlpTables.random(ROWS, 5, 1, 4, 11);
        MlpOptions options = MlpOptions.defaults()
                .withHidden(hidden)
                .withBatchSize(ROWS)
                .withOptimizer(Optimizer.SGD)
                .withLearningRate(0.2)
                .withEpochs(20);
        NaiveMlp start = MlpTrainerTest.naive(MlpTrainerTest.initial(options, data), 1);
        BatchMlp batched = new BatchMlp(data.table().schema(), start);
        Mlp fast = new MlpTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        int[] all = IntStream.range(0, ROWS).toArray();
        for (int epoch = 0; epoch < 20; epoch++) {
            batched.step(data.table(), data.labels(), all, 0.2);
        }
        double[] expected = batched.logits(data.table(), all);
        double[] actual = fast.probabilities(data.table());
        for (int row = 0; row < ROWS; row++) {
            assertEquals(NaiveMlp.sigmoid(expected[row]), actual[row], 1e-5, "row " + row);
        }
    }
}
