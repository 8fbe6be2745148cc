package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.inspection.TreeView;
import backbeat.logistic.LogisticRegression;
import backbeat.onnx.OnnxRun;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.recipe.RecipeJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of inspect and export, on models of a small file. */
class ModelCommandsTest extends SmallTraining {
    @Test
    void aLogisticRegressionIsNamedSoAndShowsItsCoefficients() throws IOException {
        assertEquals(0, train("logistic", "default").code());
        assertEquals(0, train("logistic", "strict", "--l2", "50").code());
        Pipeline model = Pipeline.load(folder.resolve("default"));
        assertEquals("1", model.provenance().options().get("l2"));
        assertEquals("logistic", model.learner());
        assertTrue(model.provenance().metrics().get("test.auc") > 0.6);
        assertTrue(squares(Pipeline.load(folder.resolve("strict"))) < squares(model) / 2);
        CommandLineRun inspect = CommandLineRun.of("inspect", path("default"));
        assertTrue(inspect.out().contains("Learner     logistic"), inspect.out());
        List<String> columns = new ArrayList<>(model.preprocessor().schema().numeric());
        model.preprocessor()
                .schema()
                .categorical()
                .forEach(
                        column -> column.categories().forEach(category -> columns.add(column.name() + " " + category)));
        for (String column : columns) {
            assertTrue(
                    inspect.out().matches("(?s).*\\n(Coefficient)? *" + Pattern.quote(column) + " +[+-]\\d.*"), column);
        }
        // A coefficient is of standardized values: without its deviation a boolean's would be read as what true adds.
        int flag = model.preprocessor().schema().numeric().indexOf("explicit");
        assertTrue(model.preprocessor().isBoolean(flag) && model.preprocessor().deviation(flag) < 1);
        assertTrue(
                inspect.out()
                        .matches("(?s).*explicit \\(boolean\\): mean 0\\.\\d+, sd "
                                + Pattern.quote(
                                        TreeView.number(model.preprocessor().deviation(flag))) + "\\n.*"),
                inspect.out());
        assertTrue(inspect.out().contains("from false to true coefficient / sd"), inspect.out());
        assertEquals(2, train("logistic", "x", "--l2", "-1").code());
        CommandLineRun run = train("logistic", "x", "--epochs", "3");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--epochs is an option of --model mlp, not of logistic"), run.err());
        run = train("knn", "x", "--l2", "1");
        assertTrue(run.err().contains("--l2 is an option of --model logistic or mlp, not of knn"), run.err());
    }

    @Test
    void inspectTellsProgramsTheSame() throws IOException {
        assertEquals(0, train("logistic", "l").code());
        CommandLineRun run = CommandLineRun.of("inspect", path("l"), "--format", "json");
        assertEquals(0, run.code(), run.err());
        JsonNode data = new ObjectMapper().readTree(run.out());
        assertEquals("logistic", data.get("learner").textValue());
        assertEquals("1", data.at("/provenance/options/l2").textValue());
        Pipeline model = Pipeline.load(folder.resolve("l"));
        LogisticRegression regression = (LogisticRegression) model.classifier();
        JsonNode coefficients = data.at("/model/coefficients");
        assertEquals(model.preprocessor().schema().oneHotWidth(), coefficients.size());
        for (int f = 0; f < coefficients.size(); f++) {
            assertEquals(
                    regression.coefficient(f),
                    coefficients.get(f).get("coefficient").doubleValue(),
                    1e-6,
                    "column " + f);
        }
    }

