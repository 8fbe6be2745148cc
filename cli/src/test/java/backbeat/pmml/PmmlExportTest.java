package backbeat.pmml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cuts.Cuts;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.MajorityClassifier;
import backbeat.evaluation.PlattScaling;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.learners.StandardCatalogue;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.CategorySplits;
import backbeat.tree.FlatTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PMML documents, walked by an evaluator of the test's own, answer as the engine does. */
class PmmlExportTest {
    private static final int ROWS = 500;
    private static final String[] CATEGORIES = {"a", "b c", "say \"hi\"", "back\\slash", "<&>", "曲", "true", "1"};

    private static Recipe recipe(String missing) {
        return RecipeJson.parse(
                ("{\"format\": 1, \"name\": \"pmml\", " + missing
                                + "\"columns\": {\"numeric\": [\"x\", \"z\"], \"boolean\": [\"b\"], \"categorical\": [\"c\"]},"
                                + "\"label\": {\"column\": \"y\", \"operator\": \"is\", \"value\": \"1\"}}")
                        .getBytes(StandardCharsets.UTF_8),
                "pmml.json");
    }

    private static List<Map<String, Object>> rows(long seed, boolean gaps, int categories) {
        Xoshiro256 random = new Xoshiro256(seed);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int y = random.nextInt(2);
            Map<String, Object> row = new HashMap<>();
            row.put("y", y);
            row.put("x", random.nextGaussian() * 100 + 100 * y);
            row.put("z", random.nextInt(10) / 10.0);
            row.put("b", random.nextInt(3) == 0);
            row.put("c", CATEGORIES[Math.min(random.nextInt(categories) + y, categories - 1)]);
            if (gaps) {
                for (String column : new String[] {"x", "z", "c"}) {
                    if (random.nextInt(6) == 0) {
                        row.put(column, null);
                    }
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static Dataset dataset(Recipe recipe, List<Map<String, Object>> rows) {
        DatasetBuilder builder = new DatasetBuilder(recipe.columns());
        rows.forEach(builder::add);
        return builder.build("rows");
    }

    /** A recipe, a model, and rows with categories that training did not have. */
    static Stream<Arguments> pipelines() {
        List<Arguments> all = new ArrayList<>();
        for (String missing : new String[] {"", "\"missing\": \"value\", ", "\"missing\": \"impute\", "}) {
            boolean gaps = !missing.isEmpty();
            Recipe recipe = recipe(missing);
            Dataset training = dataset(recipe, rows(1, gaps, CATEGORIES.length - 2));
            int[] rows = IntStream.range(0, ROWS).toArray();
            Preprocessor fitted = Preprocessor.fit(training, rows, recipe, PreprocessingOptions.defaults());
            Table table = fitted.apply(training, rows);
            Labels labels = training.labels(recipe.label(), rows);
            Workers alone = Workers.sequential();
            ForestOptions options =
                    ForestOptions.defaults().withTrees(15).withMinLeaf(3).withSeed(7);
            Map<String, BinaryClassifier> models = new HashMap<>();
            models.put("forest", new RandomForestTrainer(options, alone).fit(table, labels, Progress.NONE));
            models.put(
                    "forest of sets",
                    new RandomForestTrainer(options.withCategorySplits(CategorySplits.SUBSET), alone)
                            .fit(table, labels, Progress.NONE));
            models.put(
                    "logistic",
                    new LogisticTrainer(LogisticOptions.defaults(), alone).fit(table, labels, Progress.NONE));
            models.forEach((name, model) -> {
                Pipeline plain = Pipeline.of(fitted, model);
                double[] p = model.probabilities(table);
                String full = name + (gaps ? ", " + missing.substring(12, 17) : "");
                all.add(Arguments.of(full, plain, recipe, gaps));
                all.add(Arguments.of(
                        full + ", Platt", plain.withCalibration(PlattScaling.fit(labels, p)), recipe, gaps));
                Pipeline steps = plain.withCalibration(IsotonicRegression.fit(labels, p));
                all.add(Arguments.of(full + ", isotonic", steps, recipe, gaps));
            });
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void answersAsTheEngineDoes(String name, Pipeline pipeline, Recipe recipe, boolean gaps) throws Exception {
        List<Map<String, Object>> rows = rows(2, gaps, CATEGORIES.length);
        Dataset asked = dataset(recipe, rows);
        double[] expected = pipeline.probabilities(
                pipeline.encode(asked, IntStream.range(0, ROWS).toArray()), Workers.sequential());
        PmmlWalker walker = new PmmlWalker(bytes(pipeline));
        double tolerance = name.startsWith("forest") ? 1e-12 : name.endsWith("isotonic") ? 1e-3 : 1e-6;
        for (int row = 0; row < ROWS; row++) {
            Map<String, Object> answer = walker.answer(raw(rows.get(row)));
            assertEquals(expected[row], (Double) answer.get("probability"), tolerance, name + ", row " + row);
            if (name.startsWith("forest") || Math.abs(expected[row] - pipeline.threshold()) > 1e-3) {
                assertEquals(pipeline.isPositive(expected[row]) ? 1 : 0, answer.get("decision"), name + ", row " + row);
            }
        }
    }

    /** Columns may be called like the outputs, which give way; a decision was made of the column's value. */
    @Test
    void outputsGiveWayToColumnsOfTheirNames() throws Exception {
        Recipe recipe = RecipeJson.parse("""
                {"format": 1, "name": "names", "columns": {"numeric": ["probability", "raw"], "categorical": ["decision"]},
                 "label": {"column": "y", "operator": "is", "value": "1"}}""".getBytes(StandardCharsets.UTF_8), "names.json");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Map.of(
                    "probability",
                    i % 2 + i % 7 / 4.0,
                    "raw",
                    (double) (i % 5),
                    "decision",
                    "ab".substring(i % 2),
                    "y",
                    i % 2));
        }
        int[] all = IntStream.range(0, ROWS).toArray();
        Dataset data = dataset(recipe, rows);
        Preprocessor fitted = Preprocessor.fit(data, all, recipe, PreprocessingOptions.defaults());
        Workers alone = Workers.sequential();
        BinaryClassifier model = new LogisticTrainer(LogisticOptions.defaults(), alone)
                .fit(fitted.apply(data, all), data.labels(recipe.label(), all), Progress.NONE);
        Pipeline pipeline = Pipeline.of(fitted, model);
        PmmlWalker walker = new PmmlWalker(bytes(pipeline));
        for (Map<String, Object> row : rows) {
            Map<String, Object> answer = walker.answer(row);
            double expected = pipeline.predict(row).probability();
            assertEquals(Set.of("output_raw", "output_probability", "output_decision"), answer.keySet());
            assertEquals(expected, (Double) answer.get("output_probability"), 1e-6);
            assertEquals(pipeline.isPositive(expected) ? 1 : 0, answer.get("output_decision"));
        }
    }

    /** A row that lacks a value is refused where the engine refuses it, and answered where the engine answers. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void missingValuesThatWereNotLearnedHaveNoAnswer(String name, Pipeline pipeline, Recipe recipe, boolean gaps)
            throws Exception {
        PmmlWalker walker = new PmmlWalker(bytes(pipeline));
        int refused = 0;
        for (String column : new String[] {"x", "z", "b", "c"}) {
            Map<String, Object> row = new HashMap<>(Map.of("x", 1.0, "z", 0.5, "b", true, "c", "a"));
            row.put(column, null);
            double expected;
            try {
                expected = pipeline.predict(row).probability();
            } catch (DataException e) {
                String refusal = assertThrows(IllegalArgumentException.class, () -> walker.answer(raw(row)))
                        .getMessage();
                assertEquals("no answer without " + column, refusal);
                refused++;
                continue;
            }
            assertEquals(expected, (Double) walker.answer(raw(row)).get("probability"), 1e-3, column);
        }
        assertEquals(gaps, refused < 4, name + " refuses " + refused);
    }

    private static Map<String, Object> raw(Map<String, Object> row) {
        Map<String, Object> raw = new HashMap<>(row);
        raw.replaceAll((name, value) -> value instanceof Boolean truth ? (Object) (truth ? 1.0 : 0.0) : value);
        return raw;
    }

    /** Raw values right at a threshold, and their neighbors among doubles: where comparing rounded values goes wrong. */
    @Test
    void thresholdsCutWhereTheEngineCuts() throws Exception {
        Arguments first = pipelines()
                .filter(each -> each.get()[0].equals("forest"))
                .findFirst()
                .orElseThrow();
        Pipeline pipeline = (Pipeline) first.get()[1];
        Preprocessor preprocessor = pipeline.preprocessor();
        PmmlWalker walker = new PmmlWalker(bytes(pipeline));
        int tried = 0;
        for (FlatTree tree : ((RandomForest) pipeline.classifier()).trees()) {
            for (int node = 0; node < tree.size() && tried < 300; node++) {
                if (tree.kind(node) != FlatTree.Kind.NUMERIC || tree.column(node) > 1) {
                    continue;
                }
                int column = tree.column(node);
                float threshold = tree.threshold(node);
                double cut = Cuts.number(raw -> preprocessor.number(column, raw) > threshold);
                assertTrue(preprocessor.number(column, cut) > threshold);
                assertTrue(preprocessor.number(column, Math.nextDown(cut)) <= threshold);
                for (double value : new double[] {Math.nextDown(cut), cut, Math.nextUp(cut)}) {
                    Map<String, Object> row = new HashMap<>(Map.of("x", 1.0, "z", 0.5, "b", true, "c", "a"));
                    row.put(column == 0 ? "x" : "z", value);
                    double expected = pipeline.predict(row).probability();
                    assertEquals(expected, (Double) walker.answer(raw(row)).get("probability"), 1e-15, row.toString());
                    tried++;
                }
            }
        }
        assertTrue(tried >= 100, tried + " values");
    }

    @Test
    void sameBytesAgainAndOthersAreRefused() throws Exception {
        Pipeline pipeline = (Pipeline) pipelines().findFirst().orElseThrow().get()[1];
        assertArrayEquals(bytes(pipeline), bytes(pipeline));
        Pipeline constant = Pipeline.of(
                pipeline.preprocessor(),
                new MajorityClassifier(pipeline.preprocessor().schema(), 0.25));
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> bytes(constant));
        assertTrue(refusal.getMessage().contains("ONNX"), refusal.getMessage());
    }

    @Test
    void setsAreRefusedWithTheWayOut() {
        Recipe recipe = RecipeJson.parse("""
                {"format": 1, "name": "s", "label": {"column": "y", "operator": ">=", "value": 1},
                 "columns": {"numeric": ["x"], "set": {"g": {"collect": true}}}}""".getBytes(StandardCharsets.UTF_8), "s.json");
        Dataset dataset = new DatasetBuilder(recipe.columns())
                .add(Map.of("x", 1, "y", 0, "g", "a;b"))
                .add(Map.of("x", 2, "y", 1, "g", "b"))
                .build("s");
        Preprocessor preprocessor =
                Preprocessor.fit(dataset, new int[] {0, 1}, recipe, PreprocessingOptions.defaults());
        Pipeline pipeline = Pipeline.of(preprocessor, new MajorityClassifier(preprocessor.schema(), 0.25));
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> PmmlExport.write(pipeline, null, new ByteArrayOutputStream()));
        assertTrue(refusal.getMessage().contains("--genres first"), refusal.getMessage());
    }

    private static byte[] bytes(Pipeline pipeline) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PmmlExport.write(pipeline, StandardCatalogue.get().pmml(pipeline.classifier()), out);
        return out.toByteArray();
    }
}
