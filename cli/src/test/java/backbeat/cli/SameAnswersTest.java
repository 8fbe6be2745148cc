package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.catalogue.Catalogue;
import backbeat.csv.CsvWriter;
import backbeat.experiment.Origin;
import backbeat.experiment.SavedRun;
import backbeat.insight.Explainer;
import backbeat.insight.Explanation;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.onnx.OnnxRun;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.source.DataSource;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row and one model have one probability, whoever is asked: 200 rows, every model of a run. */
class SameAnswersTest {
    private static final int ROWS = 200;
    private static final Catalogue CATALOGUE = StandardCatalogue.get();

    /** Single precision in the graphs of networks and regressions. */
    private static final double ONNX_TOLERANCE = 2e-6;

    @TempDir
    private static Path home;

    private static Path data;
    private static Path run;
    /** Of {@code predictions.csv}: header, then 200 rows. */
    private static List<String[]> listed;

    @BeforeAll
    static void aRun() throws IOException {
        data = SmallSongs.write(home, SmallSongs.lines(1800));
        run = home.resolve("run");
        CommandLineRun made = CommandLineRun.of("run", "--quick", "--data", data.toString(), "--out", run.toString());
        assertEquals(0, made.code(), made.err());
        listed = new ArrayList<>();
        Map<String, Long> rowsOf = Files.readAllLines(data).stream()
                .collect(Collectors.groupingBy(line -> line.split(",")[1], Collectors.counting()));
        // Where a track has several rows its genres are gathered, and no row of the file is the row of the run.
        Files.readAllLines(run.resolve("predictions.csv")).stream()
                .map(line -> line.split(","))
                .filter(row -> rowsOf.get(row[1]) == 1)
                .limit(ROWS + 1)
                .forEach(listed::add);
        assertEquals(ROWS + 1, listed.size());
    }

    /** By model, what {@code predictions.csv} says, with the digits of {@code predict}. */
    private static List<String> listed(String model) {
        int column = Arrays.asList(listed.get(0)).indexOf(model);
        return listed.stream()
                .skip(1)
                .map(row -> CsvWriter.probabilityText(Double.parseDouble(row[column])))
                .toList();
    }

    @Test
    void predictSaysWhatTheRunListed() throws IOException {
        for (String model : CATALOGUE.keys()) {
            Path out = home.resolve(model + ".csv");
            Path file = run.resolve(model + ".backbeat");
            CommandLineRun made = CommandLineRun.of("predict", file.toString(), data.toString(), "-o", out.toString());
            assertEquals(0, made.code(), made.err());
            List<String> lines = Files.readAllLines(out);
            List<String> digits = new ArrayList<>();
            for (String[] row : listed.subList(1, listed.size())) {
                String[] fields = lines.get(1 + Integer.parseInt(row[0])).split(",");
                digits.add(fields[fields.length - 2]);
            }
            assertEquals(listed(model), digits, model);
        }
    }

    @Test
    void explainAndInspectAndOnnxSayTheSame() throws IOException, OrtException {
        Recipe recipe = RecipeJson.bundled();
        try (Workers workers = Workers.of(2)) {
            var kernels = KernelProvider.best().kernels();
            SavedRun saved = SavedRun.open(run, CATALOGUE);
            assertEquals(CATALOGUE.keys(), List.copyOf(saved.files().keySet()));
            LoadedData loaded =
                    new DataSource(recipe, DataSource.Request.defaults().withFile(data), workers, Progress.NONE).load();
            List<Explainer.Asked> models = new ArrayList<>();
            for (String key : CATALOGUE.keys()) {
                models.add(new Explainer.Asked(key, saved.model(key, CATALOGUE, workers, kernels)));
            }
            StudySet set = new Origin(models.get(0).pipeline())
                    .prepare(CATALOGUE, new Engine(workers, kernels), loaded, recipe);
            Explainer explainer = new Explainer(CATALOGUE, set, workers, 42);
            Map<String, List<String>> explained = new HashMap<>();
            Map<String, List<String>> inspected = new HashMap<>();
            int[] places = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                places[i] = explainer.findRow(Long.parseLong(listed.get(i + 1)[0]));
                for (Explanation.Answer answer :
                        explainer.explain(models, places[i]).models()) {
                    explained
                            .computeIfAbsent(answer.model(), key -> new ArrayList<>())
                            .add(CsvWriter.probabilityText(answer.probability()));
                }
            }
            for (Explainer.Asked model : models) {
                assertEquals(listed(model.name()), explained.get(model.name()), "explain, " + model.name());
                for (int place : places) {
                    List<String> arguments = new ArrayList<>(List.of(
                            "inspect", run.resolve(model.name() + ".backbeat").toString()));
                    explainer
                            .values(place)
                            .forEach((column, value) -> arguments.add("--value=" + column + "=" + value));
                    CommandLineRun made = CommandLineRun.of(arguments.toArray(String[]::new));
                    assertEquals(0, made.code(), made.err());
                    inspected
                            .computeIfAbsent(model.name(), key -> new ArrayList<>())
                            .add(made.out().split("[ ,]")[1]);
                }
                assertEquals(listed(model.name()), inspected.get(model.name()), "inspect, " + model.name());
                onnx(model.name(), model.pipeline(), set, places);
            }
        }
    }

    private static void onnx(String model, Pipeline pipeline, StudySet set, int[] places)
            throws IOException, OrtException {
        Path file = home.resolve(model + ".onnx");
        CommandLineRun made =
                CommandLineRun.of("export", run.resolve(model + ".backbeat").toString(), "--onnx", file.toString());
        assertEquals(0, made.code(), made.err());
        try (OnnxRun onnx = new OnnxRun(Files.readAllBytes(file))) {
            OnnxRun.Answer answer =
                    onnx.answer(set.dataset(), pipeline.preprocessor().schema(), places);
            List<String> expected = listed(model);
            for (int i = 0; i < ROWS; i++) {
                double listedHere = Double.parseDouble(expected.get(i));
                assertEquals(listedHere, answer.probabilities()[i], ONNX_TOLERANCE, model + ", row " + i);
                boolean positive = listedHere >= 0.5;
                assertTrue(
                        Math.abs(listedHere - 0.5) < ONNX_TOLERANCE || positive == (answer.decisions()[i] == 1),
                        model + ", row " + i);
            }
        }
    }

    /** {@code train --like} makes every model of the run again. */
    @Test
    void everyModelIsTrainedAgainToTheSameBytes() throws IOException {
        for (String model : CATALOGUE.keys()) {
            Path again = home.resolve(model + "-again.backbeat");
            CommandLineRun made =
                    CommandLineRun.of("train", "--like", run.toString(), "--model", model, "--save", again.toString());
            assertEquals(0, made.code(), made.err());
            assertEquals(-1, Files.mismatch(run.resolve(model + ".backbeat"), again), model);
        }
        CommandLineRun refused = CommandLineRun.of(
                "train", "--like", run.toString(), "--model", "knn", "--seed", "4", "--save", home + "/x.backbeat");
        SmallRun.assertFailure(refused, 2, "With --like, --seed is that of the run: leave out one of the two");
    }
}
