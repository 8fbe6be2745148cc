package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.result.StudyResult;
import backbeat.result.Tuning;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of a run hold, and that older ones are read. */
class RunFilesTest extends SmallRun {
    @Test
    void theFilesHaveTheirAgreedShape() throws IOException {
        assertEquals(0, run("a", "--protocol", "song", "--seed", "3").code());
        JsonNode metrics =
                new ObjectMapper().readTree(results.resolve("a/metrics.json").toFile());
        assertEquals(2, metrics.get("schema").intValue());
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
    void metricsAreReadBackWithoutLoss() throws IOException {
        assertEquals(0, run("a").code());
        Path file = results.resolve("a").resolve(StudyFiles.METRICS);
        StudyResult result = Json.read(file, StudyResult.class);
        assertEquals(Files.readString(file), Json.text(result) + "\n");
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
    void predictionsAndSplitAgreeWithTheInput() throws IOException {
        assertEquals(
                0, run("a", "--protocol", "track", "--models", "majority,knn").code());
        List<String> predictions = Files.readAllLines(results.resolve("a/predictions.csv"));
        List<String> split = Files.readAllLines(results.resolve("a/split.csv"));
        assertEquals("row,track_id,cluster,label,majority,knn", predictions.get(0));
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
            assertEquals(Integer.parseInt(source[5]) >= 50 ? "1" : "0", fields[3], line);
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
}
