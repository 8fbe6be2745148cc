package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.mlp.Optimizer;
import backbeat.model.BinaryClassifier;
import backbeat.neighbors.KdTree;
import backbeat.neighbors.KdTreeSearcher;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.reference.BatchMlp;
import backbeat.reference.LayeredKdTree;
import backbeat.reference.MixedKdTree;
import backbeat.reference.NaiveForest;
import backbeat.reference.NaiveKdTree;
import backbeat.reference.NaiveKnn;
import backbeat.reference.NaiveMlp;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What each idea buys: the same work at every rung between the textbook and the fast code. The values of {@code rung} stand
 * in the order of the lessons ({@code docs/algorithms}), whose charts are drawn from the result. Songs have their first genre,
 * for layers group by single categories. It runs where it is named alone: minutes of slow texts say nothing about the fast
 * code.
 */
@InProfile(value = Profile.REGULAR, forks = 2, whenNamed = true)
public class RungBenchmark extends BenchmarkDefaults {
    private static final int K = 15;
    private static final int LEAF_SIZE = 32;
    private static final int QUERIES = 1024;
    private static final int CHECKED = 3;

    /**
     * The processor time of the measuring thread: what a rung is charged with, for these texts take minutes and others may use
     * the machine meanwhile. Divide by {@code calls}. Asking for it takes less than a microsecond.
     */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public long nanoseconds;
        public long calls;

        @Setup(Level.Iteration)
        public void begin() {
            nanoseconds = 0;
            calls = 0;
        }

