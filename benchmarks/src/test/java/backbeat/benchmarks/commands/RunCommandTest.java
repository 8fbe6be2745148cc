package backbeat.benchmarks.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = BenchMain.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    @Test
    void theSmokeProfileRunsAndWritesResultAndEnvironment() throws IOException {
        Path file = directory.resolve("smoke.json");
        assertEquals(0, run("smoke", "Roofline.*fma1Thread", "--out", file.toString()), err::toString);
        List<Measurement> measurements = ResultFile.read(file);
        assertEquals(1, measurements.size());
        assertEquals("RooflineBenchmark.fma1Thread", measurements.get(0).name());
        assertTrue(measurements.get(0).secondary().get("flops") > 0);
        for (String field :
                List.of("machine", "cpu", "jdk", "kernels", "track", "commit", "load", "time", "others", "stolen")) {
            assertTrue(ResultFile.environment(file).hasNonNull(field), field);
        }
        assertEquals(2, run("smoke", "Roofline.*fma1Thread", "--out", file.toString()), "never overwritten unasked");
        assertEquals(0, run("smoke", "Roofline.*fma1Thread", "--out", file.toString(), "--force"));
    }

    @Test
    void aFailureCostsNothingThatWasMeasured() throws IOException {
        Path file = directory.resolve("half.json");
        int code = run(
                "smoke", "Roofline.*fma1Thread|PeerBenchmark.knn", "-p", "library=nobody", "--out", file.toString());
        assertEquals(1, code);
        assertTrue(err.toString().contains("PeerBenchmark.knnPredict"), err::toString);
        assertTrue(err.toString().contains("No library 'nobody'"), err::toString);
        assertEquals(
                List.of("RooflineBenchmark.fma1Thread"),
                ResultFile.read(file).stream().map(Measurement::name).toList());
    }

    @Test
    void resultsAreFiledByMachineAndJdk() throws IOException {
        assertEquals(0, run("smoke", "Roofline.*fma1Thread", "--results", directory.toString(), "--accept"));
        Path accepted = directory
                .resolve(Environment.machine())
                .resolve("jdk" + Runtime.version().feature() + "-smoke.json");
        assertTrue(Files.exists(accepted), accepted::toString);
    }

    @Test
    void listingRunsNothing() throws IOException {
        assertEquals(0, run("regular", "--list", "--results", directory.toString(), "latency", "-p", "kib=24"));
        assertTrue(out.toString().contains("1 measurements"), out.toString());
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aGridCombinesWhatTheBenchmarksDeclare() {
        assertEquals(0, run("regular", "--list", "--grid", "KdTreeQuery", "-p", "k=15", "-p", "data=synthetic-2000"));
        assertTrue(
                out.toString()
                        .contains(
                                "6 measurements:\n  KdTreeQueryBenchmark.search data=synthetic-2000 k=15 kernel=vector,scalar"
                                        + " leafSize=32,16,64"),
                out.toString());
    }

    @Test
    void aProfileThatHasNoneNamesThoseThatHave() {
        assertEquals(2, run("grid", "--list", "Roofline"));
        assertTrue(err.toString().contains("regular would run some"), err.toString());
    }
}
