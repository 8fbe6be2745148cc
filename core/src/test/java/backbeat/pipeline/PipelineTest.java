package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    private static final SmallModels.Prepared DATA = SmallModels.prepared(300);

    private static final Map<String, ?> ROW =
            Map.of("tempo", 120.5, "loudness", -7, "duration", 200_000L, "explicit", false, "key", 7, "genre", "rock");

    /** The ten lines that the README shows. */
    @Test
    void tenLinesOfUse(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("mlp.backbeat");
        SmallModels.mlp(DATA, 4).save(path);

        Pipeline model = Pipeline.load(path);
        Map<String, Object> song = new HashMap<>();
        song.put("tempo", 120.5);
        song.put("loudness", -7);
        song.put("duration", 200_000);
        song.put("explicit", false);
        song.put("key", 7);
        song.put("genre", "rock");
        Prediction answer = model.predict(song);
        String verdict = (answer.positive() ? "popular: " : "not popular: ") + answer.probability();

        assertEquals(model.isPositive(answer.probability()), answer.positive());
        assertEquals(answer.positive(), verdict.startsWith("popular"));
    }

    @Test
    void oneRowHasTheBitsOfTheTable() {
        Dataset dataset = SmallModels.dataset(50, 3);
        for (Pipeline model : SmallModels.every(DATA).values()) {
            Table table = model.encode(dataset, SmallModels.all(dataset));
            double[] expected = model.probabilities(table, Workers.sequential());
            for (int row = 0; row < dataset.rows(); row++) {
                Map<String, Object> raw = new HashMap<>();
                double[] numbers = new double[4];
                List<String> categories = new ArrayList<>();
                for (int c = 0; c < 4; c++) {
                    numbers[c] = dataset.number(c, row);
                    raw.put(dataset.columns().numericFeatures().get(c), numbers[c]);
                }
                for (int c = 0; c < 2; c++) {
                    categories.add(dataset.categories(c).get(dataset.code(c, row)));
                    raw.put(dataset.columns().categorical().get(c), categories.get(c));
                }
                assertEquals(expected[row], model.predict(raw).probability(), "row " + row);
                assertEquals(expected[row], model.predict(numbers, categories).probability(), "row " + row);
            }
        }
    }

    @Test
    void valuesMayBeNumbersBooleansOrTexts() {
        Pipeline model = SmallModels.mlp(DATA, 4);
        Prediction expected = model.predict(ROW);
        for (Map.Entry<String, List<Object>> alternatives : Map.<String, List<Object>>of(
                        "tempo", List.of("120.5", 120.5f),
                        "explicit", List.of("False", "no", 0, "0"),
                        "key", List.of("7", 7L, 7.0, 7f),
                        "duration", List.of(200_000.0, "2e5"))
                .entrySet()) {
            for (Object value : alternatives.getValue()) {
                Map<String, Object> row = new HashMap<>(ROW);
                row.put(alternatives.getKey(), value);
                assertEquals(expected, model.predict(row), alternatives.getKey() + " = " + value);
            }
        }
    }

    @Test
    void anUnseenCategoryIsTold() {
        Map<String, Object> row = new HashMap<>(ROW);
        row.put("genre", "polka");
        row.put("further", "ignored");
        assertEquals(List.of("genre"), SmallModels.knn(DATA).predict(row).unseen());
        assertEquals(List.of(), SmallModels.knn(DATA).predict(ROW).unseen());
    }

    @Test
    void errorsNameTheColumn() {
        Pipeline model = SmallModels.knn(DATA);
        for (Map.Entry<String, Object> bad : Map.<String, Object>of(
                        "tempo", "fast", "loudness", Double.NaN, "explicit", "perhaps", "duration", "", "genre", "")
                .entrySet()) {
            Map<String, Object> row = new HashMap<>(ROW);
            row.put(bad.getKey(), bad.getValue());
            DataException error = assertThrows(DataException.class, () -> model.predict(row));
            assertTrue(error.getMessage().contains("'" + bad.getKey() + "'"), error.getMessage());
        }
        Map<String, Object> row = new HashMap<>(ROW);
        row.remove("key");
        assertThrows(DataException.class, () -> model.predict(row));
        assertThrows(IllegalArgumentException.class, () -> model.predict(new double[3], List.of("1", "rock")));
    }

    @Test
    void onePipelineServesManyThreads() {
        Pipeline model = SmallModels.knn(DATA);
        Prediction expected = model.predict(ROW);
        try (Workers workers = Workers.of(4)) {
            assertEquals(
                    IntStream.range(0, 400).mapToObj(i -> expected).toList(),
                    workers.map(400, i -> model.predict(ROW)));
        }
    }

    @Test
    void aPipelineOfPartsThatDoNotFitIsRefused() {
        SmallModels.Prepared other = SmallModels.prepared(5);
        assertThrows(
                IllegalArgumentException.class,
                () -> Pipeline.of(other.preprocessor(), SmallModels.knn(DATA).classifier()));
        assertThrows(IllegalArgumentException.class, () -> SmallModels.knn(DATA).withThreshold(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> SmallModels.knn(DATA).withCalibration(p -> p));
    }
}
