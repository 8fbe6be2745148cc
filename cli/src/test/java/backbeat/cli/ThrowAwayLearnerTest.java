package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.catalogue.CentroidEntry;
import backbeat.kernel.KernelProvider;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A learner that the program has never heard of goes all the way through it, told to the catalogue and nothing else: study,
 * files, report, prediction, inspection, training, and a refusal to export.
 */
class ThrowAwayLearnerTest {
    @TempDir
    private static Path home;

    /** With these parts of the songs the blend of both learners is better than each; with most it is one of them. */
    private static final String SEED = "8";

    /** Half of the ninth decimal of a prediction, and half of the twelfth of a study's. */
    private static final BigDecimal BOTH_ROUNDED = new BigDecimal("0.0000000005005");

    private static Path songs;

    private static CommandLineRun execute(String... arguments) {
        return CommandLineRun.of(CentroidEntry.added(), arguments);
    }

    private static Path run() {
        return home.resolve("run");
    }

    private static String model() {
        return run().resolve("centroid.backbeat").toString();
    }

    @BeforeAll
    static void aStudyWithIt() throws IOException {
        songs = SmallSongs.write(home, SmallSongs.lines(700));
        CommandLineRun run = execute(
                "run",
                "--quick",
                "--genres",
                "first",
                "--models",
                "majority,centroid,knn,blend",
                "--leaks",
                "--seed",
                SEED,
                "--data",
                songs.toString(),
                "--out",
                run().toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("centroid "), run.out());
    }

    @Test
    void itStandsInTheFilesAndInTheReport() throws IOException {
        JsonNode metrics =
                new ObjectMapper().readTree(run().resolve("metrics.json").toFile());
        List<String> models = new ArrayList<>();
        metrics.get("models").fieldNames().forEachRemaining(models::add);
        assertEquals(List.of("majority", "knn", "centroid", "blend"), models);
        assertEquals(
                "knn + centroid", metrics.at("/details/blend/options/models").textValue());
        assertEquals("1", metrics.at("/details/centroid/options/sharpness").textValue());
        assertTrue(metrics.at("/models/centroid/auc/value").doubleValue() > 0.5);
        assertTrue(metrics.at("/leaks/0/models/centroid/auc/value").doubleValue() > 0.5);
        assertTrue(Files.readAllLines(run().resolve("predictions.csv")).get(0).endsWith(",knn,centroid,blend"));
        for (String report : List.of("report.html", "report.md")) {
            assertTrue(Files.readString(run().resolve(report)).contains("nearest centroid"), report);
        }
    }

    @Test
    void itsFilesAndBlendsOfItPredict() throws IOException {
        List<String> lines = Files.readAllLines(run().resolve("predictions.csv"));
        List<String> header = Arrays.asList(lines.get(0).split(","));
        for (String key : List.of("centroid", "blend", "knn", "majority")) {
            Path answers = home.resolve(key + ".csv");
            CommandLineRun predict = execute(
                    "predict", run().resolve(key + ".backbeat").toString(), songs.toString(), "-o", answers.toString());
            assertEquals(0, predict.code(), predict.err());
            List<String> predicted = Files.readAllLines(answers);
            int probability = Arrays.asList(predicted.get(0).split(",")).indexOf("probability");
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",");
                String own = predicted.get(1 + Integer.parseInt(fields[0])).replaceAll("\"[^\"]*\"", "x");
                BigDecimal difference = new BigDecimal(fields[header.indexOf(key)])
                        .subtract(new BigDecimal(own.split(",")[probability]));
                assertTrue(
                        difference.abs().compareTo(BOTH_ROUNDED) <= 0, key + ", row " + fields[0] + ": " + difference);
            }
        }
    }

    @Test
    void itIsInspectedAndItsExportIsRefusedWithTheReason() {
        CommandLineRun inspect = execute("inspect", model());
        assertEquals(0, inspect.code(), inspect.err());
        assertTrue(inspect.out().contains("Learner     centroid"), inspect.out());
        assertTrue(inspect.out().contains("sharpness"), inspect.out());
        Path onnx = home.resolve("centroid.onnx");
        CommandLineRun export = execute("export", "--onnx", onnx.toString(), model());
        assertEquals(1, export.code());
        assertTrue(export.err().contains("There is no form of this model (nearest centroid) in ONNX"), export.err());
        assertFalse(Files.exists(onnx));
    }

    @Test
    void itIsTrainedWithItsOption() throws IOException {
        CommandLineRun help = execute("train", "--help");
        assertTrue(help.out().contains("--sharpness=X"), help.out());
        Path saved = home.resolve("sharp.backbeat");
        CommandLineRun train = train("--sharpness", "2.5", "--save", saved.toString());
        assertEquals(0, train.code(), train.err());
        try (Workers workers = Workers.of(1)) {
            Pipeline pipeline = ModelFile.read(
                    saved,
                    workers,
                    KernelProvider.best().kernels(),
                    CentroidEntry.added().learners().codecs());
            assertEquals("2.5", pipeline.provenance().options().get("sharpness"));
        }
        assertTrue(train("--sharpness", "-1", "--save", "x").err().contains("--sharpness: the sharpness must be"));
        assertTrue(train("--k", "3", "--save", "x").err().contains("--k is an option of --model knn, not of centroid"));
    }

    private static CommandLineRun train(String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--model", "centroid", "--data", songs.toString()));
        arguments.addAll(Arrays.asList(more));
        return execute(arguments.toArray(String[]::new));
    }

    @Test
    void theProgramWithoutItSaysSo() {
        CommandLineRun inspect = CommandLineRun.of("inspect", model());
        assertEquals(1, inspect.code());
        assertTrue(inspect.err().contains("A learner of kind 'CENT' is not known to this program"), inspect.err());
    }
}
