package backbeat.benchmarks;

import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.peers.PeerReader;
import backbeat.benchmarks.spec.Compares;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.benchmarks.spec.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading the real CSV file by different libraries, each into its own table, from the file system's cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 10)
@InProfile(Profile.PEERS)
@InProfile(value = Profile.REGULAR, whenNamed = true)
public class PeerReadBenchmark extends BenchmarkDefaults {
    private static final String COLUMN = "tempo";

    @Param("backbeat")
    public String library;

    private PeerReader reader;
    private Path file;

    /** A library that reads other rows or other numbers than this project is refused. */
    @Setup
    public void prepare() throws IOException {
        file = RealData.file().orElseThrow(() -> new IllegalStateException(RealData.ADVICE));
        reader = PeerReader.named(library);
        double[] expected = PeerReader.named("backbeat").read(file, COLUMN);
        double[] found = reader.read(file, COLUMN);
        if (found.length != expected.length) {
            throw new IllegalStateException(library + " reads " + found.length + " rows of " + expected.length);
        }
        int differs = Arrays.mismatch(expected, found);
        if (differs >= 0) {
            throw new IllegalStateException(library + " reads " + found[differs] + " for " + expected[differs]
                    + " in column " + COLUMN + ", row " + (differs + 1));
        }
    }

    @Benchmark
    @Compares(PeerTask.READ)
    public double[] read() throws IOException {
        return reader.read(file, COLUMN);
    }
}
