package backbeat.benchmarks.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.report.Report;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.Provenance;
import backbeat.benchmarks.results.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportTest {
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

    private static String entry(String benchmark, String parameters, double score, String unit) {
        return """
                {"benchmark":"backbeat.benchmarks.%s","mode":"%s","params":{%s},"primaryMetric":{"score":%s,\
                "scoreUnit":"%s","rawData":[[%s],[%s]]},"secondaryMetrics":{"bytes":{"score":1,"rawData":[[160e9]]}}}\
                """.formatted(
                        benchmark, unit.startsWith("ops") ? "thrpt" : "avgt", parameters, score, unit, score, score);
    }

    private Path result(String name, String profile, String commit, String... entries) throws IOException {
        Path file = directory.resolve(name + ".json");
        Files.writeString(file, "[" + String.join(",", entries) + "]");
        Files.writeString(directory.resolve(name + ".env.json"), """
                {"machine":"m","cpu":"A cpu","processors":2,"caches":{"L2":"1024K"},"jdkFeature":17,"profile":"%s",\
                "commit":"%s","track":"real, 9 rows, sha256 0","time":"2026-01-01T1%s:00:00Z","others":%s,"stolen":0.001}\
                """.formatted(
                        profile, commit, commit.equals("c1") ? 0 : 1, commit.equals("c1") ? 0.02 : 0.004));
        return file;
    }

    @Test
    void acceptedPiecesReplaceTheirLikeAndKeepTheRest() throws IOException {
        Path first =
                result("a", "regular", "c1", entry("X.a", "\"k\":\"1\"", 5, "ns/op"), entry("X.b", "", 7, "ns/op"));
        Path second = result("b", "regular", "c2", entry("X.a", "\"k\":\"1\"", 6, "ns/op"));
        assertEquals(
                0,
                run("accept", first.toString(), second.toString(), "--results", directory.toString()),
                err::toString);
        Path accepted = directory.resolve("m").resolve("jdk17-regular.json");
        List<Measurement> kept = ResultFile.read(accepted);
        assertEquals(List.of(6.0, 7.0), kept.stream().map(Measurement::score).toList());
        String text = Files.readString(accepted);
        assertTrue(text.contains("\"commit\":\"c1\"") && text.contains("\"commit\":\"c2\""), text);
    }

    @Test
    void aWholeRunLeavesNothingOlder() throws IOException {
        Path first = result("a", "regular", "c1", entry("X.a", "", 5, "ns/op"), entry("X.gone", "", 7, "ns/op"));
        Path second = result("b", "regular", "c2", entry("X.a", "", 6, "ns/op"));
        ResultFile.accept(first, directory, false);
        Path accepted = ResultFile.accept(second, directory, true);
        assertEquals(
                List.of(6.0),
                ResultFile.read(accepted).stream().map(Measurement::score).toList());
    }

    @Test
    void theTableOfResultsCountsCommitsAndNamesTheWorstHour() throws IOException {
        Path first = result("a", "regular", "c1", entry("X.a", "", 5, "ns/op"), entry("X.b", "", 7, "ns/op"));
        Path second = result("b", "regular", "c2", entry("X.b", "", 6, "ns/op"), entry("X.c", "", 6, "ns/op"));
        ResultFile.accept(first, directory, false);
        Path accepted = ResultFile.accept(second, directory, false);
        String table = Provenance.table(accepted.getParent(), List.of("jdk17-regular.json", "none.json"));
        assertTrue(table.contains("| c1 (1), c2 (2) |"), table);
        assertTrue(table.contains("| 2.0 % | 0.1 % | 2026-01-01 10:00 to 2026-01-01 11:00 |"), table);
        assertFalse(table.contains("none.json"), table);
    }

    /** Peers that took other kernels than they take by themselves are told of below the table. */
    @Test
    void whatPeersHeardOfTheEnvironmentIsShown() throws IOException {
        Path plain = result("a", "regular", "c1", entry("X.a", "", 5, "ns/op"));
        Path accepted = ResultFile.accept(plain, directory, false);
        List<String> names = List.of("jdk17-regular.json");
        assertFalse(Provenance.table(accepted.getParent(), names).contains("heard"));
        Path slow = result("b", "regular", "c2", entry("X.b", "", 6, "ns/op"));
        Path beside = directory.resolve("b.env.json");
        Files.writeString(
                beside,
                Files.readString(beside)
                        .replace("\"stolen\"", "\"peersHeard\":\"OPENBLAS_CORETYPE=Haswell\",\"stolen\""));
        ResultFile.accept(slow, directory, false);
        String table = Provenance.table(accepted.getParent(), names);
        assertTrue(
                table.contains("\njdk17-regular.json: **peers heard OPENBLAS_CORETYPE=Haswell**, which chose"), table);
    }

    @Test
    void aResultWithoutEnvironmentIsRefused() throws IOException {
        Path lonely = Files.writeString(directory.resolve("lonely.json"), "[]");
        assertEquals(2, run("accept", lonely.toString(), "--results", directory.toString()));
        assertTrue(err.toString().contains("lonely.env.json"), err.toString());
    }

    @Test
    void theReportFillsThePageAndDrawsThePlots() throws IOException {
        Path regular = result(
                "a",
                "regular",
                "c1",
                entry("RooflineBenchmark.read1Thread", "\"kib\":\"512\"", 1, "ops/s"),
                entry("UpdateBenchmark.adam", "\"kernel\":\"vector\"", 0.4, "ns/op"));
        Path large = result(
                "b",
                "large",
                "c2",
                entry("KnnBatchBenchmark.probabilities", "\"data\":\"synthetic-1000\"", 1, "ms/op"),
                entry("KnnBatchBenchmark.probabilities", "\"data\":\"synthetic-10000\"", 20, "ms/op"),
                entry("KnnBatchBenchmark.probabilities", "\"data\":\"synthetic-100000\"", 100, "ms/op"));
        run("accept", regular.toString(), large.toString(), "--results", directory.toString());
        Path page = directory.resolve("performance.md");
        StringBuilder text = new StringBuilder("before\n");
        for (String block : List.of(
                "environment", "summary", "aims", "peers", "roofline", "limits", "regular", "growth", "guard-slowed")) {
            text.append("<!-- generated: %s -->\nold\n<!-- end of %s -->\n".formatted(block, block));
        }
        Files.writeString(page, text + "after\n");
        Path learner = Files.createDirectory(directory.resolve("notebook")).resolve("mlp.md");
        Files.writeString(learner, "<!-- generated: mlp -->\nold\n<!-- end of mlp -->\n");
        run("accept", regular.toString(), "--results", directory.toString(), "--as", "guard");
        Path guard = directory.resolve("m").resolve("guard");
        Files.move(guard.resolve("a.json"), guard.resolve("before.json"));
        Files.copy(guard.resolve("before.json"), guard.resolve("slowed.json"));
        String[] command = {
            "report", "--docs", directory.toString(), "--results", directory.toString(), "--machine", "m"
        };
        assertEquals(0, run(command), err::toString);
        String filled = Files.readString(page);
        assertTrue(filled.startsWith("before\n") && filled.endsWith("after\n"), filled);
        assertFalse(filled.contains("old"), filled);
        // 32 bytes in 0.4 ns are 80 GB/s of 160
        assertTrue(filled.contains("| UpdateBenchmark.adam | kernel=vector | 80.0 |"), filled);
        assertTrue(filled.contains("| 50 % |"), filled);
        assertTrue(filled.contains("| 1,000 → 10,000 → 100,000 | 1.00 ms → 20.0 ms → 100 ms | 1.00 ± 0.17 |"), filled);
        assertTrue(filled.contains("c1") && filled.contains("c2"), filled);
        assertTrue(filled.contains("2 compared: 0 slower, 0 faster."), filled);
        assertTrue(
                Files.readString(learner).contains("| UpdateBenchmark.adam | kernel=vector |"), "the learner's page");
        assertTrue(Files.readString(directory.resolve("img").resolve("growth-predict.svg"))
                .contains("n^1.00"));
        assertEquals(0, run(command));
        assertEquals(filled, Files.readString(page), "a second report changes nothing");
    }

    @Test
    void theGridHasAColumnForEachSize() throws IOException {
        String fit = "ForestFitBenchmark.fit";
        String ten = "\"mode\":\"one-hot\",\"threads\":\"2\",\"trees\":\"10\",\"data\":\"synthetic-%d\"";
        String hundred = ten.replace("\"10\"", "\"100\"");
        Path grid = result(
                "g",
                "grid",
                "c1",
                entry(fit, ten.formatted(12_500), 50, "ms/op"),
                entry(fit, ten.formatted(90_000), 360, "ms/op"),
                entry(fit, ten.formatted(1_250_000), 5000, "ms/op"),
                entry(fit, hundred.formatted(12_500), 500, "ms/op"),
                entry(fit, hundred.formatted(90_000), 3600, "ms/op"));
        run("accept", grid.toString(), "--results", directory.toString());
        assertEquals("""
                | what | mode | trees | threads | 10,000 rows | 72,000 rows | 1,000,000 rows | exponent |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                | ForestFitBenchmark.fit | one-hot | 10 | 2 | 50.0 ms | 360 ms | 5.00 s | 1.00 ± 0.00 |
                | ForestFitBenchmark.fit | one-hot | 100 | 2 | 500 ms | 3.60 s |  | 1.00 |
                """, Report.read(directory.resolve("m")).blocks().get("forest-grid"));
    }

    @Test
    void aSittingBesideTheStrongestPeersCanBeOfAnotherMachine() throws IOException {
        Path here = Files.createDirectories(directory.resolve("m"));
        Path there = Files.createDirectories(directory.resolve("n"));
        Files.createDirectories(directory.resolve("without"));
        strong(here, 0.05);
        strong(there, 0.07);
        Map<String, String> blocks = Report.read(here).blocks();
        assertTrue(
                blocks.get("targets").contains("| read csv | 1 | 0.0500 s | Polars: 0.0600 s |"),
                blocks.get("targets"));
        assertTrue(blocks.get("targets").contains("| 1.20 × | met |"), blocks.get("targets"));
        assertTrue(blocks.get("targets@n").contains("| 0.86 × | **missed** |"), blocks.get("targets@n"));
        assertTrue(blocks.get("strong@n").contains("**slower**: 1.17 × the time"), blocks.get("strong@n"));
        assertEquals("(not measured)\n", blocks.get("strong-million@n"));
        assertFalse(blocks.keySet().stream().anyMatch(name -> name.endsWith("@without") || name.endsWith("@m")));
    }

    private static void strong(Path machine, double seconds) throws IOException {
        String row =
                "{\"task\":\"read csv\",\"threads\":1,\"library\":\"%s\",\"unit\":\"s\",\"median\":%s,\"low\":%s,\"high\":%s%s}";
        Files.writeString(
                machine.resolve("strong.json"),
                "["
                        + row.formatted("backbeat", seconds, seconds, seconds, "")
                        + ","
                        + row.formatted("Polars", 0.06, 0.06, 0.06, ",\"backbeatTimesFaster\":" + 0.06 / seconds)
                        + "]");
        Files.writeString(machine.resolve("strong.env.json"), """
                {"machine":"%s","cpu":"A cpu","processors":2,"caches":{"L2":"1024K"},"jdkFeature":17,"profile":"strong",\
                "commit":"c1","track":"real, 9 rows, sha256 0","time":"2026-01-01T10:00:00Z","others":0.02,"stolen":0.001}\
                """.formatted(machine.getFileName()));
    }

    @Test
    void aPageWithoutAnEndOrWithAnUnknownBlockIsRefused() {
        String open = "<!-- generated: peers -->\n";
        Map<String, String> blocks = Map.of("peers", "table\n");
        assertThrows(IOException.class, () -> ReportCommand.filled(open, blocks));
        assertThrows(
                IOException.class, () -> ReportCommand.filled("<!-- generated: x -->\n<!-- end of x -->\n", blocks));
    }
}
