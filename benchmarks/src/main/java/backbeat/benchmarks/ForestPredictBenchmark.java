package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.forest.CompiledForest;
import backbeat.forest.ForestPredictor;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import backbeat.tree.FlatTree;
import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Probabilities of 16,384 rows at once, on one predictor without allocation, and row by row. */
@State(Scope.Benchmark)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@InProfile(Profile.GRID)
@Shown(on = Shown.Page.FOREST, curve = Shown.Curve.PREDICT)
public class ForestPredictBenchmark extends BenchmarkDefaults {
    private static final int ROWS = 16_384;
    private static final int SINGLE = 4096;

    @Param("track")
    @Values({"synthetic-90000", "synthetic-1250000"})
    public String data;

    @Param("100")
    @Values(value = "10", in = Profile.LARGE)
    @Values(
            value = {"10", "100"},
            in = Profile.GRID)
    public int trees;

    @Param("one-hot")
    @Values(
            value = {"one-hot", "subset"},
            in = Profile.GRID)
    public String mode;

    private CompiledForest forest;
    private ForestPredictor predictor;
    private Table rows;
    private double[] out;
    private double stepsPerRow;

    /** How long the way of a row is. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Way {
        /** Nodes from root to leaf, over all trees. */
        public double stepsPerRow;
    }

    /** Who answers a batch; a predictor is one thread's. */
    @State(Scope.Benchmark)
    public static class Team {
        @Param("1")
        @Values(
                value = {"1", "2"},
                in = {Profile.REGULAR, Profile.GRID})
        @Values(value = "2", in = Profile.LARGE)
        public int threads;

        private Workers workers;

        /** Checks the team's batch against the predictor's. */
        @Setup
        public void prepare(ForestPredictBenchmark work) {
            workers = Workers.of(threads);
            double[] expected = work.out.clone();
            if (!Arrays.equals(expected, work.batch(this, new Way()))) {
                throw new IllegalStateException("The batch differs from the predictor");
            }
        }

        @TearDown
        public void close() {
            workers.close();
        }
    }

    /** Fits, and checks the predictor against walking every row down every tree. */
    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        try (Workers all = Workers.ofAvailableProcessors()) {
            forest = new RandomForestTrainer(ForestFitBenchmark.options(mode).withTrees(trees), all)
                    .fit(tables.train(), tables.trainLabels())
                    .compile(all);
        }
        predictor = forest.predictor();
        int[] picked = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            picked[i] = i % tables.test().rows();
        }
        rows = tables.test().select(picked);
        out = new double[ROWS];
        predictor.probabilities(rows, 0, ROWS, out);
        int[] codes = new int[FlatTree.codeCount(rows)];
        for (int row = 0; row < ROWS; row++) {
            FlatTree.encode(rows, row, codes, 0);
            double sum = 0;
            for (FlatTree tree : forest.forest().trees()) {
                int node = 0;
                while (!tree.isLeaf(node)) {
                    node = tree.child(node, codes, 0);
                    stepsPerRow += 1.0 / ROWS;
                }
                sum += tree.value(node);
            }
            if (out[row] != sum / trees) {
                throw new IllegalStateException("Row " + row + " of the batch differs from its walk");
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    @Costs(steps = 1, from = Costs.Level.L2, each = "stepsPerRow")
    public double[] batch(Team team, Way way) {
        way.stepsPerRow = stepsPerRow;
        forest.probabilities(rows, team.workers, out);
        return out;
    }

    @Benchmark
    @InProfile(value = Profile.REGULAR, forks = 2)
    @InProfile(value = Profile.LARGE, upToRows = 1_000_000)
    @OperationsPerInvocation(ROWS)
    @Costs(steps = 1, from = Costs.Level.L2, each = "stepsPerRow")
    public double[] predictor(Way way) {
        way.stepsPerRow = stepsPerRow;
        predictor.probabilities(rows, 0, ROWS, out);
        return out;
    }

    /** One row after another, each down all trees. */
    @Benchmark
    @OperationsPerInvocation(SINGLE)
    @Costs(steps = 1, from = Costs.Level.L2, each = "stepsPerRow")
    public double single(Way way) {
        way.stepsPerRow = stepsPerRow;
        double sum = 0;
        for (int row = 0; row < SINGLE; row++) {
            sum += predictor.probability(rows, row);
        }
        return sum;
    }
}
