package backbeat.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.BenchMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.OptionsBuilder;
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
    void aStudyIsNeverWarmedUp() {
        for (Plan.Batch batch : Plan.of(Profile.LARGE, Pattern.compile("StudyProcess"), Map.of())
                .batches()) {
            OptionsBuilder options = new OptionsBuilder();
            Profile.LARGE.configure(options, batch);
            assertEquals(0, options.build().getWarmupIterations().get());
            assertTrue(options.build().getMeasurementIterations().get() <= 2);
        }
    }

    @Test
    void tenMillionRowsAreLeftToWhatCanAffordThem() {
        String large = Plan.of(Profile.LARGE, Pattern.compile(Plan.EVERYTHING), Map.of())
                .describe(Profile.LARGE);
        assertTrue(large.contains("DataBenchmark.read data=synthetic-10000000"), large);
        assertFalse(large.contains("StudyProcessBenchmark.run data=synthetic-10000000"), large);
        assertTrue(large.contains("StudyProcessBenchmark.run data=synthetic-1000000 "), large);
        assertFalse(large.contains("MlpInferenceBenchmark.singleRow"), "its time does not depend on the rows");
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
    void profilesChangeOneParameterAtATime() {
        Map<String, List<String>> annotated = new LinkedHashMap<>();
        annotated.put("data", List.of("track", "synthetic-9"));
        annotated.put("k", List.of("15", "1"));
        annotated.put("kernel", List.of("vector", "scalar"));
        assertEquals(
                List.of(Map.of("data", List.of("synthetic-2000"), "k", List.of("15"), "kernel", List.of("vector"))),
                Profile.SMOKE.parameters("A.b", annotated, Map.of()));
        assertEquals(
                List.of(
                        Map.of("data", List.of("track"), "k", List.of("15"), "kernel", List.of("vector")),
                        Map.of("data", List.of("track"), "k", List.of("15"), "kernel", List.of("scalar"))),
                Profile.REGULAR.parameters("A.b", annotated, Map.of()));
        assertEquals(
                List.of("synthetic-100000", "synthetic-1000000", "synthetic-10000000"),
                Profile.LARGE.parameters("A.b", annotated, Map.of()).stream()
                        .map(parameters -> parameters.get("data").get(0))
                        .toList());
    }

    @Test
    void theGridIsOfForestsAlone() {
        Plan plan = Plan.of(Profile.GRID, Pattern.compile(Plan.EVERYTHING), Map.of());
        int cells = plan.batches().stream().mapToInt(Plan.Batch::combinations).sum();
        // sizes and trees: 5 of 6; fit 3 modes x 2 threads, batch 2 x 2, single 2
        assertEquals(5 * (6 + 4 + 2), cells, plan.describe(Profile.GRID));
        for (Plan.Batch batch : plan.batches()) {
            assertTrue(
                    batch.names().stream().allMatch(name -> name.matches(".*Forest(Fit|Predict)Benchmark.*")),
                    batch::toString);
            OptionsBuilder options = new OptionsBuilder();
            Profile.GRID.configure(options, batch);
            assertTrue(options.build().getWarmupIterations().get() >= 1, batch::toString);
        }
        assertFalse(
                plan.describe(Profile.GRID).contains("synthetic-1250000 mode=one-hot,subset threads=1,2 trees=100"));
        Plan asked = Plan.of(Profile.GRID, Pattern.compile("fit"), Map.of("trees", "100", "mode", "one-hot"));
        assertEquals(
                6, asked.batches().stream().mapToInt(Plan.Batch::combinations).sum(), asked.describe(Profile.GRID));
    }

    @Test
    void valuesThatWereAskedForAreAllCombined() {
        Map<String, List<String>> annotated = Map.of("k", List.of("15", "1"), "kernel", List.of("vector", "scalar"));
        assertEquals(
                List.of(Map.of("k", List.of("1", "2"), "kernel", List.of("vector", "scalar"))),
                Profile.REGULAR.parameters("A.b", annotated, Map.of("k", "1,2", "kernel", "vector,scalar")));
    }

    @Test
    void peersRunOnlyWhereTheyAreNamed() {
        Plan everything = Plan.of(Profile.REGULAR, Pattern.compile(Plan.EVERYTHING), Map.of());
        assertFalse(everything.describe(Profile.REGULAR).contains("PeerBenchmark"));
        assertFalse(Plan.of(Profile.REGULAR, Pattern.compile("PeerBenchmark.knn"), Map.of())
                .batches()
                .isEmpty());
    }

    @Test
    void largeRunsOnlyWhatCanGrow() {
        assertTrue(Plan.of(Profile.LARGE, Pattern.compile("Roofline"), Map.of())
                .batches()
                .isEmpty());
        assertFalse(Plan.of(Profile.LARGE, Pattern.compile("PeerBenchmark"), Map.of())
                .batches()
                .isEmpty());
    }
}
