package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.result.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@code backbeat run}, on a small file. */
class RunCommandTest extends SmallRun {
    @Test
    void writesTheFilesAndPrintsTheTable() throws IOException {
        CommandLineRun run = run("a", "--protocol", "track");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "blend.backbeat",
                        "forest.backbeat",
                        "knn.backbeat",
                        "logistic.backbeat",
                        "loss.csv",
                        "majority.backbeat",
                        "metrics.json",
                        "mlp.backbeat",
                        "plots",
                        "predictions.csv",
                        "report.html",
                        "report.md",
                        "split.csv",
                        "tables",
                        "timings.json"),
                names(results.resolve("a")));
        List<String> lines = run.out().lines().toList();
        assertTrue(
                lines.stream().allMatch(line -> line.length() <= Backbeat.WIDTH || line.contains(home.toString())),
                run.out());
        int header = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("model "))
                .findFirst()
                .orElseThrow());
        assertTrue(lines.get(header + 2).startsWith("majority "), run.out());
        assertTrue(run.out().contains("NOT the published file"), run.out());
        assertTrue(run.out().contains("\n         'track_genre' collects the members of all rows in "), run.out());
        assertFalse(run.out().contains("WARNING 'track_genre'"), "what the recipe asks for is no warning");
    }

    @Test
    void theSameBytesForAnyThreadsAndKernelAndNoTimesInThem() throws IOException {
        assertEquals(0, run("a", "--threads", "1", "--kernel", "scalar").code());
        assertEquals(0, run("b", "--threads", "3", "--kernel", "vector").code());
        for (String file : List.of(
                "metrics.json",
                "predictions.csv",
                "split.csv",
                "knn.backbeat",
                "blend.backbeat",
                "forest.backbeat",
                "mlp.backbeat")) {
            assertArrayEquals(
                    Files.readAllBytes(results.resolve("a").resolve(file)),
                    Files.readAllBytes(results.resolve("b").resolve(file)),
                    file);
        }
        assertEquals(0, run("c", "--seed", "43").code());
        assertFalse(Arrays.equals(
                Files.readAllBytes(results.resolve("a/predictions.csv")),
                Files.readAllBytes(results.resolve("c/predictions.csv"))));
    }

    @Test
    void repeatsAndFoldsAreSummedUp() throws IOException {
        CommandLineRun run =
                run("a", "--models", "majority,knn", "--repeat", "3", "--folds", "4", "--protocol", "artist");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("3 seeds: mean") && run.out().contains("4 folds: mean"), run.out());
        StudyResult result = Json.read(results.resolve("a").resolve(StudyFiles.METRICS), StudyResult.class);
        assertEquals(List.of(42L, 43L, 44L), result.repeats().get(0).runs());
        double[] aucs = result.repeats().get(0).models().get("knn").get("auc").values();
        assertEquals(
                result.models().get("knn").get("auc").value(), aucs[0], 1e-9, "the first repeat is the run itself");
        assertEquals(
                4, result.repeats().get(1).models().get("majority").get("auc").values().length);
        String report = Files.readString(results.resolve("a/report.html"));
        assertTrue(report.contains("The models over 3 seeds") && report.contains("The models over 4 folds"));
        assertEquals(
                0, CommandLineRun.of("report", results.resolve("a").toString()).code());
        assertEquals(report, Files.readString(results.resolve("a/report.html")));
        assertTrue(Files.readString(results.resolve("a/report.md")).contains("The models over 3 seeds"));
    }

    @Test
    void aReportTellsWhatTheStudiesFoundAndRefusesOtherData() throws IOException {
        assertEquals(0, run("a", "--models", "majority,knn").code());
        String file = home.resolve("songs.csv").toString();
        for (String study : List.of("leaks", "published")) {
            CommandLineRun run = CommandLineRun.of(
                    "study",
                    study,
                    "--data",
                    file,
                    "--out",
                    results.resolve(study).toString());
            assertEquals(0, run.code(), run.err());
        }
        String folder = results.resolve("a").toString();
        CommandLineRun with = CommandLineRun.of(
                "report",
                folder,
                "--with",
                results.resolve("leaks").toString(),
                "--with",
                results.resolve("published").toString());
        assertEquals(0, with.code(), with.err());
        String report = Files.readString(results.resolve("a/report.html"));
        assertTrue(report.contains("id=\"leaks\""), "the staircase");
        assertTrue(report.contains("The nearest settings"), "the published search");
        songs.remove(songs.size() - 1);
        assertEquals(0, run("b", "--models", "majority,knn").code());
        assertFailure(
                CommandLineRun.of(
                        "report",
                        results.resolve("b").toString(),
                        "--with",
                        results.resolve("leaks").toString()),
                1,
                "is about other data");
    }

    @Test
    void jsonIsTheMetricsFileAndNothingElse() throws IOException {
        CommandLineRun run = run("a", "--format", "json", "--models", "majority");
        assertEquals(Files.readString(results.resolve("a/metrics.json")), run.out());
    }
}
