package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.Preprocessor;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writing a model's bytes and reading them back, in memory: what is left is the disk's. */
@State(Scope.Benchmark)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(value = Profile.LARGE, upToRows = 1_000_000)
@Shown(on = {Shown.Page.KNN, Shown.Page.FOREST, Shown.Page.MLP})
public class ModelFileBenchmark extends BenchmarkDefaults {
    @Param("track")
    public String data;

    @Param("knn")
    @Values(
            value = {"knn", "forest", "mlp"},
            in = {Profile.SMOKE, Profile.REGULAR})
    public String learner;

    private Pipeline pipeline;
    private byte[] bytes;

    /** The size of the file. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Size {
        public long fileBytes;
    }

    /** Fits, and checks that the model that was read answers with the same bits. */
    @Setup
    public void prepare() throws IOException {
        BenchmarkData tables = BenchmarkData.named(data);
        BinaryClassifier model;
        try (Workers workers = Workers.ofAvailableProcessors()) {
            model = Learners.fit(learner, tables, workers, Learners.kernels("auto"));
        }
        pipeline = Pipeline.of(identity(tables.train().schema()), model);
        bytes = ModelFile.toBytes(pipeline);
        Table queries = tables.queries(500);
        double[] expected = pipeline.classifier().probabilities(queries);
        if (!Arrays.equals(expected, load().classifier().probabilities(queries))) {
            throw new IllegalStateException("The " + learner + " that was read answers differently");
        }
    }

    /** A preprocessor for rows that are standardized already. */
    private static Preprocessor identity(Schema schema) {
        int d = schema.numericCount();
        double[] low = new double[d];
        double[] high = new double[d];
        double[] one = new double[d];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        Arrays.fill(one, 1);
        return new Preprocessor(schema, 0, low, high, new double[d], one, false);
    }

    @Benchmark
    @Costs(bytes = 1, from = Costs.Level.MEMORY, each = "fileBytes")
    public byte[] save(Size size) {
        byte[] written = ModelFile.toBytes(pipeline);
        size.fileBytes = written.length;
        return written;
    }

    @Benchmark
    @Costs(bytes = 1, from = Costs.Level.MEMORY, each = "fileBytes")
    public Pipeline load(Size size) throws IOException {
        size.fileBytes = bytes.length;
        return load();
    }

    private Pipeline load() throws IOException {
        return ModelFile.read(bytes, Workers.sequential());
    }
}
