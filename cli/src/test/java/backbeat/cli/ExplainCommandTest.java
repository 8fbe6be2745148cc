package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} reads the models of a run and says what they say. */
class ExplainCommandTest {
    private static final List<String> MODELS = List.of("majority", "logistic", "knn", "forest", "mlp", "blend");

    @TempDir
    private static Path home;

    private static Path data;
    private static Path run;
    private static List<String[]> predictions;

    @BeforeAll
    static void aRun() throws IOException {
        data = SmallSongs.write(home, SmallSongs.lines(700));
        run = home.resolve("run");
        CommandLineRun made = CommandLineRun.of("run", "--quick", "--data", data.toString(), "--out", run.toString());
        assertEquals(0, made.code(), made.err());
        predictions = new ArrayList<>();
        Files.readAllLines(run.resolve("predictions.csv")).forEach(line -> predictions.add(line.split(",")));
    }

    private static int column(String name) {
        return Arrays.asList(predictions.get(0)).indexOf(name);
    }

    private static JsonNode explain(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("explain", "--run", run.toString(), "--format", "json"));
        arguments.addAll(List.of(more));
        CommandLineRun made = CommandLineRun.of(arguments.toArray(String[]::new));
        assertEquals(0, made.code(), made.err());
        return new ObjectMapper().readTree(made.out());
    }

    @Test
    void saysWhatPredictionsSayForEveryModel() throws IOException {
        for (String[] row : predictions.subList(1, 12)) {
            JsonNode explanation = explain("--track", row[1]);
            assertEquals(row[0], explanation.path("row").asText());
            assertEquals(row[column("label")], explanation.path("label").asText());
            assertEquals("test", explanation.path("part").asText());
            assertEquals(MODELS.size(), explanation.path("models").size());
            for (int m = 0; m < MODELS.size(); m++) {
                JsonNode answer = explanation.path("models").get(m);
                assertEquals(MODELS.get(m), answer.path("model").asText());
                assertEquals(
                        Double.parseDouble(row[column(MODELS.get(m))]),
                        answer.path("probability").asDouble(),
                        1e-9);
                assertEquals(
                        answer.path("probability").asDouble() >= 0.5,
                        answer.path("positive").asBoolean());
            }
        }
    }

    @Test
    void theTextShowsTheSameDigitsAsPredictions() {
        String[] row = predictions.get(5);
        CommandLineRun made = CommandLineRun.of("explain", "--run", run.toString(), "--row", row[0]);
        assertEquals(0, made.code(), made.err());
        for (String model : MODELS) {
            String digits = CsvWriter.probabilityText(Double.parseDouble(row[column(model)]));
            assertTrue(
                    made.out().matches("(?s).*\\n" + model + " +" + digits.replace(".", "\\.") + " .*"),
                    model + " " + digits + " in " + made.out());
        }
        for (String part : List.of(
                "Base rate 0.",
                "k = 15 nearest",
                "counted from 1 as by inspect",
                "The baseline is",
                "in the test part")) {
            assertTrue(made.out().contains(part), part + " in " + made.out());
        }
        made.out().lines().forEach(line -> assertTrue(line.length() <= Backbeat.WIDTH, line));
    }

    @Test
    void versionsOfOneSongAreFoldedAndTheRowItselfIsMarked() throws IOException {
        Set<String> relations = new HashSet<>();
        for (String id : List.of("id0", "id1", "id2", "id3", "id5", "id6", "id7", "id8")) {
            JsonNode explanation = explain("--track", id, "--models", "knn");
            JsonNode data = explanation.path("models").get(0).path("reasons").path("data");
            int rows = 0;
            Set<String> titles = new HashSet<>();
            for (JsonNode neighbor : data.path("neighbors")) {
                rows += neighbor.path("rows").size();
                assertTrue(titles.add(neighbor.path("title").asText()), "one line a title");
                relations.add(neighbor.path("relation").asText());
                if (neighbor.path("relation").asText().equals("itself")) {
                    assertEquals("train", explanation.path("part").asText());
                    // Learned with the rates of its genres without its own fold: near, not the same point.
                    assertTrue(neighbor.path("distance").asDouble() < 0.2, neighbor.toString());
                }
            }
            assertEquals(data.path("k").asInt(), rows);
        }
        assertTrue(relations.contains("itself"), relations.toString());
    }

    /** 'Is a directory' said neither which, nor that a run's folder goes with --run. */
    @Test
    void aFolderInPlaceOfAModelIsNamed() {
        CommandLineRun made = CommandLineRun.of("explain", run.toString(), "--row", "3", "--data", data.toString());
        assertEquals(1, made.code());
        assertEquals(
                "backbeat: " + run + " is a directory, not a model. For all models of a run: backbeat explain --run "
                        + run,
                made.err().strip());
    }

    @Test
    void aModelFileIsExplainedAsWell() throws IOException {
        String forest = run.resolve("forest.backbeat").toString();
        String id = predictions.get(3)[1];
        CommandLineRun made = CommandLineRun.of("explain", forest, "--track", id, "--data", data.toString());
        assertEquals(0, made.code(), made.err());
        String digits = CsvWriter.probabilityText(Double.parseDouble(predictions.get(3)[column("forest")]));
        assertTrue(made.out().contains(digits), made.out());
        assertFalse(made.out().contains("mlp"));
    }

    @Test
    void otherDataAreRefused() throws IOException {
        Path other = Files.createDirectories(home.resolve("other"));
        Path songs = SmallSongs.write(other, SmallSongs.lines(500));
        SmallRun.assertFailure(
                CommandLineRun.of("explain", "--run", run.toString(), "--track", "id1", "--data", songs.toString()),
                1,
                "was trained on songs.csv (sha256",
                "--data FILE");
        CommandLineRun made = CommandLineRun.of(
                "train",
                "--model",
                "majority",
                "--seed",
                "3",
                "--data",
                data.toString(),
                "--save",
                other.resolve("m.backbeat").toString());
        assertEquals(0, made.code(), made.err());
        SmallRun.assertFailure(
                CommandLineRun.of(
                        "explain",
                        run.resolve("knn.backbeat").toString(),
                        other.resolve("m.backbeat").toString(),
                        "--data",
                        data.toString(),
                        "--track",
                        "id1"),
                1,
                "was trained on other rows than",
                "one at a time");
    }

    @Test
    void whatIsAskedWronglyIsSaid() {
        SmallRun.assertFailure(
                CommandLineRun.of("explain", "--run", run.toString(), "--track", "nobody"),
                1,
                "No row that is used has track_id 'nobody'");
        SmallRun.assertFailure(
                CommandLineRun.of("explain", "--run", run.toString(), "--row", "700"), 1, "Row 700 is not used");
        SmallRun.assertFailure(CommandLineRun.of("explain", "--run", run.toString()), 2, "--id=ID", "--row=N");
        SmallRun.assertFailure(
                CommandLineRun.of("explain", "--run", home.toString(), "--track", "id1"), 1, "holds no timings.json");
        SmallRun.assertFailure(
                CommandLineRun.of("explain", "--run", run.toString(), "--models", "tree", "--track", "id1"),
                1,
                "holds no tree.backbeat",
                "It has majority, logistic");
    }

    @Test
    void aCalibratedModelSaysBothProbabilities() throws IOException {
        Path saved = home.resolve("calibrated.backbeat");
        CommandLineRun made = CommandLineRun.of(
                "train",
                "--model",
                "knn",
                "--k",
                "9",
                "--calibrate",
                "platt",
                "--decide",
                "f1",
                "--data",
                data.toString(),
                "--save",
                saved.toString());
        assertEquals(0, made.code(), made.err());
        CommandLineRun explained = CommandLineRun.of(
                "explain",
                saved.toString(),
                "--data",
                data.toString(),
                "--row",
                predictions.get(1)[0]);
        assertEquals(0, explained.code(), explained.err());
        assertTrue(explained.out().contains("after calibration"), explained.out());
        Path answers = home.resolve("answers.csv");
        CommandLineRun predicted =
                CommandLineRun.of("predict", saved.toString(), data.toString(), "-o", answers.toString());
        assertEquals(0, predicted.code(), predicted.err());
        String row =
                Files.readAllLines(answers).get(1 + Integer.parseInt(predictions.get(1)[0]));
        String[] fields = row.split(",");
        String probability = fields[fields.length - 2];
        assertTrue(explained.out().contains(probability), probability + " in " + explained.out());
    }
}
