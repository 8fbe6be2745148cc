package backbeat.benchmarks;

import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.data.WholeFile;
import backbeat.benchmarks.spec.Compares;
import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Splitter;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.synthetic.Synthesizer;
import backbeat.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of the CSV file to standardized tables, step by step. The bytes are in memory: no disk is measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 10)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
public class DataBenchmark extends BenchmarkDefaults {
    private static final long SEED = 42;
    private static final int CHECKED_BYTES = 300_000_000;

    @Param("track")
    public String data;

    @Param("1")
    @Values(
            value = {"1", "2"},
            in = Profile.REGULAR)
    @Values(
            value = "2",
            in = {Profile.LARGE, Profile.PEERS})
    public int threads;

    private Recipe recipe;
    private Workers workers;
    private byte[] file;

    /** The rows as they were read; of their own, so that reading ten million needs memory for one set of them only. */
    @State(Scope.Benchmark)
    public static class Rows {
        private Dataset dataset;

        @Setup
        public void prepare(DataBenchmark work) throws IOException {
            dataset = work.read();
        }
    }

    /** Finds or makes the file; checks that another number of threads reads the same. */
    @Setup
    public void prepare() throws IOException {
        workers = Workers.of(threads);
        WholeFile whole = WholeFile.named(data);
        recipe = whole.recipe(RecipeJson.bundled());
        file = bytes(whole);
        if (file.length <= CHECKED_BYTES) { // the same code reads larger files
            check(read());
        }
    }

    private void check(Dataset dataset) throws IOException {
        Dataset again = CsvTable.read(
                new ByteArrayInputStream(file), "again", recipe.columns(), BadRows.FAIL, Workers.of(3), Progress.NONE);
        if (again.rows() != dataset.rows() || !again.sha256().equals(dataset.sha256())) {
            throw new IllegalStateException("Threads read " + dataset.rows() + " and " + again.rows() + " rows");
        }
        for (int row = 0; row < dataset.rows(); row++) {
            if (again.labelSource(row) != dataset.labelSource(row)
                    || Double.compare(again.number(0, row), dataset.number(0, row)) != 0) {
                throw new IllegalStateException("Threads read row " + row + " differently");
            }
        }
    }

    private byte[] bytes(WholeFile whole) throws IOException {
        if (whole.rows().isEmpty() && RealData.file().isPresent()) {
            return Files.readAllBytes(RealData.file().get());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Synthesizer(RecipeJson.bundled(), whole.rows().orElse(114_000), SEED).write(out, workers, Progress.NONE);
        return out.toByteArray();
    }

    @TearDown
    public void close() {
        workers.close();
    }

    /** The size of the file. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Size {
        public long fileBytes;
    }

    /** Parsing the file, including its SHA-256. */
    @Benchmark
    @Costs(bytes = 1, from = Costs.Level.MEMORY, each = "fileBytes")
    public Dataset read(Size size) throws IOException {
        size.fileBytes = file.length;
        return read();
    }

    private Dataset read() throws IOException {
        return CsvTable.read(
                new ByteArrayInputStream(file), "bytes", recipe.columns(), BadRows.FAIL, workers, Progress.NONE);
    }

    /** Cleaning, splitting, fitting the preprocessing on the training rows, encoding both parts. */
    @Benchmark
    @InProfile(value = Profile.REGULAR, forks = 2)
    @InProfile(value = Profile.LARGE, upToRows = 1_000_000)
    @InProfile(Profile.PEERS)
    @Compares(PeerTask.ENCODE)
    public Table[] cleanAndEncode(Rows loaded) {
        Dataset dataset = loaded.dataset;
        PreparedData data = PreparedData.of(
                dataset,
                recipe,
                recipe.protocol("track"),
                recipe.label(),
                new Splitter(0, 0.2, SEED),
                PreprocessingOptions.defaults());
        return new Table[] {data.train().table(), data.test().table()};
    }
}