        /** Does work that counts as {@code times} calls. */
        Object charge(int times, Supplier<Object> work) {
            long before = THREADS.getCurrentThreadCpuTime();
            Object result = work.get();
            nanoseconds += THREADS.getCurrentThreadCpuTime() - before;
            calls += times;
            return result;
        }
    }

    /** A query for 15 neighbors among the study's training rows, on one thread. */
    @State(Scope.Benchmark)
    public static class Neighbors {
        @Param("track-first")
        public String data;

        @Param("naive")
        @Values(
                value = {"naive", "tree", "codes", "layers", "packed", "vectors"},
                in = Profile.REGULAR)
        public String rung;

        private IntFunction<Object> search;
        private int next;

        @Setup
        public void prepare() {
            BenchmarkData tables = BenchmarkData.named(data);
            IntFunction<Object> textbook = search("naive", tables);
            search = rung.equals("naive") ? textbook : search(rung, tables);
            for (int row = 0; row < CHECKED && search.apply(row) instanceof int[] found; row++) {
                if (!Arrays.equals((int[]) textbook.apply(row), found)) {
                    throw new IllegalStateException("Rung '" + rung + "' finds other neighbors");
                }
            }
        }

        private static IntFunction<Object> search(String rung, BenchmarkData tables) {
            Table points = tables.train();
            Table queries = tables.queries(QUERIES);
            var ones = NeighborBenchmark.weights(points);
            switch (rung) {
                case "naive", "tree" -> {
                    DMatrixRMaj x = OneHot.materializeDouble(points);
                    DMatrixRMaj dense = OneHot.materializeDouble(queries);
                    if (rung.equals("naive")) {
                        NaiveKnn naive = new NaiveKnn(x, tables.trainLabels(), K);
                        return row -> naive.neighbors(dense, row);
                    }
                    NaiveKdTree tree = new NaiveKdTree(x, LEAF_SIZE);
                    return row -> tree.neighbors(dense, row, K);
                }
                case "codes" -> {
                    MixedKdTree tree = new MixedKdTree(points, ones, LEAF_SIZE);
                    return row -> tree.neighbors(queries, row, K);
                }
                case "layers" -> { // genre; key and mode; all
                    LayeredKdTree tree =
                            new LayeredKdTree(points, ones, List.of(new int[] {2}, new int[] {0, 1}), LEAF_SIZE);
                    return row -> tree.neighbors(queries, row, K);
                }
                case "packed", "vectors" -> {
                    String kernel = rung.equals("packed") ? "scalar" : "vector";
                    KdTree tree = KdTree.build(points, ones, LEAF_SIZE, Workers.sequential(), Learners.kernels(kernel));
                    NeighborBenchmark.check(tree, K, tables);
                    KdTreeSearcher searcher = tree.searcher(K);
                    return row -> {
                        searcher.search(queries, row);
                        return searcher.squaredDistance(K - 1);
                    };
                }
                default -> throw new IllegalArgumentException("No rung '" + rung + "'");
            }
        }
    }

    @Benchmark
    public Object knn(Neighbors state, Processor processor) {
        state.next = (state.next + 1) % QUERIES;
        return processor.charge(1, () -> state.search.apply(state.next));
    }

    /** Ten trees on 2,000 of the rows, as many as the first rung can do, on one thread. */
    @State(Scope.Benchmark)
    public static class Forests {
        private static final int ROWS = 2000;

        @Param("track-first")
        public String data;

        @Param("dense")
        @Values(
                value = {"dense", "swept", "binned", "packed"},
                in = Profile.REGULAR)
        public String rung;

        private Supplier<Object> fit;

        @Setup
        public void prepare() {
            BenchmarkData few = BenchmarkData.named(data).shortened(ROWS);
            ForestOptions options = ForestOptions.defaults().withTrees(10).withOutOfBag(false);
            fit = fit(rung, options, few);
            BenchmarkData fewer = few.shortened(250); // every value has a bin
            double[] textbook = probabilities(fit("dense", options, fewer), fewer);
            if (!Arrays.equals(textbook, probabilities(fit(rung, options, fewer), fewer))) {
                throw new IllegalStateException("Rung '" + rung + "' grows other trees");
            }
        }

        private static double[] probabilities(Supplier<Object> fit, BenchmarkData data) {
            return ((BinaryClassifier) fit.get()).probabilities(data.train());
        }

        private static Supplier<Object> fit(String rung, ForestOptions options, BenchmarkData data) {
            Table table = data.train();
            Labels labels = data.trainLabels();
            int[] groups = IntStream.range(0, table.rows()).toArray();
            return switch (rung) {
                case "dense" -> () -> NaiveForest.fit(options, table, labels, groups, NaiveForest.Rung.DENSE);
                case "swept" -> () -> NaiveForest.fit(options, table, labels, groups, NaiveForest.Rung.SWEPT);
                case "binned" -> () -> NaiveForest.fit(options, table, labels, groups, NaiveForest.Rung.BINNED);
                default -> () -> new RandomForestTrainer(options, Workers.sequential()).fit(table, labels);
            };
        }
    }

    @Benchmark
    public Object forest(Forests state, Processor processor) {
        return processor.charge(1, state.fit);
    }

    /** An epoch of plain descent over the study's training rows, 64 hidden units, batches of 256, on one thread. */
    @State(Scope.Benchmark)
    public static class Networks {
        private static final int BATCH = 256;
        private static final int HIDDEN = 64;
        private static final double RATE = 0.05;
        /** The fast rungs take so many at once, or packing the rows would be a good part of it. */
        private static final int FAST_EPOCHS = 10;

        @Param("track-first")
        public String data;

        @Param("rows")
        @Values(
                value = {"rows", "batches", "codes", "packed", "vectors"},
                in = Profile.REGULAR)
        public String rung;

        private Runnable epoch;
        private int epochs;

        @Setup
        public void prepare() {
            BenchmarkData tables = BenchmarkData.named(data);
            epochs = rung.equals("packed") || rung.equals("vectors") ? FAST_EPOCHS : 1;
            NaiveMlp start = start(tables.train().schema().oneHotWidth());
            epoch = epoch(rung, start, tables);
            check(tables.shortened(300));
        }

        /** One step must lead every rung to where it leads the first. */
        private static void check(BenchmarkData few) {
            NaiveMlp naive = start(few.train().schema().oneHotWidth());
            int[] all = IntStream.range(0, few.train().rows()).toArray();
            BatchMlp batched = new BatchMlp(few.train().schema(), naive);
            DMatrixRMaj x = OneHot.materializeDouble(few.train());
            naive.step(naive.gradient(x, few.trainLabels()), RATE);
            batched.step(few.train(), few.trainLabels(), all, RATE);
            double expected = naive.logit(Arrays.copyOf(x.data, x.numCols));
            if (batched.logits(few.train(), all)[0] != expected) {
                throw new IllegalStateException("A step in batches leads elsewhere than one row by row");
            }
        }

        private static NaiveMlp start(int inputs) {
            Xoshiro256 random = new Xoshiro256(1);
            double[][][] weights = {new double[inputs][HIDDEN], new double[HIDDEN][1]};
            for (double[][] layer : weights) {
                for (double[] row : layer) {
                    Arrays.setAll(row, j -> 0.1 * random.nextGaussian());
                }
            }
            return new NaiveMlp(weights, new double[][] {new double[HIDDEN], new double[1]}, 1);
        }

        private static Runnable epoch(String rung, NaiveMlp start, BenchmarkData data) {
            Table table = data.train();
            Labels labels = data.trainLabels();
            return switch (rung) {
                case "rows" -> {
                    DMatrixRMaj x = OneHot.materializeDouble(table);
                    yield () -> inBatches(table.rows(), rows -> {
                        DMatrixRMaj batch = new DMatrixRMaj(rows.length, x.numCols);
                        System.arraycopy(x.data, rows[0] * x.numCols, batch.data, 0, batch.data.length);
                        start.step(start.gradient(batch, labels.select(rows)), RATE);
                    });
                }
                case "batches" -> {
                    Table dense = dense(table);
                    BatchMlp mlp = new BatchMlp(dense.schema(), start);
                    yield () -> inBatches(table.rows(), rows -> mlp.step(dense, labels, rows, RATE));
                }
                case "codes" -> {
                    BatchMlp mlp = new BatchMlp(table.schema(), start);
                    yield () -> inBatches(table.rows(), rows -> mlp.step(table, labels, rows, RATE));
                }
                case "packed", "vectors" -> {
                    String kernel = rung.equals("packed") ? "scalar" : "vector";
                    MlpOptions options = MlpOptions.defaults()
                            .withHidden(HIDDEN)
                            .withBatchSize(BATCH)
                            .withEpochs(FAST_EPOCHS)
                            .withOptimizer(Optimizer.SGD)
                            .withLearningRate(RATE);
                    MlpBenchmark.checkTraining(options, data, Workers.sequential(), Learners.kernels(kernel));
                    MlpTrainer trainer = new MlpTrainer(options, Workers.sequential(), Learners.kernels(kernel));
                    yield () -> trainer.fit(table, labels);
                }
                default -> throw new IllegalArgumentException("No rung '" + rung + "'");
            };
        }

        private interface Step {
            void take(int[] rows);
        }

        private static void inBatches(int rows, Step step) {
            for (int from = 0; from < rows; from += BATCH) {
                step.take(IntStream.range(from, Math.min(rows, from + BATCH)).toArray());
            }
        }

        /** The one-hot matrix as a table of numeric columns. */
        private static Table dense(Table table) {
            FMatrixRMaj matrix = OneHot.materialize(table);
            List<String> names = IntStream.range(0, matrix.numCols)
                    .mapToObj(table.schema()::featureName)
                    .toList();
            return new Table(new Schema(names, List.of()), matrix, new int[0][]);
        }
    }

    @Benchmark
    public Object network(Networks state, Processor processor) {
        return processor.charge(state.epochs, () -> {
            state.epoch.run();
            return state;
        });
    }
}
