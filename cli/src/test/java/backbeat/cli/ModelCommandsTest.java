package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.logistic.LogisticRegression;
import backbeat.mlp.Mlp;
import backbeat.mlp.TrainingHistory;
import backbeat.onnx.OnnxRun;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.recipe.RecipeJson;
import backbeat.result.StudyResult;
import backbeat.result.Tuning.NeighborTrial;
import backbeat.tree.Candidates;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of train, inspect and export, on a small file. */
class ModelCommandsTest {
    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    private static Path songs;

    @BeforeAll
    static void aFileOfSongs() throws IOException {
        songs = SmallSongs.write(home, SmallSongs.lines(700));
    }

    private CommandLineRun train(String model, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--model",
                model,
                "--data",
                songs.toString(),
                "--save",
                folder.resolve(name).toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void trainSavesWhatWasAskedFor() throws IOException {
        CommandLineRun run = train(
                "forest",
                "f.backbeat",
                "--trees",
                "7",
                "--min-leaf",
                "2",
                "--category-splits",
                "subset",
                "--calibrate",
                "platt",
                "--decide",
                "f1",
                "--protocol",
                "track",
                "--seed",
                "9");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("majority "), run.out());
        Pipeline model = Pipeline.load(folder.resolve("f.backbeat"));
        assertEquals("forest", model.learner());
        assertEquals("7", model.provenance().options().get("trees"));
        assertEquals("subset", model.provenance().options().get("categorySplits"));
        assertEquals("track", model.provenance().protocol());
        assertEquals("popularity >= 50", model.provenance().positive());
        assertEquals(9, model.provenance().seed());
        assertEquals(64, model.provenance().dataSha256().length());
        assertTrue(model.provenance().metrics().get("test.auc") > 0.6);
        assertTrue(model.calibration().isPresent());
        assertFalse(model.threshold() == 0.5);
        assertEquals(List.of("track_id", "artists", "album_name", "track_name"), model.identifiers());
    }

    @Test
    void rarelyUsedOptionsReachTheLearner() throws IOException {
        CommandLineRun forest = train(
                "forest",
                "rare.backbeat",
                "--trees",
                "3",
                "--criterion",
                "entropy",
                "--candidates",
                "log2",
                "--min-gain",
                "0.001",
                "--random-thresholds",
                "true",
                "--max-bins",
                "32",
                "--positive-weight",
                "2");
        assertEquals(0, forest.code(), forest.err());
        ForestOptions options =
                ((RandomForest) Pipeline.load(folder.resolve("rare.backbeat")).classifier()).options();
        assertEquals(Criterion.ENTROPY, options.tree().criterion());
        assertEquals(Candidates.log2(), options.tree().candidates());
        assertEquals(0.001, options.tree().minGain());
        assertTrue(options.tree().randomThresholds());
        assertEquals(32, options.maxBins());
        assertEquals(new ClassWeights(1, 2), options.tree().weights());
        CommandLineRun network = train(
                "mlp",
                "rarer.backbeat",
                "--epochs",
                "2",
                "--schedule",
                "step:1:0.5",
                "--max-gradient-norm",
                "0.1",
                "--positive-weight",
                "2");
        assertEquals(0, network.code(), network.err());
        Pipeline loaded = Pipeline.load(folder.resolve("rarer.backbeat"));
        assertEquals("step:1:0.5", loaded.provenance().options().get("schedule"));
        List<TrainingHistory.Epoch> epochs =
                ((Mlp) loaded.classifier()).history().epochs();
        assertEquals(epochs.get(0).learningRate() / 2, epochs.get(1).learningRate());
        assertEquals(2, train("mlp", "x", "--schedule", "step:0:0.5").code());
    }

