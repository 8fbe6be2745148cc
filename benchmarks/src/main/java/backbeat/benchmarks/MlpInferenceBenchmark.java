package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpScorer;
import backbeat.mlp.MlpTrainer;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Predictions a second: all test rows in a call on one thread (0 B/op) or a team, and one row in a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@Shown(on = Shown.Page.MLP, curve = Shown.Curve.PREDICT)
public class MlpInferenceBenchmark extends MlpBenchmark {
    @Param("track")
    @Values("synthetic-100000")
    public String data;

    @Param("64")
    @Values("128")
    public int hidden;

    @Param("vector")
    @Values(
            value = {"vector", "scalar"},
            in = Profile.REGULAR)
    public String kernel;

    private Table table;
    private Mlp mlp;
    private MlpScorer scorer;
    private Workers team;
    private double[] out;
    private float[] numeric;
    private int[] codes;
    private int next;

    /** Rows predicted, turned into a rate by JMH. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Work {
        public long rows;
    }

    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        MlpOptions options = MlpOptions.defaults().withHidden(hidden).withEpochs(1);
        mlp = new MlpTrainer(options, Workers.sequential(), Learners.kernels(kernel))
                .fit(tables.train(), tables.trainLabels());
        table = tables.test();
        checkPredictions(mlp, table);
        scorer = mlp.scorer();
        team = Workers.of(2);
        out = new double[table.rows()];
        numeric = new float[table.schema().numericCount()];
        codes = new int[table.schema().categoricalCount()];
    }

    @TearDown
    public void close() {
        team.close();
    }

    /** A row and unit: 12 numbers, 3 rows of weights, 1 for the output. */
    @Benchmark
    @Costs(
            arithmetic = 16,
            each = {"hidden", "rows/ops"})
    public double[] batch1Thread(Work work) {
        work.rows += table.rows();
        scorer.probabilities(table, 0, table.rows(), out);
        return out;
    }

    /** A row and unit: 12 numbers, 3 rows of weights, 1 for the output. */
    @Benchmark
    @Costs(
            arithmetic = 16,
            each = {"hidden", "rows/ops"})
    public double[] batch2Threads(Work work) {
        work.rows += table.rows();
        mlp.probabilities(table, team, out);
        return out;
    }

    /** A row and unit: 12 numbers, 3 rows of weights, 1 for the output. */
    @Benchmark
    @InProfile(value = Profile.REGULAR, forks = 2)
    @Costs(
            arithmetic = 16,
            each = {"hidden", "rows/ops"})
    public double singleRow(Work work) {
        next = (next + 1) % table.rows();
        work.rows++;
        System.arraycopy(table.numeric().data, next * numeric.length, numeric, 0, numeric.length);
        for (int c = 0; c < codes.length; c++) {
            codes[c] = table.code(next, c);
        }
        return scorer.probability(numeric, codes);
    }
}
