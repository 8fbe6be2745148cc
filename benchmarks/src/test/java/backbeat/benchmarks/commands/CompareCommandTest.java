package backbeat.benchmarks.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
    @TempDir
    private Path directory;

    private Path baseline;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeBaseline() throws IOException {
        baseline = write("baseline.json", 10, 1000);
    }

    private Path write(String name, double kernelTime, double fma) throws IOException {
        String entry = "{\"benchmark\":\"backbeat.benchmarks.%s\",\"mode\":\"%s\",\"params\":{},\"primaryMetric\":"
                + "{\"score\":%s,\"scoreUnit\":\"%s\",\"rawData\":%s},\"secondaryMetrics\":{}}";
        String text = "[" + String.format(entry, "K.distance", "avgt", kernelTime, "ns/op", data(kernelTime)) + ","
                + String.format(entry, "RooflineBenchmark.fma1Thread", "thrpt", fma, "ops/s", data(fma)) + "]";
        return Files.writeString(directory.resolve(name), text);
    }

    private static String data(double level) {
        return "[[" + 1.001 * level + "," + level + "],[" + 0.995 * level + "," + level + "],[" + 1.004 * level + ","
                + level + "]]";
    }

    private int run(String... arguments) {
        CommandLine commands = BenchMain.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    /** The message named the option as "option option", and the whole help stood below it. */
    @Test
    void wrongOptionsAreToldInAFewLines() {
        assertEquals(2, run("compare", "a", "b", "--same", "x"));
        assertEquals(2, run("smoke", "-p", "x"));
        assertEquals(2, run("smoke", "--fork", "2"));
        assertEquals(
                List.of(
                        "bench: Value for option '--same' (AFTER=BEFORE) should be in KEY=VALUE format but was x",
                        "See: ./backbeat bench compare --help",
                        "bench: Value for option '--param' (NAME=VALUES) should be in KEY=VALUE format but was x",
                        "See: ./backbeat bench smoke --help",
                        "bench: Unknown option: '--fork'",
                        "Possible solutions: --force, --forks",
                        "See: ./backbeat bench smoke --help"),
                err.toString().lines().toList());
    }

    /** What is named track today was named otherwise in the older version. */
    @Test
    void valuesThatStandForOthers() throws IOException {
        Path older = directory.resolve("older.json");
        Path newer = directory.resolve("newer.json");
        String text = Files.readString(baseline);
        Files.writeString(older, text.replace("{},", "{\"data\":\"track\",\"k\":\"15\"},"));
        Files.writeString(newer, text.replace("{},", "{\"data\":\"track-first\",\"k\":\"15\"},"));
        assertEquals(2, run("compare", older.toString(), newer.toString()));
        assertTrue(err.toString().contains("no benchmark in common"), err.toString());
        assertEquals(0, run("compare", "--same", "track-first=track", older.toString(), newer.toString()));
        assertTrue(out.toString().contains("2 compared: 0 slower, 0 faster."), out.toString());
        assertTrue(out.toString().contains("{data=track, k=15}"), out.toString());
    }

    @Test
    void anUnchangedRerunPasses() throws IOException {
        Path rerun = write("rerun.json", 10.05, 1001);
        assertEquals(0, run("compare", baseline.toString(), rerun.toString()));
        assertTrue(out.toString().contains("2 compared: 0 slower, 0 faster."), out.toString());
    }

    @Test
    void aSlowedKernelFailsTheGuard() throws IOException {
        Path slowed = write("slowed.json", 31, 999);
        assertEquals(3, run("compare", "--moved", baseline.toString(), slowed.toString()));
        assertTrue(out.toString().contains("SLOWER"), out.toString());
        assertTrue(out.toString().contains("3.1"), out.toString());
        assertFalse(out.toString().contains("RooflineBenchmark"), "--moved lists what moved only: " + out);
    }

    @Test
    void aMachineThatDriftedIsNamed() throws IOException {
        Path later = write("later.json", 10, 900);
        assertEquals(3, run("compare", baseline.toString(), later.toString()));
        assertTrue(out.toString().contains("machine itself ran at 0.900"), out.toString());
    }

    @Test
    void environmentsThatDifferAreShown() throws IOException {
        Path other = write("other.json", 10, 1000);
        Files.writeString(directory.resolve("baseline.env.json"), "{\"jdk\":\"17\",\"machine\":\"m\"}");
        Files.writeString(directory.resolve("other.env.json"), "{\"jdk\":\"25\",\"machine\":\"m\"}");
        assertEquals(0, run("compare", baseline.toString(), other.toString()));
        assertTrue(out.toString().contains("jdk DIFFERS: 17 / 25"), out.toString());
        assertTrue(out.toString().contains("machine: m"), out.toString());
    }

    /** What JMH itself writes of a benchmark of others: two modes, a histogram, a profiler without numbers, no counters. */
    private Path theirs(String name, String time, String rate) throws IOException {
        String entry =
                "{\"jmhVersion\":\"1.37\",\"benchmark\":\"org.example.Their.work\",\"mode\":\"%s\",\"threads\":1,"
                        + "\"primaryMetric\":{\"score\":%s,\"scoreError\":\"NaN\",\"scoreConfidence\":[\"NaN\",\"NaN\"],"
                        + "\"scoreUnit\":\"%s\",%s},%s}";
        String asm = "\"secondaryMetrics\":{\"asm\":{\"score\":\"NaN\",\"scoreUnit\":\"---\",\"rawData\":[[]]}}";
        String counts = "\"rawDataHistogram\":[[[[1.0,3],[5.0,1]],[[2.0,4]]]]";
        return Files.writeString(
                directory.resolve(name),
                "["
                        + String.join(
                                ",",
                                entry.formatted(
                                        "avgt", time, "us/op", "\"rawData\":[[" + time + "," + time + "]]", asm),
                                entry.formatted("thrpt", rate, "ops/us", "\"rawData\":" + data(4), asm),
                                entry.formatted("sample", "2.0", "us/op", counts, "\"params\":{}"),
                                entry.formatted("ss", "\"NaN\"", "us/op", "\"rawData\":[[\"NaN\"]]", asm))
                        + "]");
    }

    @Test
    void anyJsonOfJmhsIsRead() throws IOException {
        Path one = theirs("one.json", "10.0", "4.0");
        Path two = theirs("two.json", "10.5", "4.0");
        assertEquals(0, run("compare", one.toString(), two.toString()), err::toString);
        assertTrue(out.toString().contains("4 compared: 0 slower, 0 faster."), out.toString());
        assertTrue(
                out.toString().matches("(?s).*Their.work +avgt .*Their.work +thrpt .*Their.work +sample .*"),
                out.toString());
        assertTrue(out.toString().contains("no score"), out.toString());
        assertFalse(out.toString().contains("machine:"), "JMH writes no environment: " + out);
    }

    @Test
    void timesOfSampledCallsAreTheirHistograms() throws IOException {
        Measurement sampled = ResultFile.read(theirs("one.json", "10.0", "4.0")).get(2);
        assertArrayEquals(new double[] {2, 2}, sampled.forks().get(0));
    }

    @Test
    void whatIsNoScoreIsRefused() throws IOException {
        Path nonsense = theirs("nonsense.json", "\"fast\"", "1.0");
        assertEquals(1, run("compare", nonsense.toString(), nonsense.toString()));
        assertTrue(
                err.toString().contains("nonsense.json, entry 0: not a JMH result: a score is 'fast'"), err.toString());
    }

    @Test
    void errorsNameTheFile() throws IOException {
        assertEquals(
                1,
                run(
                        "compare",
                        baseline.toString(),
                        directory.resolve("none.json").toString()));
        assertTrue(err.toString().contains("There is no file"), err.toString());
        Path broken = Files.writeString(directory.resolve("broken.json"), "[{]");
        assertEquals(1, run("compare", baseline.toString(), broken.toString()));
        assertTrue(err.toString().contains("broken.json, line 1: not valid JSON: "), err.toString());
        Path foreign = Files.writeString(directory.resolve("foreign.json"), "[{\"a\":1}]");
        assertEquals(1, run("compare", baseline.toString(), foreign.toString()));
        assertTrue(err.toString().contains("foreign.json, entry 0: not a JMH result"), err.toString());
        assertEquals(1, run("compare", baseline.toString(), directory.toString()));
        assertTrue(err.toString().contains(directory + " is a directory, not a JMH result file"), err.toString());
    }

    /** Lines of a footer that are longer than the page are broken where nobody would break them. */
    @Test
    void footersFitThePage() {
        CommandLine commands = BenchMain.commandLine();
        for (CommandLine command : List.of(commands, commands.getSubcommands().get("compare"))) {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                assertTrue(line.replace("%%", "%").length() <= 80, line);
            }
        }
    }

    @Test
    void usageErrorsHaveTheirOwnCode() throws IOException {
        assertEquals(2, run("compare", baseline.toString()));
        Path empty = Files.writeString(directory.resolve("empty.json"), "[]");
        assertEquals(2, run("compare", baseline.toString(), empty.toString()));
        assertEquals(2, run("smoke", "--list", "("));
        assertTrue(err.toString().contains("not a regular expression"), err.toString());
        assertEquals(2, run("smoke", "--list", "NoSuchBenchmark"));
        assertEquals(2, run("smoke", "--list", "-p", "nonsense=1"));
    }
}
