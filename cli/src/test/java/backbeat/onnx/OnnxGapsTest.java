package backbeat.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.csv.CsvDialect;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.MissingPolicy;
import backbeat.recipe.MissingRules;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.recipe.RowRules;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that know missing values answer in ONNX Runtime as in the engine, for rows with gaps and without. */
class OnnxGapsTest {
    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "gaps",
             "columns": {"numeric": ["x", "z"], "boolean": ["b"], "categorical": ["c"]},
             "label": {"column": "y", "operator": "is", "value": "1"}}
            """.getBytes(StandardCharsets.UTF_8), "gaps.json");

    private static final String WITH_DATES = """
            {"format": 1, "name": "marks",
             "columns": {"numeric": ["x", "z"], "boolean": ["b"], "categorical": ["c"],
                         "date": [{"column": "day", "parts": ["month", "hour", "daysSince"], "since": "2022-01-01"}]},
             "label": {"column": "y", "operator": "is", "value": "1"}%s}
            """;

    /** The same without marks: the values stay as they stand in a file. */
    private static final Recipe RAW = recipe("");

    private static Recipe recipe(String more) {
        return RecipeJson.parse(WITH_DATES.formatted(more).getBytes(StandardCharsets.UTF_8), "marks.json");
    }

    private static Dataset rows(int count, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        DatasetBuilder rows = new DatasetBuilder(RECIPE.columns());
        for (int i = 0; i < count; i++) {
            int y = random.nextInt(2);
            Map<String, Object> row = new HashMap<>();
            row.put("y", y);
            row.put("x", random.nextGaussian() + y);
            row.put("z", random.nextDouble() < .3 + .4 * y ? random.nextGaussian() : null);
            row.put("b", random.nextInt(5) == 0 ? null : random.nextInt(2) == 0);
            row.put("c", random.nextInt(6) == 0 ? null : "abc".substring(y, y + 1 + random.nextInt(2)));
            rows.add(row);
        }
        return rows.build("rows");
    }

    @ParameterizedTest
    @EnumSource(
            value = MissingPolicy.class,
            names = {"VALUE", "IMPUTE"})
    void answersAsTheEngineDoes(MissingPolicy policy) throws IOException, OrtException {
        Recipe recipe = RECIPE.withRows(new RowRules(CsvDialect.AUTO, new MissingRules(policy, Map.of()), false));
        Dataset training = rows(400, 1);
        Dataset other = rows(300, 2);
        for (Pipeline model : models(recipe, training)) {
            assertSame(
                    model,
                    other,
                    onnx -> onnx.answer(other, model.preprocessor().schema(), all(other)));
        }
    }

    /** What is to be imputed is imputed by the graph, too, where training had no gaps. */
    @Test
    void gapsThatOnlyComeLaterAreImputed() throws IOException, OrtException {
        Recipe recipe =
                RECIPE.withRows(new RowRules(CsvDialect.AUTO, new MissingRules(MissingPolicy.IMPUTE, Map.of()), false));
        Dataset other = rows(200, 2);
        Dataset complete = OnnxStepsTest.rows(RECIPE.columns(), 400, 5);
        assertTrue(complete.missing("z").isEmpty() && complete.missing("c").isEmpty());
        for (Pipeline model : models(recipe, complete)) {
            assertSame(
                    model,
                    other,
                    onnx -> onnx.answer(other, model.preprocessor().schema(), all(other)));
        }
    }

    /** What training never lacked must be there: where it is not, the engine refuses the row, and the graph says NaN and -1. */
    @Test
    void rowsWithoutWhatTrainingNeverLackedHaveNoAnswer() throws IOException, OrtException {
        Dataset other = rows(200, 2);
        Dataset complete = OnnxStepsTest.rows(RECIPE.columns(), 400, 5);
        for (Pipeline model : models(RECIPE, complete)) {
            try (OnnxRun onnx = OnnxRun.of(model)) {
                OnnxRun.Answer answer = onnx.answer(other, model.preprocessor().schema(), all(other));
                int refused = 0;
                for (int row = 0; row < other.rows(); row++) {
                    String where = model.learner() + ", row " + row;
                    Map<String, Object> raw = raw(other, row);
                    if (raw.containsValue(null)) {
                        assertThrows(DataException.class, () -> model.predict(raw), where);
                        assertEquals(Double.NaN, answer.probabilities()[row], where);
                        assertEquals(-1, answer.decisions()[row], where);
                        refused++;
                    } else {
                        double expected = model.predict(raw).probability();
                        assertEquals(expected, answer.probabilities()[row], 1e-5, where);
                        assertEquals(model.isPositive(expected) ? 1 : 0, answer.decisions()[row], where);
                    }
                }
                assertTrue(refused > 20 && refused < other.rows() - 20, refused + " refused");
            }
        }
    }

    private static Map<String, Object> raw(Dataset rows, int row) {
        Map<String, Object> raw = new HashMap<>();
        for (int c = 0; c < rows.columns().numericFeatures().size(); c++) {
            String name = rows.columns().numericFeatures().get(c);
            double value = rows.number(c, row);
            Object present = name.equals("b") ? (Object) (value == 1) : value;
            raw.put(name, Double.isNaN(value) ? null : present);
        }
        int code = rows.code(0, row);
        raw.put("c", code == Dataset.MISSING ? null : rows.categories(0).get(code));
        return raw;
    }

    /** Own marks of missing values as they stand in a file, and dates as the numbers that they become. */
    @ParameterizedTest
    @ValueSource(strings = {"[\"?\", -99]", "{\"x\": -99, \"c\": \"?\"}"})
    void marksAndDatesMeanTheSame(String marks) throws IOException, OrtException {
        Recipe recipe = recipe(", \"missing\": {\"marks\": " + marks + "}");
        Dataset other = marked(300, 2, recipe);
        Dataset raw = marked(300, 2, RAW);
        for (Pipeline model : models(recipe, marked(400, 1, recipe))) {
            assertSame(
                    model,
                    other,
                    onnx -> onnx.answer(other, model.preprocessor().schema(), all(other)));
            assertSame(
                    model, other, onnx -> onnx.answer(raw, model.preprocessor().schema(), all(other)));
        }
    }

    /** Days from 2022 on: the third part of a date is below zero often, and the mark -99 among them is a day. */
    private static Dataset marked(int count, long seed, Recipe recipe) {
        Xoshiro256 random = new Xoshiro256(seed);
        DatasetBuilder rows = new DatasetBuilder(recipe.columns());
        for (int i = 0; i < count; i++) {
            int y = random.nextInt(2);
            Map<String, Object> row = new HashMap<>();
            row.put("y", y);
            row.put("x", random.nextInt(4) == 0 ? -99 : random.nextGaussian() + y);
            row.put("z", random.nextDouble() < .3 + .4 * y ? random.nextGaussian() : null);
            row.put("b", random.nextInt(2) == 0);
            row.put("c", random.nextInt(6) == 0 ? "?" : "abc".substring(y, y + 1 + random.nextInt(2)));
            LocalDate day = LocalDate.of(2022, 1, 1).plusDays(-99 + random.nextInt(3) * 200 + y * 100);
            row.put("day", random.nextInt(7) == 0 ? null : day.atTime(random.nextInt(24), 30));
            rows.add(row);
        }
        return rows.build("rows");
    }

    private static int[] all(Dataset rows) {
        return IntStream.range(0, rows.rows()).toArray();
    }

    private static List<Pipeline> models(Recipe recipe, Dataset training) {
        int[] all = all(training);
        Preprocessor fitted = Preprocessor.fit(training, all, recipe, PreprocessingOptions.defaults());
        Table table = fitted.apply(training, all);
        Labels labels = training.labels(recipe.label(), all);
        Workers alone = Workers.sequential();
        List<Trainer<?>> trainers = List.of(
                new RandomForestTrainer(ForestOptions.defaults().withTrees(20).withSeed(7), alone),
                new KnnTrainer(KnnOptions.defaults().withK(7), alone),
                new LogisticTrainer(LogisticOptions.defaults(), alone),
                new MlpTrainer(MlpOptions.defaults().withEpochs(5).withSeed(7).withHidden(8), alone));
        return trainers.stream()
                .map(trainer -> Pipeline.of(fitted, trainer.fit(table, labels, Progress.NONE)))
                .toList();
    }

    /** What is asked of a graph. */
    private interface Asking {
        OnnxRun.Answer ask(OnnxRun onnx) throws OrtException;
    }

    private static void assertSame(Pipeline model, Dataset rows, Asking asking) throws IOException, OrtException {
        double[] expected = model.probabilities(model.encode(rows, all(rows)), Workers.sequential());
        try (OnnxRun onnx = OnnxRun.of(model)) {
            OnnxRun.Answer answer = asking.ask(onnx);
            for (int row = 0; row < expected.length; row++) {
                String where = model.learner() + ", row " + row;
                assertEquals(expected[row], answer.probabilities()[row], 1e-5, where);
                assertEquals(model.isPositive(expected[row]) ? 1 : 0, answer.decisions()[row], where);
            }
        }
    }
}