    @Test
    void setsOfCategoriesHaveDefaultsOfTheirOwn() throws IOException {
        CommandLineRun run = train("forest", "sets.backbeat", "--trees", "2", "--category-splits", "subset");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                "8",
                Pipeline.load(folder.resolve("sets.backbeat"))
                        .provenance()
                        .options()
                        .get("minLeaf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "forest", "mlp", "logistic"})
    void theSameBytesForAnyThreadsAndKernel(String model) throws IOException {
        assertEquals(
                0, train(model, "a", "--threads", "1", "--kernel", "scalar").code());
        assertEquals(
                0, train(model, "b", "--threads", "3", "--kernel", "vector").code());
        assertArrayEquals(Files.readAllBytes(folder.resolve("a")), Files.readAllBytes(folder.resolve("b")));
    }

    @Test
    void autoChoosesTheKThatTheStudyChooses() throws IOException {
        CommandLineRun study =
                CommandLineRun.of("run", "--models", "majority,knn", "--data", songs.toString(), "--out", path("run"));
        assertEquals(0, study.code(), study.err());
        List<NeighborTrial> trials = Json.read(folder.resolve("run").resolve(StudyFiles.METRICS), StudyResult.class)
                .tuning()
                .neighbors();
        NeighborTrial best = Collections.min(
                trials,
                Comparator.comparingDouble(NeighborTrial::logLoss)
                        .thenComparing(NeighborTrial::k, Comparator.reverseOrder()));
        assertTrue(best.chosen() && best.k() != 15, "a k that is not the default, or this shows nothing: " + best);
        CommandLineRun run = train("knn", "auto", "--k", "auto");
        assertEquals(0, run.code(), run.err());
        String tried = trials.stream().map(trial -> Integer.toString(trial.k())).collect(Collectors.joining(", "));
        Map<String, String> options =
                Pipeline.load(folder.resolve("auto")).provenance().options();
        String chosenFrom = tried + " by the log loss of calibrated votes";
        String weights = Pipeline.load(folder.resolve("run").resolve("knn.backbeat"))
                .provenance()
                .options()
                .get("weights");
        String line = "k = " + best.k() + ", weights " + weights + ", chosen from " + chosenFrom;
        assertTrue(run.out().contains(line), run.out());
        assertEquals(Integer.toString(best.k()), options.get("k"));
        assertEquals(weights, options.get("weights"));
        assertEquals(chosenFrom, options.get("kChosenFrom"));
    }

    @Test
    void aChosenKIsThatOfTheWeightingAndNamingItGivesTheSameModel() throws IOException {
        CommandLineRun run = train("knn", "auto", "--k", "auto", "--weighting", "distance");
        assertEquals(0, run.code(), run.err());
        Provenance auto = Pipeline.load(folder.resolve("auto")).provenance();
        String k = auto.options().get("k");
        CommandLineRun inspect = CommandLineRun.of("inspect", path("auto"));
        assertTrue(inspect.out().contains("k = " + k + ", weighting distance"), inspect.out());
        CommandLineRun named = train("knn", "named", "--k", k, "--weighting", "distance");
        assertEquals(0, named.code(), named.err());
        assertFalse(named.out().contains("chosen from"), named.out());
        Provenance fixed = Pipeline.load(folder.resolve("named")).provenance();
        assertEquals(fixed.metrics(), auto.metrics());
        assertFalse(fixed.options().containsKey("kChosenFrom"));
    }

    @Test
    void kIsANumberOrAuto() {
        CommandLineRun run = train("knn", "x.backbeat", "--k", "many");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("'many' is neither a whole number nor auto"), run.err());
        assertEquals(2, train("forest", "x.backbeat", "--k", "auto").code());
        assertFalse(Files.exists(folder.resolve("x.backbeat")));
    }

    @Test
    void optionsOfAnotherLearnerAreUsageErrors() {
        CommandLineRun run = train("knn", "x.backbeat", "--trees", "5");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--trees is an option of --model forest, not of knn"), run.err());
        assertEquals(2, train("knn", "x.backbeat", "--k", "0").code());
        assertEquals(2, train("nonsense", "x.backbeat").code());
        assertFalse(Files.exists(folder.resolve("x.backbeat")));
    }

    @Test
    void aNetworkBeginsAndStepsAsItIsTold() throws IOException {
        assertEquals(0, train("mlp", "default", "--epochs", "2").code());
        assertEquals(
                0,
                train("mlp", "uniform", "--epochs", "2", "--initialization", "fan_in_uniform")
                        .code());
        assertEquals(
                0, train("mlp", "he", "--epochs", "2", "--initialization", "he").code());
        assertEquals(
                0,
                train("mlp", "decay", "--epochs", "2", "--weight-decay", "0.5").code());
        Pipeline he = Pipeline.load(folder.resolve("he"));
        Pipeline decay = Pipeline.load(folder.resolve("decay"));
        assertEquals("he", he.provenance().options().get("initialization"));
        assertEquals("0.5", decay.provenance().options().get("weightDecay"));
        float[] weights = firstWeights(Pipeline.load(folder.resolve("default")));
        assertArrayEquals(weights, firstWeights(Pipeline.load(folder.resolve("uniform"))));
        assertFalse(Arrays.equals(weights, firstWeights(he)));
        assertFalse(Arrays.equals(weights, firstWeights(decay)));
        assertEquals(2, train("mlp", "x", "--initialization", "zeros").code());
        assertEquals(2, train("mlp", "x", "--weight-decay", "-1").code());
    }

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

    private static double squares(Pipeline pipeline) {
        double sum = 0;
        for (float weight : ((LogisticRegression) pipeline.classifier()).coefficientsToArray()) {
            sum += weight * weight;
        }
        return sum;
    }

    private static float[] firstWeights(Pipeline pipeline) {
        return ((Mlp) pipeline.classifier()).layers().get(0).weightsToArray();
    }

    @Test
    void anExistingModelStaysUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("m"), "mine");
        assertEquals(1, train("knn", "m").code());
        assertEquals("mine", Files.readString(file));
        assertEquals(0, train("knn", "m", "--force").code());
        assertEquals("knn", Pipeline.load(file).learner());
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
                "4 categories",
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
}
