package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.peers.PeerLibrary;
import backbeat.benchmarks.peers.PeerRules;
import backbeat.benchmarks.peers.PeerStudy;
import backbeat.benchmarks.peers.PeerStudy.Predictor;
import backbeat.benchmarks.spec.Compares;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.evaluation.Metrics;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same work by different libraries: same rows, same split, the same asked for, with accuracy, AUC and the size of trees beside
 * the time. Where a library does otherwise, {@link backbeat.benchmarks.peers.PeerLibrary#rules()} says so.
 *
 * <p>A model that answers little better than chance is refused, so that no figure is of a library that did not learn.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@InProfile(Profile.PEERS)
@InProfile(value = Profile.REGULAR, forks = 2, whenNamed = true)
@InProfile(value = Profile.LARGE, whenNamed = true)
public class PeerBenchmark extends BenchmarkDefaults {
    private static final long SEED = 42;
    private static final int K = 15;
    private static final double CHANCE = 0.55;

    /** Which library, on what, with how many threads. */
    @State(Scope.Benchmark)
    public static class Work {
        @Param("backbeat")
        public String library;

        @Param("track")
        public String data;

        @Param("2")
        public int threads;

        private PeerStudy study;
        private Labels testLabels;

        @Setup
        public void prepare() {
            BenchmarkData rows = BenchmarkData.named(data);
            testLabels = rows.testLabels();
            study = PeerLibrary.named(library).prepare(rows, threads);
        }

        @TearDown
        public void close() {
            study.close();
        }

        /** How many of {@code asked} test rows there are. */
        int rows(int asked) {
            return Math.min(asked, testLabels.size());
        }

        private Metrics judge(double[] probabilities) {
            int[] judged = new int[probabilities.length];
            Arrays.setAll(judged, row -> row);
            Metrics metrics = Metrics.of(testLabels.select(judged), probabilities, PeerRules.THRESHOLD);
            if (!(metrics.auc() > CHANCE)) {
                throw new IllegalStateException(library + " did not learn: its AUC is " + metrics.auc());
            }
            return metrics;
        }
    }

    /** How good the answers were, so that nobody compares the speed of different qualities. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Quality {
        /** Rows predicted, trees grown or epochs trained in one call. */
        public double units;

        public double accuracy;
        public double auc;

        /** Of a forest's trees; 0 where there are none, or where the library does not tell. */
        public double nodesPerTree;
    }

    /** A fitted model and what it last answered. */
    abstract static class Task {
        Predictor model;
        double[] answers;
        int units;

        void judge(Work work, Quality quality) {
            Metrics metrics = work.judge(answers);
            quality.accuracy = metrics.accuracy();
            quality.auc = metrics.auc();
            quality.units = units;
            quality.nodesPerTree = model.nodesPerTree().orElse(0);
        }
    }

    /** Predicting with k nearest neighbors. */
    @State(Scope.Benchmark)
    public static class Knn extends Task {
        @Param("100000")
        public int queries;

        @Setup
        public void fit(Work work) {
            model = work.study.knn(K);
        }

        @TearDown(Level.Iteration)
        public void tearDown(Work work, Quality quality) {
            judge(work, quality);
        }
    }

    /** Growing a forest. */
    @State(Scope.Benchmark)
    public static class ForestFit extends Task {
        @Param("100")
        @Values(value = "10", in = Profile.LARGE)
        public int trees;

        @TearDown(Level.Iteration)
        public void tearDown(Work work, Quality quality) {
            answers = model.probabilities(work.rows(Integer.MAX_VALUE));
            judge(work, quality);
        }
    }

    /** Predicting with a forest. */
    @State(Scope.Benchmark)
    public static class Forest extends Task {
        @Param("100")
        @Values(value = "10", in = Profile.LARGE)
        public int trees;

        @Setup
        public void fit(Work work) {
            model = work.study.forest(trees, SEED);
        }

        @TearDown(Level.Iteration)
        public void tearDown(Work work, Quality quality) {
            judge(work, quality);
        }
    }

    /** Training a multilayer perceptron: 64 hidden units, batches of 256. */
    @State(Scope.Benchmark)
    public static class MlpFit extends Task {
        @Param("20")
        public int epochs;

        @TearDown(Level.Iteration)
        public void tearDown(Work work, Quality quality) {
            answers = model.probabilities(work.rows(Integer.MAX_VALUE));
            judge(work, quality);
        }
    }

    /** Predicting with a multilayer perceptron. */
    @State(Scope.Benchmark)
    public static class Mlp extends Task {
        @Param("20")
        public int epochs;

        @Setup
        public void fit(Work work) {
            model = work.study.mlp(64, 256, epochs, 1e-3, SEED);
        }

        @TearDown(Level.Iteration)
        public void tearDown(Work work, Quality quality) {
            judge(work, quality);
        }
    }

    @Benchmark
    @Compares(PeerTask.KNN)
    @Warmup(iterations = 10)
    @Measurement(iterations = 10)
    public double[] knnPredict(Work work, Knn task) {
        return predict(task, work.rows(task.queries));
    }

    @Benchmark
    @Compares(PeerTask.FOREST_FIT)
    @Warmup(iterations = 2)
    @Measurement(iterations = 5)
    public Predictor forestFit(Work work, ForestFit task) {
        task.model = work.study.forest(task.trees, SEED);
        task.units = task.trees;
        return task.model;
    }

    @Benchmark
    @Compares(PeerTask.FOREST_PREDICT)
    @Warmup(iterations = 30)
    @Measurement(iterations = 15)
    public double[] forestPredict(Work work, Forest task) {
        return predict(task, work.rows(Integer.MAX_VALUE));
    }

    @Benchmark
    @Compares(PeerTask.MLP_EPOCH)
    @Warmup(iterations = 2)
    @Measurement(iterations = 3)
    public Predictor mlpFit(Work work, MlpFit task) {
        task.model = work.study.mlp(64, 256, task.epochs, 1e-3, SEED);
        task.units = task.epochs;
        return task.model;
    }

    @Benchmark
    @Compares(PeerTask.MLP_PREDICT)
    @Warmup(iterations = 300)
    @Measurement(iterations = 30)
    public double[] mlpPredict(Work work, Mlp task) {
        return predict(task, work.rows(Integer.MAX_VALUE));
    }

    private static double[] predict(Task task, int rows) {
        task.answers = task.model.probabilities(rows);
        task.units = rows;
        return task.answers;
    }
}
