package backbeat.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.BlendedClassifier.Member;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.evaluation.ThresholdChoice;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.learners.StandardCatalogue;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Steps behind a sum: an isotonic map that was fitted on the very rows that are asked has its steps at their probabilities,
 * and a last bit too few is a step down. Thresholds that are the answer of a row turn on a last bit, too.
 */
class OnnxStepsTest {
    private static final int ROWS = 600;

    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "steps",
             "columns": {"numeric": ["x", "z"], "boolean": ["b"], "categorical": ["c"]},
             "label": {"column": "y", "operator": "is", "value": "1"}}
            """.getBytes(StandardCharsets.UTF_8), "steps.json");

    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    private static Dataset rows(long seed) {
        return rows(RECIPE.columns(), ROWS, seed);
    }

    /** Rows without gaps of a label y, numbers x and z, a truth b and a category c. */
    static Dataset rows(Columns columns, int count, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        DatasetBuilder rows = new DatasetBuilder(columns);
        for (int i = 0; i < count; i++) {
            int y = random.nextInt(2);
            rows.add(Map.of(
                    "y",
                    y,
                    "x",
                    random.nextGaussian() + y,
                    "z",
                    random.nextGaussian(),
                    "b",
                    random.nextInt(3) == 0,
                    "c",
                    "abcd".substring(y, y + 1 + random.nextInt(2))));
        }
        return rows.build("rows");
    }

    static Stream<Arguments> pipelines() {
        Dataset training = rows(1);
        Preprocessor fitted = Preprocessor.fit(training, ALL, RECIPE, PreprocessingOptions.defaults());
        Labels labels = training.labels(RECIPE.label(), ALL);
        Workers alone = Workers.sequential();
        MlpOptions mlp = MlpOptions.defaults().withEpochs(5).withSeed(7);
        Map<String, Trainer<?>> trainers = new LinkedHashMap<>();
        trainers.put("logistic", new LogisticTrainer(LogisticOptions.defaults(), alone));
        trainers.put("mlp without hidden layers", new MlpTrainer(mlp.withHidden(), alone));
        trainers.put("mlp of 16", new MlpTrainer(mlp.withHidden(16), alone));
        trainers.put("mlp of 5, 33, 7", new MlpTrainer(mlp.withHidden(5, 33, 7), alone));
        KnnOptions knn = KnnOptions.defaults().withK(9);
        trainers.put("knn", new KnnTrainer(knn, alone));
        trainers.put("knn by distance", new KnnTrainer(knn.withWeighting(Weighting.DISTANCE), alone));
        trainers.put(
                "forest",
                new RandomForestTrainer(ForestOptions.defaults().withTrees(20).withMinLeaf(3), alone));
        Map<String, Pipeline> all = new LinkedHashMap<>();
        trainers.forEach((name, trainer) ->
                all.put(name, Pipeline.of(fitted, trainer.fit(fitted.apply(training, ALL), labels, Progress.NONE))));
        all.put("blend", blend(all, "forest", "mlp of 5, 33, 7", "knn by distance", "logistic"));
        all.put("blend without sums", blend(all, "forest", "knn"));
        return all.entrySet().stream()
                .flatMap(entry ->
                        Stream.of(1, 3).map(threads -> Arguments.of(entry.getKey(), entry.getValue(), threads)));
    }

    private static Pipeline blend(Map<String, Pipeline> parts, String... names) {
        Dataset rows = rows(3);
        List<Member> members = Stream.of(names)
                .map(parts::get)
                .map(part -> new Member(
                        part.classifier(),
                        PlattScaling.fit(rows.labels(RECIPE.label(), ALL), probabilities(part, rows))))
                .toList();
        return Pipeline.of(parts.get(names[0]).preprocessor(), new BlendedClassifier(members));
    }

    private static double[] probabilities(Pipeline pipeline, Dataset rows) {
        return pipeline.probabilities(pipeline.encode(rows, ALL), Workers.sequential());
    }

    /** The map of the rows that are asked, and a threshold that is the answer of one of them. */
    private static Pipeline steep(Pipeline plain, Dataset asked) {
        Labels labels = asked.labels(RECIPE.label(), ALL);
        Pipeline steps = plain.withCalibration(IsotonicRegression.fit(labels, probabilities(plain, asked)));
        return steps.withThreshold(
                ThresholdChoice.f1(labels, probabilities(steps, asked)).threshold());
    }

    @ParameterizedTest(name = "{0}, {2} threads")
    @MethodSource("pipelines")
    void stepsAreWhereTheEngineHasThem(String name, Pipeline plain, int threads) throws IOException, OrtException {
        Dataset asked = rows(2);
        Pipeline steps = steep(plain, asked);
        compare(steps, asked, probabilities(steps, asked), threads);
    }

    /** The runtime's last bits without a guard: rows leave the points that they are on. With it they have the map's very values. */
    @ParameterizedTest(name = "{0}, {2} threads")
    @MethodSource("blends")
    void aBlendWithoutTheGuardMissesSteps(String name, Pipeline plain, int threads) throws IOException, OrtException {
        Dataset asked = rows(2);
        Pipeline steps = steep(plain, asked);
        double[] expected = probabilities(steps, asked);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        BlendGraph writer = new BlendGraph(StandardCatalogue.get()::graph);
        GraphWriter<BinaryClassifier> unguarded =
                (graph, model, inputs) -> writer.add(graph, (BlendedClassifier) model, inputs);
        OnnxExport.write(steps, "blend", unguarded, file);
        try (OnnxRun onnx = new OnnxRun(file.toByteArray(), threads)) {
            OnnxRun.Answer found = onnx.answer(asked, steps.preprocessor().schema(), ALL);
            assertTrue(
                    IntStream.of(ALL)
                            .anyMatch(row -> (found.decisions()[row] == 1) != steps.isPositive(expected[row])
                                    || found.probabilities()[row] != expected[row]),
                    name);
            double[] guarded;
            try (OnnxRun ours = OnnxRun.of(steps, threads)) {
                guarded = ours.answer(asked, steps.preprocessor().schema(), ALL).probabilities();
            }
            assertArrayEquals(expected, guarded, 0, "to the bit");
        }
    }

    static Stream<Arguments> blends() {
        return pipelines().filter(each -> each.get()[0].equals("blend"));
    }

    /** Those whose sums are exact whatever comes behind them. */
    static Stream<Arguments> exact() {
        return pipelines()
                .filter(each -> each.get()[0].equals("forest")
                        || each.get()[0].toString().startsWith("knn"));
    }

    @ParameterizedTest(name = "{0}, {2} threads")
    @MethodSource("exact")
    void thresholdsOnARowTakeItIn(String name, Pipeline plain, int threads) throws IOException, OrtException {
        Dataset asked = rows(2);
        Labels labels = asked.labels(RECIPE.label(), ALL);
        Pipeline platt = plain.withCalibration(PlattScaling.fit(labels, probabilities(plain, asked)));
        double[] expected = probabilities(platt, asked);
        for (int row = 0; row < 8; row++) {
            compare(platt.withThreshold(expected[row]), asked, expected, threads);
        }
    }

    private static void compare(Pipeline pipeline, Dataset asked, double[] expected, int threads)
            throws IOException, OrtException {
        try (OnnxRun onnx = OnnxRun.of(pipeline, threads)) {
            OnnxRun.Answer answer = onnx.answer(asked, pipeline.preprocessor().schema(), ALL);
            int positives = 0;
            for (int row = 0; row < ROWS; row++) {
                assertEquals(expected[row], answer.probabilities()[row], 1e-9, "row " + row);
                assertEquals(pipeline.isPositive(expected[row]) ? 1 : 0, answer.decisions()[row], "row " + row);
                positives += pipeline.isPositive(expected[row]) ? 1 : 0;
            }
            assertTrue(positives > 0, "some rows are positive");
        }
    }
}
