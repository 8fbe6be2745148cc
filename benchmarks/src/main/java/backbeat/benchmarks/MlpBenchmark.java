package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.kernel.Kernels;
import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.mlp.Optimizer;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveMlp;
import backbeat.table.OneHot;
import backbeat.table.Table;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** What the perceptron's benchmarks share: the comparison with the naive network before the clock runs. */
public abstract class MlpBenchmark extends BenchmarkDefaults {
    private static final int CHECKED_ROWS = 300;
    private static final double TOLERANCE = 1e-5;

    /** The same weights in double precision, over the dense one-hot matrix. */
    private static NaiveMlp naive(Mlp mlp) {
        double[][][] weights = new double[mlp.layers().size()][][];
        double[][] biases = new double[weights.length][];
        for (int l = 0; l < weights.length; l++) {
            Layer layer = mlp.layers().get(l);
            weights[l] = new double[layer.inputs()][layer.outputs()];
            biases[l] = new double[layer.outputs()];
            for (int j = 0; j < layer.outputs(); j++) {
                biases[l][j] = layer.bias(j);
                for (int i = 0; i < layer.inputs(); i++) {
                    weights[l][i][j] = layer.weight(i, j);
                }
            }
        }
        return new NaiveMlp(weights, biases, 1);
    }

    /** One full-batch step of plain descent must give the predictions that the naive network gives after the same step. */
    static void checkTraining(MlpOptions options, BenchmarkData data, Workers workers, Kernels kernels) {
        BenchmarkData few = data.shortened(CHECKED_ROWS);
        MlpOptions one = options.withOptimizer(Optimizer.SGD).withEpochs(1).withBatchSize(CHECKED_ROWS);
        Mlp still = new MlpTrainer(one.withLearningRate(1e-30), workers, kernels).fit(few.train(), few.trainLabels());
        Mlp stepped = new MlpTrainer(one.withLearningRate(0.5), workers, kernels).fit(few.train(), few.trainLabels());
        NaiveMlp expected = naive(still);
        expected.step(expected.gradient(OneHot.materializeDouble(few.train()), few.trainLabels()), 0.5);
        compare(expected, stepped, few.train());
    }

    /** Predictions must be the naive network's. */
    static void checkPredictions(Mlp mlp, Table table) {
        int[] rows = new int[Math.min(CHECKED_ROWS, table.rows())];
        Arrays.setAll(rows, row -> row);
        compare(naive(mlp), mlp, table.select(rows));
    }

    private static void compare(NaiveMlp expected, Mlp actual, Table table) {
        DMatrixRMaj dense = OneHot.materializeDouble(table);
        double[] p = actual.probabilities(table);
        for (int row = 0; row < dense.numRows; row++) {
            double[] x = Arrays.copyOfRange(dense.data, row * dense.numCols, (row + 1) * dense.numCols);
            if (!(Math.abs(expected.probability(x) - p[row]) < TOLERANCE)) {
                throw new IllegalStateException(
                        "Row " + row + ": " + p[row] + ", the reference says " + expected.probability(x));
            }
        }
    }
}
