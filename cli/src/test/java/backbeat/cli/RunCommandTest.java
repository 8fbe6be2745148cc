package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import backbeat.experiment.Json;
import backbeat.experiment.StudyFiles;
import backbeat.experiment.result.StudyResult;
import backbeat.experiment.result.Tuning;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The promises of {@code backbeat run}, on a small file. */
class RunCommandTest {
    private static final int ROWS = 700;

    @TempDir
    private Path home;

    private Path results;
    private List<String> songs;

    @BeforeEach
    void aFileOfSongs() throws IOException {
        results = Files.createDirectory(home.resolve("results"));
        songs = SmallSongs.lines(ROWS);
    }

    private CommandLineRun run(String name, String... more) throws IOException {
        Path file = SmallSongs.write(home, songs);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--quick",
                "--data",
                file.toString(),
                "--out",
                results.resolve(name).toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void writesTheFilesAndPrintsTheTable() throws IOException {
        CommandLineRun run = run("a", "--protocol", "track");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "forest.backbeat",
                        "knn.backbeat",
                        "loss.csv",
                        "metrics.json",
                        "mlp.backbeat",
                        "plots",
                        "predictions.csv",
                        "report.html",
                        "report.md",
                        "split.csv",
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
    }

    @Test
    void theFilesHaveTheirAgreedShape() throws IOException {
        assertEquals(0, run("a", "--protocol", "song", "--seed", "3").code());
        JsonNode metrics =
                new ObjectMapper().readTree(results.resolve("a/metrics.json").toFile());
        assertEquals(1, metrics.get("schema").intValue());
        assertEquals("song", metrics.get("protocol").textValue());
        assertEquals(3, metrics.get("seed").longValue());
        assertEquals("real", metrics.get("data").get("source").textValue());
        assertEquals(ROWS, metrics.get("data").get("rows").intValue());
        assertEquals(64, metrics.get("data").get("sha256").textValue().length());
        for (String model : List.of("majority", "logistic", "knn", "forest", "mlp", "blend")) {
            JsonNode auc = metrics.get("models").get(model).get("auc");
            assertTrue(auc.get("low").doubleValue() <= auc.get("value").doubleValue(), model);
            assertTrue(auc.get("value").doubleValue() <= auc.get("high").doubleValue(), model);
        }
        JsonNode timings =
                new ObjectMapper().readTree(results.resolve("a/timings.json").toFile());
        assertTrue(timings.get("models").get("knn").get("predictRows").intValue() > 0);
        assertTrue(timings.get("totalSeconds").doubleValue() > 0);
    }

    @Test
    void theLearningRateSearchAndItsVerdictAreKept() throws IOException {
        Path file = SmallSongs.write(home, songs);
        String folder = results.resolve("a").toString();
        CommandLineRun run =
                CommandLineRun.of("run", "--models", "majority,mlp", "--data", file.toString(), "--out", folder);
        assertEquals(0, run.code(), run.err());
        Tuning tuning =
                Json.read(results.resolve("a/metrics.json"), StudyResult.class).tuning();
        assertEquals(
                List.of(6, 3),
                Stream.of(1, 2)
                        .map(round -> (int) tuning.learningRateRounds().stream()
                                .filter(standing -> standing.round() == round)
                                .count())
                        .toList());
        Tuning.LearningRateTrial chosen = tuning.learningRates().stream()
                .filter(Tuning.LearningRateTrial::chosen)
                .findFirst()
                .orElseThrow();
        Tuning.LearningRateStanding winner = tuning.learningRateRounds().stream()
                .filter(standing -> standing.round() == 2 && standing.survived())
                .findFirst()
                .orElseThrow();
        assertEquals(chosen.learningRate(), winner.learningRate());
        assertEquals(chosen.validationLoss(), winner.validationLoss());

        List<Tuning.EpochLoss> epochs = tuning.epochs();
        assertEquals(chosen.epochs(), epochs.size());
        Tuning.EpochLoss best = epochs.get(tuning.bestEpoch() - 1);
        Tuning.EpochLoss last = epochs.get(epochs.size() - 1);
        assertEquals(chosen.validationLoss(), best.validation());
        assertEquals(tuning.bestEpoch(), tuning.verdict().bestEpoch());
        assertEquals(best.validation() - best.train(), tuning.verdict().gapAtBest(), 1e-8);
        assertEquals(last.validation() - last.train(), tuning.verdict().gapAtEnd(), 1e-8);
        assertEquals(last.validation() / best.validation() - 1, tuning.verdict().rise(), 1e-8);
        assertTrue(
                List.of("still_improving", "converged", "overfitting")
                        .contains(tuning.verdict().fit()),
                tuning.verdict().fit());

        List<String> csv = Files.readAllLines(results.resolve("a/loss.csv"));
        assertEquals("epoch,training,validation,learning_rate", csv.get(0));
        assertEquals(epochs.size(), csv.size() - 1);
        for (Tuning.EpochLoss epoch : epochs) {
            String[] fields = csv.get(epoch.epoch()).split(",");
            assertEquals(epoch.epoch(), Integer.parseInt(fields[0]));
            assertEquals(epoch.train(), Double.parseDouble(fields[1]));
            assertEquals(epoch.validation(), Double.parseDouble(fields[2]));
            assertEquals(chosen.learningRate(), Double.parseDouble(fields[3]));
        }
    }

    @Test
    void filesOfEarlierVersionsAreRead() throws IOException {
        assertEquals(0, run("a", "--models", "majority,mlp").code());
        Path file = results.resolve("a/metrics.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode metrics = (ObjectNode) mapper.readTree(file.toFile());
        ObjectNode tuning = (ObjectNode) metrics.get("tuning");
        tuning.remove(List.of("learningRateRounds", "verdict"));
        tuning.get("epochs").forEach(epoch -> ((ObjectNode) epoch).remove("learningRate"));
        mapper.writeValue(file.toFile(), metrics);
        Tuning read = Json.read(file, StudyResult.class).tuning();
        assertEquals(List.of(), read.learningRateRounds());
        assertEquals(Tuning.Verdict.NONE, read.verdict());
        assertTrue(Double.isNaN(read.epochs().get(0).learningRate()));
        assertEquals(
                0, CommandLineRun.of("report", results.resolve("a").toString()).code());
    }

    @Test
    void noNetworkNoLosses() throws IOException {
        assertEquals(0, run("a", "--models", "majority,knn").code());
        assertFalse(Files.exists(results.resolve("a/loss.csv")));
        Path file = results.resolve("a/metrics.json");
        StudyResult result = Json.read(file, StudyResult.class);
        assertEquals(Tuning.Verdict.NONE, result.tuning().verdict());
        assertEquals(Files.readString(file), Json.text(result) + "\n");
    }

    @Test
    void predictionsAndSplitAgreeWithTheInput() throws IOException {
        assertEquals(
                0, run("a", "--protocol", "track", "--models", "majority,knn").code());
        List<String> predictions = Files.readAllLines(results.resolve("a/predictions.csv"));
        List<String> split = Files.readAllLines(results.resolve("a/split.csv"));
        assertEquals("row,track_id,label,majority,knn", predictions.get(0));
        assertEquals("row,part", split.get(0));
        Set<String> test = Set.copyOf(split.stream()
                .filter(line -> line.endsWith(",test"))
                .map(line -> line.split(",")[0])
                .toList());
        assertEquals(test.size(), predictions.size() - 1);
        for (String line : predictions.subList(1, predictions.size())) {
            String[] fields = line.split(",");
            assertTrue(test.contains(fields[0]), line);
            String[] source = songs.get(Integer.parseInt(fields[0]) + 1).split(",");
            assertEquals(source[1], fields[1], "row is the 0-based data row of the input");
            assertEquals(Integer.parseInt(source[5]) >= 50 ? "1" : "0", fields[2], line);
        }
    }

    @Test
    void exportedMatricesHaveTheSplitOfTheRun() throws IOException {
        assertEquals(0, run("a", "--protocol", "song", "--models", "majority").code());
        Path matrices = results.resolve("matrices");
        CommandLineRun export = CommandLineRun.of(
                "data",
                "export",
                "--protocol",
                "song",
                "--data",
                home.resolve("songs.csv").toString(),
                "--out",
                matrices.toString());
        assertEquals(0, export.code(), export.err());
        List<String> split = Files.readAllLines(results.resolve("a/split.csv"));
        for (String part : List.of("train", "validation", "test")) {
            List<Long> run = split.stream()
                    .filter(line -> line.endsWith("," + part))
                    .map(line -> Long.valueOf(line.split(",")[0]))
                    .toList();
            assertEquals(run, longs(matrices.resolve(part + "_rows.npy")), part);
        }
    }

    /** The values of a one-dimensional NumPy file of 64-bit integers. */
    private static List<Long> longs(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(10 + bytes.getShort(8));
        List<Long> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            values.add(bytes.getLong());
        }
        return values;
    }

    @Test
    void theSameBytesForAnyThreadsAndKernelAndNoTimesInThem() throws IOException {
        assertEquals(0, run("a", "--threads", "1", "--kernel", "scalar").code());
        assertEquals(0, run("b", "--threads", "3", "--kernel", "vector").code());
        for (String file : List.of(
                "metrics.json", "predictions.csv", "split.csv", "knn.backbeat", "forest.backbeat", "mlp.backbeat")) {
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
    void metricsAreReadBackWithoutLoss() throws IOException {
        assertEquals(0, run("a").code());
        Path file = results.resolve("a").resolve(StudyFiles.METRICS);
        StudyResult result = Json.read(file, StudyResult.class);
        assertEquals(Files.readString(file), Json.text(result) + "\n");
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
    void resultsThatLackNewerListsAreRead() throws IOException {
        assertEquals(0, run("a", "--models", "majority,forest").code());
        Path metrics = results.resolve("a/metrics.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = (ObjectNode) mapper.readTree(metrics.toFile());
        ((ObjectNode) root.get("insight")).remove(List.of("disputed", "hardest", "dependence", "groups"));
        ((ObjectNode) root.get("tuning")).remove(List.of("outOfBag", "learningRateRounds", "verdict"));
        mapper.writeValue(metrics.toFile(), root);
        CommandLineRun report = CommandLineRun.of("report", results.resolve("a").toString());
        assertEquals(0, report.code(), report.err());
    }

    @Test
    void jsonIsTheMetricsFileAndNothingElse() throws IOException {
        CommandLineRun run = run("a", "--format", "json", "--models", "majority");
        assertEquals(Files.readString(results.resolve("a/metrics.json")), run.out());
    }

    @Test
    void badRowsAreSkippedOnRequestAndWrittenDown() throws IOException {
        songs.set(5, songs.get(5).replace("False", "perhaps").replace("True", "perhaps"));
        CommandLineRun failed = run("a");
        assertFailure(failed, 1, "songs.csv", "explicit", "perhaps");
        CommandLineRun skipped = run("a", "--on-bad-row", "skip", "--models", "majority");
        assertEquals(0, skipped.code(), skipped.err());
        List<String> rejects = Files.readAllLines(results.resolve("a/rejects.csv"));
        assertEquals(2, rejects.size());
        assertTrue(rejects.get(1).startsWith("4,6,"), rejects.get(1));
        assertTrue(skipped.out().contains("1 rows could not be parsed"), skipped.out());
    }

    @Test
    void existingResultsStayUnlessForced() throws IOException {
        assertEquals(0, run("a", "--models", "majority").code());
        byte[] before = Files.readAllBytes(results.resolve("a/metrics.json"));
        assertFailure(run("a", "--models", "majority", "--seed", "5"), 1, "exists already", "--force");
        assertArrayEquals(before, Files.readAllBytes(results.resolve("a/metrics.json")));
        assertEquals(
                0, run("a", "--models", "majority", "--seed", "5", "--force").code());
        assertFalse(Arrays.equals(before, Files.readAllBytes(results.resolve("a/metrics.json"))));
    }

    @Test
    void aTruncatedFileIsNamedWithItsRow() throws IOException {
        broken(lines -> lines.set(lines.size() - 1, lines.get(lines.size() - 1).substring(0, 40)));
        assertFailure(run("a"), 1, "songs.csv", "row " + (ROWS - 1));
        assertEquals(List.of(), names(results));
    }

    @Test
    void aWrongHeaderNamesTheMissingColumn() throws IOException {
        broken(lines -> lines.set(0, SmallSongs.HEADER.replace("danceability", "dance")));
        assertFailure(run("a"), 1, "danceability");
        assertEquals(List.of(), names(results));
    }

    @Test
    void aTextInANumberColumnIsNamedWithRowAndColumn() throws IOException {
        String bad = songs.get(3).replaceFirst("Album \\d+,Song \\d+,\\d+,\\d+", "Album 1,Song 1,50,long");
        broken(lines -> lines.set(3, bad));
        assertFailure(run("a"), 1, "row 2", "duration_ms", "long");
        assertEquals(List.of(), names(results));
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        songs = List.of();
        assertFailure(run("a"), 1, "songs.csv");
        assertEquals(List.of(), names(results));
    }

    @Test
    void aHeaderAloneIsAnError() throws IOException {
        songs = List.of(SmallSongs.HEADER);
        assertFailure(run("a"), 1, "songs.csv");
        assertEquals(List.of(), names(results));
    }

    @Test
    void labelsOfOneClassAreAnError() throws IOException {
        assertFailure(run("a", "--threshold", "101"), 1, "popularity >= 101");
        assertEquals(List.of(), names(results));
    }

    @Test
    void aFolderOrAMissingFileIsAnError() throws IOException {
        String out = results.resolve("a").toString();
        assertFailure(CommandLineRun.of("run", "--data", home.toString(), "--out", out), 1, "directory");
        assertFailure(CommandLineRun.of("run", "--data", home + "/none.csv", "--out", out), 1, "none.csv");
        assertEquals(List.of(), names(results));
    }

    @Test
    void anUnreadableFileIsAnError() throws IOException {
        Path file = SmallSongs.write(home, songs);
        assertTrue(file.toFile().setReadable(false));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        String out = results.resolve("a").toString();
        assertFailure(CommandLineRun.of("run", "--data", file.toString(), "--out", out), 1, "permission");
        assertEquals(List.of(), names(results));
    }

    @ParameterizedTest
    @CsvSource({
        "--protocol, nights, 'no protocol ''nights'''",
        "--models, oracle, '--models'",
        "--models, blend, 'at least two'",
        "--threads, 0, '--threads must be at least 1'",
        "--threads, many, '--threads'",
        "--kernel, gpu, '--kernel'",
        "--seed, x, '--seed'",
        "--format, xml, '--format'",
        "--outliers, bend, '--outliers'",
        "--repeat, 0, '--repeat'",
        "--folds, 2, '--folds'",
        "--surprise, 1, '--surprise'"
    })
    void badOptionsAreUsageErrors(String option, String value, String named) throws IOException {
        assertFailure(run("a", option, value), 2, named, "backbeat run --help");
        assertEquals(List.of(), names(results));
    }

    private void broken(Consumer<List<String>> change) {
        change.accept(songs);
    }

    /** One line, warnings apart, that starts with the program's name, says all of {@code parts}, and is no stack trace. */
    private static void assertFailure(CommandLineRun run, int code, String... parts) {
        assertEquals(code, run.code(), run.err());
        List<String> lines =
                run.err().lines().filter(line -> !line.startsWith("warning: ")).toList();
        assertEquals(1, lines.size(), run.err());
        assertTrue(lines.get(0).startsWith("backbeat: "), run.err());
        for (String part : parts) {
            assertTrue(lines.get(0).contains(part), part + " in: " + run.err());
        }
        assertFalse(run.err().contains("internal error"), run.err());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
