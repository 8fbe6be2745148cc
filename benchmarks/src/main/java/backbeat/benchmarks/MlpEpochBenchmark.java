package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.kernel.Kernels;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.parallel.Workers;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An epoch of Adam over the training rows: a fit of ten epochs, divided by ten, so a tenth of the packing of the rows is in
 * it. What {@code -prof gc} shows is allocated once a fit and once an epoch, nothing per step. Batch 0 is the full batch.
 */
@State(Scope.Benchmark)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@Shown(on = Shown.Page.MLP)
public class MlpEpochBenchmark extends MlpBenchmark {
    private static final int EPOCHS = 10;

    @Param("track")
    @Values({"synthetic-100000", "synthetic-1000000"})
    public String data;

    @Param("64")
    @Values("128")
    public int hidden;

    @Param("256")
    @Values({"1024", "0"})
    public int batch;

    @Param("1")
    @Values(
            value = {"1", "2"},
            in = Profile.REGULAR)
    @Values(value = "2", in = Profile.LARGE)
    public int threads;

    @Param("vector")
    @Values(
            value = {"vector", "scalar"},
            in = Profile.REGULAR)
    public String kernel;

    private BenchmarkData tables;
    private Workers workers;
    private MlpTrainer trainer;

    @Setup
    public void prepare() {
        tables = BenchmarkData.named(data);
        workers = Workers.of(threads);
        Kernels kernels = Learners.kernels(kernel);
        MlpOptions options = MlpOptions.defaults()
                .withHidden(hidden)
                .withEpochs(EPOCHS)
                .withBatchSize(batch == 0 ? tables.train().rows() : batch);
        checkTraining(options, tables, workers, kernels);
        trainer = new MlpTrainer(options, workers, kernels);
    }

    @TearDown
    public void close() {
        workers.close();
    }

    /** What was trained on. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Size {
        public long trainingRows;
    }

    /**
     * A row and unit: forward 12 numbers, 3 rows of weights, 1 for the output; backward 1 for the gate, 15 for the weights, 1
     * for the output's; and Adam's 12 for 140 weights every {@code batch} rows, 7 at 256.
     */
    @Benchmark
    @OperationsPerInvocation(EPOCHS)
    @Costs(
            arithmetic = 33 + 7,
            each = {"hidden", "trainingRows"})
    public Mlp epoch(Size size) {
        size.trainingRows = tables.train().rows();
        return trainer.fit(tables.train(), tables.trainLabels());
    }
}