    @Test
    void anExportMayHaveFewerTrees() throws IOException {
        assertEquals(0, train("forest", "f", "--trees", "9").code());
        assertEquals(
                0,
                CommandLineRun.of("export", "--onnx", path("whole"), path("f")).code());
        assertEquals(
                0,
                CommandLineRun.of("export", "--onnx", path("few"), "--trees", "2", path("f"))
                        .code());
        assertEquals(
                0,
                CommandLineRun.of("export", "--onnx", path("one"), "--trees", "1", path("f"))
                        .code());
        long withoutTrees = Files.size(folder.resolve("one")); // and one tree: what every file has
        long few = Files.size(folder.resolve("few")) - withoutTrees;
        long whole = Files.size(folder.resolve("whole")) - withoutTrees;
        assertTrue(0 < few && few < whole / 2, few + " bytes of " + whole);
        assertEquals(
                2,
                CommandLineRun.of("export", "--onnx", path("x"), "--trees", "10", path("f"))
                        .code());
        assertEquals(0, train("knn", "k").code());
        CommandLineRun refused = CommandLineRun.of("export", "--onnx", path("x"), "--trees", "1", path("k"));
        assertEquals(2, refused.code());
        assertTrue(
                refused.err().contains("--trees: The model (k-nearest neighbors) has no trees to leave out"),
                refused.err());
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void inspectShowsWhatIsInside() {
        assertEquals(0, train("forest", "f", "--trees", "5").code());
        CommandLineRun forest = CommandLineRun.of("inspect", path("f"));
        assertEquals(0, forest.code(), forest.err());
        for (String fact : List.of(
                "FRST ",
                "popularity >= 50",
                "SHA-256 ",
                "Protocol    song",
                "trees                    5",
                "test.auc",
                "set of 4 members",
                "5 trees",
                "Impurity",
                "importance",
                "%")) {
            assertTrue(forest.out().contains(fact), fact + " in\n" + forest.out());
        }
        assertEquals(0, train("mlp", "n", "--hidden", "8,4", "--epochs", "2").code());
        CommandLineRun network = CommandLineRun.of("inspect", path("n"));
        assertTrue(network.out().contains("8 × 4"), network.out());
        assertTrue(network.out().contains("2 epochs, weights of epoch "), network.out());
        assertEquals(0, train("knn", "k", "--k", "9").code());
        CommandLineRun neighbors = CommandLineRun.of("inspect", path("k"));
        assertTrue(neighbors.out().contains("k = 9, weighting uniform"), neighbors.out());
    }

    /** No minus before zero, and the figures of all coefficients below each other. */
    @Test
    void coefficientsStandInColumns() throws IOException {
        String longName = "a_column_with_a_name_that_is_longer_than_any_terminal_would_like_it_to_be";
        StringBuilder csv = new StringBuilder("x,zero," + longName + ",y\n");
        for (int row = 0; row < 400; row++) {
            csv.append(row % 7)
                    .append(",")
                    .append(row % 2)
                    .append(",")
                    .append(row % 5)
                    .append(",")
                    .append(row % 7 < 3 ? 1 : 0)
                    .append("\n");
        }
        Path table = Files.writeString(folder.resolve("long.csv"), csv);
        Path recipe = Files.writeString(
                folder.resolve("long.json"),
                CaseFiles.recipe(
                        "long",
                        "\"numeric\": [\"x\", \"zero\", \"" + longName + "\"]",
                        "y",
                        "1",
                        ", \"duplicates\": \"keep\""));
        CommandLineRun run = CommandLineRun.of(
                "run",
                "--models",
                "logistic,forest",
                "--no-leaks",
                "--repeat",
                "1",
                "--recipe",
                recipe.toString(),
                "--data",
                table.toString(),
                "--out",
                path("long"));
        assertEquals(0, run.code(), run.err());
        for (String model : List.of("logistic", "forest")) {
            String shown = CommandLineRun.of("inspect", path("long/" + model + ".backbeat"))
                    .out();
            assertFalse(shown.matches("(?s).*-0\\.0+[^0-9].*"), shown);
            String[] lines = shown.split("\n");
            for (String mark : List.of(" odds", " ±")) { // what stands behind coefficients, and behind importances
                long ends = Arrays.stream(lines)
                        .filter(line -> line.matches(" {12}.* [+-][0-9.]+ *" + mark + ".*"))
                        .map(line -> line.indexOf(mark))
                        .distinct()
                        .count();
                assertEquals(model.equals("forest") && mark.equals(" odds") ? 0 : 1, ends, shown);
            }
            assertTrue(shown.contains("\n            " + longName + "\n"), shown);
        }
    }

    @Test
    void inspectDrawsATree() throws IOException {
        assertEquals(0, train("forest", "f", "--trees", "2").code());
        CommandLineRun text = CommandLineRun.of("inspect", path("f"), "--tree", "2", "--depth", "2");
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().lines().count() >= 3, text.out());
        assertTrue(text.out().contains("├─ yes: ") && text.out().contains("% positive"), text.out());
        CommandLineRun svg = CommandLineRun.of("inspect", path("f"), "--tree", "1", "--svg", path("t.svg"));
        assertEquals(0, svg.code(), svg.err());
        String image = Files.readString(folder.resolve("t.svg"));
        assertTrue(image.startsWith("<svg ") && image.endsWith("</svg>\n"), image);
        assertEquals(2, CommandLineRun.of("inspect", path("f"), "--tree", "3").code());
        assertEquals(0, train("knn", "k").code());
        assertEquals(2, CommandLineRun.of("inspect", path("k"), "--tree", "1").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "forest", "mlp"})
    void exportedModelsAnswerAlike(String learner) throws IOException, OrtException {
        // An isotonic map may jump at a rounding error of a network's sum, which differs between runtimes.
        String calibration = learner.equals("mlp") ? "platt" : "isotonic";
        assertEquals(0, train(learner, "m", "--calibrate", calibration).code());
        CommandLineRun run = CommandLineRun.of("export", "--onnx", path("m.onnx"), path("m"));
        assertEquals(0, run.code(), run.err());
        Dataset dataset = new CsvSource(songs).read(RecipeJson.bundled().columns());
        int[] all = IntStream.range(0, dataset.rows()).toArray();
        Pipeline pipeline = Pipeline.load(folder.resolve("m"));
        double[] expected = pipeline.probabilities(pipeline.encode(dataset, all), Workers.sequential());
        try (OnnxRun onnx = new OnnxRun(Files.readAllBytes(folder.resolve("m.onnx")))) {
            OnnxRun.Answer answer = onnx.answer(dataset, pipeline.preprocessor().schema(), all);
            assertArrayEquals(expected, answer.probabilities(), 1e-5);
            for (int row : all) {
                assertEquals(pipeline.isPositive(expected[row]) ? 1 : 0, answer.decisions()[row], "row " + row);
            }
            assertEquals(calibration, onnx.metadata().get("backbeat.option.calibration"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "export"})
    void whatIsNoModelIsOneLine(String command) {
        CommandLineRun run = command.equals("export")
                ? CommandLineRun.of("export", "--onnx", path("x.onnx"), songs.toString())
                : CommandLineRun.of("inspect", songs.toString());
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("songs.csv: Not a Backbeat model"), run.err());
        assertFalse(Files.exists(folder.resolve("x.onnx")));
    }

    private static double squares(Pipeline pipeline) {
        double sum = 0;
        for (float weight : ((LogisticRegression) pipeline.classifier()).coefficientsToArray()) {
            sum += weight * weight;
        }
        return sum;
    }
}
