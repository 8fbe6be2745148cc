package backbeat.benchmarks;

import backbeat.forest.ForestPredictor;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import backbeat.tree.FlatTree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Probabilities of 16,384 rows at once, on one predictor without allocation, and row by row. */
@State(Scope.Benchmark)
public class ForestPredictBenchmark extends BenchmarkDefaults {
    private static final int ROWS = 16_384;
    private static final int SINGLE = 4096;

    @Param({"track", "synthetic-90000", "synthetic-1250000"})
    public String data;

    @Param({"100", "10"})
    public int trees;

    @Param({"one-hot", "subset"})
    public String mode;

    @Param({"1", "2"})
    public int threads;

    private RandomForest forest;
    private ForestPredictor predictor;
    private Workers workers;
    private Table rows;
    private double[] out;

    /** Fits, and checks the batch against walking every row down every tree. */
    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        workers = Workers.of(threads);
        forest = new RandomForestTrainer(ForestFitBenchmark.options(mode).withTrees(trees), workers)
                .fit(tables.train(), tables.trainLabels());
        predictor = forest.predictor();
        int[] picked = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            picked[i] = i % tables.test().rows();
        }
        rows = tables.test().select(picked);
        out = new double[ROWS];
        forest.probabilities(rows, workers, out);
        int[] codes = new int[FlatTree.codeCount(forest.schema())];
        for (int row = 0; row < ROWS; row++) {
            FlatTree.encode(rows, row, codes, 0);
            double sum = 0;
            for (FlatTree tree : forest.trees()) {
                sum += tree.value(tree.leafOf(codes, 0));
            }
            if (out[row] != sum / trees) {
                throw new IllegalStateException("Row " + row + " of the batch differs from its walk");
            }
        }
    }

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batch() {
        forest.probabilities(rows, workers, out);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] predictor() {
        predictor.probabilities(rows, 0, ROWS, out);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(SINGLE)
    public double single() {
        double sum = 0;
        for (int row = 0; row < SINGLE; row++) {
            sum += predictor.probability(rows, row);
        }
        return sum;
    }
}
