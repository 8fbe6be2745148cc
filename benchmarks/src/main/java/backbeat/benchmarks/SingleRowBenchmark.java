package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Compares;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The time until one row is answered, as a service would ask: every call sampled, so that p50, p99 and p99.9 are seen.
 * 4,096 rows rotate, lest the branch predictor learn one of them by heart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@InProfile(Profile.PEERS)
@Shown(
        on = {Shown.Page.KNN, Shown.Page.FOREST, Shown.Page.MLP},
        curve = Shown.Curve.PREDICT)
public class SingleRowBenchmark extends BenchmarkDefaults {
    private static final int QUERIES = 4096;

    @Param("track")
    public String data;

    @Param("knn")
    @Values(
            value = {"knn", "forest", "mlp"},
            in = {Profile.SMOKE, Profile.REGULAR, Profile.PEERS})
    public String learner;

    @Param("vector")
    @Values(
            value = {"vector", "scalar"},
            in = Profile.REGULAR)
    public String kernel;

    private final Workers caller = Workers.sequential();
    private final double[] out = new double[1];
    private BinaryClassifier model;
    private Table[] rows;
    private int next;

    /** Fits, and checks that a row alone is answered as it is among the others. */
    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        try (Workers workers = Workers.ofAvailableProcessors()) {
            model = Learners.fit(learner, tables, workers, Learners.kernels(kernel))
                    .compile(workers);
        }
        Table queries = tables.queries(QUERIES);
        double[] together = model.probabilities(queries);
        rows = new Table[queries.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = queries.select(new int[] {row});
            if (predict(rows[row]) != together[row]) {
                throw new IllegalStateException("Row " + row + " alone: " + out[0] + ", in a batch: " + together[row]);
            }
        }
    }

    @Benchmark
    @Compares({PeerTask.KNN_ROW, PeerTask.FOREST_ROW, PeerTask.MLP_ROW})
    public double row() {
        next = next + 1 == rows.length ? 0 : next + 1;
        return predict(rows[next]);
    }

    private double predict(Table row) {
        model.probabilities(row, caller, out);
        return out[0];
    }
}
