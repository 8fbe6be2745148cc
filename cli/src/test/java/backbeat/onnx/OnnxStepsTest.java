package backbeat.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.evaluation.ThresholdChoice;
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
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
        Xoshiro256 random = new Xoshiro256(seed);
        DatasetBuilder rows = new DatasetBuilder(RECIPE.columns());
        for (int i = 0; i < ROWS; i++) {
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
        return trainers.entrySet().stream().flatMap(entry -> {
            Pipeline plain =
                    Pipeline.of(fitted, entry.getValue().fit(fitted.apply(training, ALL), labels, Progress.NONE));
            return Stream.of(1, 3).map(threads -> Arguments.of(entry.getKey(), plain, threads));
        });
    }

    @ParameterizedTest(name = "{0}, {2} threads")
    @MethodSource("pipelines")
    void stepsAreWhereTheEngineHasThem(String name, Pipeline plain, int threads) throws IOException, OrtException {
        Dataset asked = rows(2);
        Labels labels = asked.labels(RECIPE.label(), ALL);
        double[] raw = plain.probabilities(plain.encode(asked, ALL), Workers.sequential());
        Pipeline steps = plain.withCalibration(IsotonicRegression.fit(labels, raw));
        double[] expected = steps.probabilities(steps.encode(asked, ALL), Workers.sequential());
        Pipeline cut = steps.withThreshold(ThresholdChoice.f1(labels, expected).threshold());
        compare(cut, asked, expected, threads);
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
        double[] raw = plain.probabilities(plain.encode(asked, ALL), Workers.sequential());
        Pipeline platt = plain.withCalibration(PlattScaling.fit(labels, raw));
        double[] expected = platt.probabilities(platt.encode(asked, ALL), Workers.sequential());
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
