package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.mlp.Mlp;
import backbeat.mlp.TrainingHistory;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.result.StudyResult;
import backbeat.result.Tuning.NeighborTrial;
import backbeat.tree.Candidates;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of train, on a small file. */
class TrainCommandTest extends SmallTraining {
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
        List<NeighborTrial> chosen =
                trials.stream().filter(NeighborTrial::chosen).toList();
        assertEquals(1, chosen.size(), trials.toString());
        NeighborTrial best = chosen.get(0);
        assertTrue(best.k() != 15, "a k that is not the default, or this shows nothing: " + best);
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
}
