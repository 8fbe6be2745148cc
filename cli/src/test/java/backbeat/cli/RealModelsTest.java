package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.csv.CsvSource;
import backbeat.csv.CsvWriter;
import backbeat.data.Dataset;
import backbeat.onnx.OnnxRun;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.recipe.RecipeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The models of a run on the real file, with the first genre of a track, so that a row of the file is a row of the run: predicted again from their files, and by ONNX Runtime, on all test rows.
 */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class RealModelsTest {
    private static final int BATCH = 256;

    @TempDir
    private static Path home;

    private static Path songs;

    @BeforeAll
    static void aRun() {
        songs = Path.of(System.getenv("BACKBEAT_DATA"));
        SmallSongs.quickRun(songs, home + "/run");
    }

    private static Path model(String name) {
        return home.resolve("run").resolve(name + ".backbeat");
    }

    private static List<String[]> predictions() throws IOException {
        return Files.readAllLines(home.resolve("run/predictions.csv")).stream()
                .map(line -> line.split(","))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "forest", "mlp"})
    void predictingTheFileGivesThePredictionsOfTheRun(String name) throws IOException {
        Path out = home.resolve(name + ".csv");
        CommandLineRun run = CommandLineRun.of(
                "predict",
                model(name).toString(),
                songs.toString(),
                "-o",
                out.toString(),
                "--on-bad-row",
                "skip",
                "--keep",
                "track_id");
        assertEquals(0, run.code(), run.err());
        Map<String, String> answers = new HashMap<>();
        for (String line : Files.readAllLines(out)) {
            answers.put(line.substring(0, line.indexOf(',')), line);
        }
        List<String[]> expected = predictions();
        int column = List.of(expected.get(0)).indexOf(name);
        assertTrue(expected.size() > 10_000);
        for (String[] row : expected.subList(1, expected.size())) {
            String decision = Double.parseDouble(row[column]) >= 0.5 ? "1" : "0";
            String shown =
                    new CsvWriter().probability(Double.parseDouble(row[column])).toString();
            assertEquals(row[0] + "," + row[1] + "," + shown + "," + decision, answers.get(row[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "forest", "mlp"})
    void onnxRuntimeAnswersAlikeOnAllTestRows(String name) throws IOException, OrtException {
        Dataset dataset = new CsvSource(songs).read(RecipeJson.bundled().columns());
        List<String[]> predictions = predictions();
        int[] rows = predictions.subList(1, predictions.size()).stream()
                .mapToInt(row -> Integer.parseInt(row[0]))
                .toArray();
        Pipeline pipeline = Pipeline.load(model(name));
        double[] expected;
        try (Workers workers = Workers.ofAvailableProcessors()) {
            expected = pipeline.probabilities(pipeline.encode(dataset, rows), workers);
        }
        try (OnnxRun onnx = OnnxRun.of(pipeline)) {
            for (int from = 0; from < rows.length; from += BATCH) {
                int to = Math.min(rows.length, from + BATCH);
                OnnxRun.Answer answer =
                        onnx.answer(dataset, pipeline.preprocessor().schema(), Arrays.copyOfRange(rows, from, to));
                assertArrayEquals(Arrays.copyOfRange(expected, from, to), answer.probabilities(), 1e-5);
                for (int i = from; i < to; i++) {
                    assertEquals(pipeline.isPositive(expected[i]) ? 1 : 0, answer.decisions()[i - from], "row " + i);
                }
            }
        }
    }
}
