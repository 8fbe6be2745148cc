package backbeat.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Dataset;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.evaluation.ThresholdChoice;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.Progress;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.preparation.OutlierPolicy;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.CategorySplits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported graphs, run by ONNX Runtime on raw rows, answer as the engine does. */
class OnnxExportTest {
    private static final double TOLERANCE = 1e-5;

    private static final String HEADER = "track_id,artists,album_name,track_name,popularity,duration_ms,explicit,"
            + "danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
            + "time_signature,track_genre\n";

    private static final Recipe RECIPE = RecipeJson.bundled();
    private static final Dataset TRAINING = rows(600, 1, List.of("pop", "tango", "rock, hard", "žluť", "曲"));
    /** With a genre and values beyond those of training. */
    private static final Dataset TEST = rows(500, 2, List.of("pop", "tango", "polka", "žluť", "曲"));

    private static final Map<CategorySplits, Pipeline> LARGE_FORESTS = largeForests();

    private static Dataset rows(int count, long seed, List<String> genres) {
        Xoshiro256 random = new Xoshiro256(seed);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int row = 0; row < count; row++) {
            int genre = random.nextInt(genres.size());
            double energy = random.nextDouble() * seed;
            csv.append("t").append(row).append(",a,b,c,");
            csv.append(Math.min(100, 15 * genre + (int) (40 * energy) + random.nextInt(15)));
            csv.append(',').append(100_000 + random.nextInt(200_000));
            csv.append(random.nextInt(3) == 0 ? ",True," : ",False,");
            csv.append(random.nextInt(1000) / 1000.0).append(',').append(energy).append(',');
            csv.append(random.nextInt(12))
                    .append(",-")
                    .append(random.nextInt(3000) / 100.0)
                    .append(',');
            csv.append(random.nextInt(2));
            for (int c = 0; c < 5; c++) {
                csv.append(',').append(random.nextInt(1000) / 1000.0);
            }
            csv.append(',').append(60 + 120 * random.nextDouble()).append(",4,\"");
            csv.append(genres.get(genre)).append("\"\n");
        }
        try {
            return CsvTable.read(
                    new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                    "rows",
                    RECIPE.columns(),
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] all(Dataset dataset) {
        return IntStream.range(0, dataset.rows()).toArray();
    }

    private static PreprocessingOptions options(OutlierPolicy outliers, String... without) {
        return PreprocessingOptions.defaults().withOutliers(outliers).without(without);
    }

    static Stream<Arguments> pipelines() {
        Preprocessor clipping = Preprocessor.fit(TRAINING, all(TRAINING), RECIPE, options(OutlierPolicy.CLIP));
        Preprocessor dropping = Preprocessor.fit(TRAINING, all(TRAINING), RECIPE, options(OutlierPolicy.DROP));
        Preprocessor fewer = Preprocessor.fit(
                TRAINING, all(TRAINING), RECIPE, options(OutlierPolicy.NONE, "track_genre", "key", "mode"));
        ForestOptions forest = ForestOptions.defaults().withTrees(20).withSeed(7);
        KnnOptions knn = KnnOptions.defaults().withK(7);
        MlpOptions mlp = MlpOptions.defaults().withEpochs(5).withSeed(7);
        Map<String, Pipeline> all = new LinkedHashMap<>();
        all.put("forest", forest(clipping, forest));
        all.put("forest of sets", forest(clipping, forest.withCategorySplits(CategorySplits.SUBSET)));
        all.put("forest of stumps", forest(clipping, forest.withMaxDepth(0)));
        all.put(
                "forest of sets, stumps",
                forest(
                        clipping,
                        forest.withCategorySplits(CategorySplits.SUBSET).withMaxDepth(0)));
        all.put("forest without categories", forest(fewer, forest));
        all.put("forest, outliers dropped", forest(dropping, forest));
        all.put("knn", knn(clipping, knn));
        all.put("knn by distance", knn(clipping, knn.withWeighting(Weighting.DISTANCE)));
        all.put("knn standardized", knn(dropping, knn.withScale(CategoryScale.STANDARDIZED)));
        all.put("knn without categories", knn(fewer, knn.withK(1)));
        all.put("mlp", mlp(clipping, mlp.withHidden(16, 8)));
        all.put("logistic", logistic(clipping));
        all.put("logistic without categories", logistic(fewer));
        all.put("mlp without hidden layers", mlp(clipping, mlp.withHidden()));
        all.put("mlp without categories", mlp(fewer, mlp.withHidden(4)));
        for (String name : List.of("forest", "knn", "mlp", "logistic")) {
            Pipeline plain = all.get(name);
            Labels labels = labels(TRAINING);
            double[] p = probabilities(plain, TRAINING);
            all.put(name + " by Platt", plain.withCalibration(PlattScaling.fit(labels, p)));
            all.put(name + ", isotonic", plain.withCalibration(IsotonicRegression.fit(labels, p)));
            double chosen =
                    ThresholdChoice.f1(labels(TEST), probabilities(plain, TEST)).threshold();
            all.put(name + " with threshold", plain.withThreshold(chosen));
        }
        return all.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static Labels labels(Dataset dataset) {
        return dataset.labels(RECIPE.label(), all(dataset));
    }

    private static double[] probabilities(Pipeline pipeline, Dataset dataset) {
        return pipeline.probabilities(pipeline.encode(dataset, all(dataset)), Workers.sequential());
    }

    private static Pipeline forest(Preprocessor preprocessor, ForestOptions options) {
        Table table = preprocessor.apply(TRAINING, all(TRAINING));
        return Pipeline.of(
                preprocessor,
                new RandomForestTrainer(options, Workers.sequential()).fit(table, labels(TRAINING), Progress.NONE));
    }

    private static Pipeline knn(Preprocessor preprocessor, KnnOptions options) {
        Table table = preprocessor.apply(TRAINING, all(TRAINING));
        return Pipeline.of(
                preprocessor,
                new KnnTrainer(options, Workers.sequential()).fit(table, labels(TRAINING), Progress.NONE));
    }

    private static Pipeline logistic(Preprocessor preprocessor) {
        Table table = preprocessor.apply(TRAINING, all(TRAINING));
        return Pipeline.of(
                preprocessor,
                new LogisticTrainer(LogisticOptions.defaults(), Workers.sequential())
                        .fit(table, labels(TRAINING), Progress.NONE));
    }

    private static Pipeline mlp(Preprocessor preprocessor, MlpOptions options) {
        Table table = preprocessor.apply(TRAINING, all(TRAINING));
        return Pipeline.of(
                preprocessor,
                new MlpTrainer(options, Workers.sequential()).fit(table, labels(TRAINING), Progress.NONE));
    }

    /** Whether the exported graph leaves no sum to the runtime: forests and neighbors, and what has steps behind the sum. */
    private static boolean exactUpToCalibration(Pipeline pipeline) {
        return pipeline.classifier() instanceof RandomForest
                || pipeline.classifier() instanceof KnnClassifier
                || pipeline.calibration().orElse(null) instanceof IsotonicRegression;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void answersAsTheEngineDoes(String name, Pipeline pipeline) throws IOException, OrtException {
        boolean sigmoid = pipeline.calibration().orElse(null) instanceof PlattScaling
                || !(pipeline.classifier() instanceof RandomForest || pipeline.classifier() instanceof KnnClassifier);
        double tolerance = !sigmoid ? 0 : exactUpToCalibration(pipeline) ? 1e-12 : TOLERANCE;
        try (OnnxRun onnx = OnnxRun.of(pipeline)) {
            for (Dataset dataset : List.of(TRAINING, TEST)) {
                double[] expected = probabilities(pipeline, dataset);
                OnnxRun.Answer answer =
                        onnx.answer(dataset, pipeline.preprocessor().schema(), all(dataset));
                for (int row = 0; row < expected.length; row++) {
                    assertEquals(expected[row], answer.probabilities()[row], tolerance, "row " + row);
                    assertEquals(pipeline.isPositive(expected[row]) ? 1 : 0, answer.decisions()[row], "row " + row);
                }
            }
        }
    }

    @Test
    void neighborsHaveTheEnginesBits() throws IOException, OrtException {
        Preprocessor preprocessor = Preprocessor.fit(TRAINING, all(TRAINING), RECIPE, options(OutlierPolicy.CLIP));
        Pipeline pipeline = knn(preprocessor, KnnOptions.defaults().withK(7));
        try (OnnxRun onnx = OnnxRun.of(pipeline)) {
            assertArrayEquals(
                    probabilities(pipeline, TEST),
                    onnx.answer(TEST, preprocessor.schema(), all(TEST)).probabilities());
            assertTrue(onnx.metadata().get("backbeat.needs").startsWith("ONNX Runtime 1.21"));
        }
    }

    /** Threads, rows of a batch: runtimes cut sums by both. */
    static Stream<Arguments> sessions() {
        return Stream.of(1, 2, 3)
                .flatMap(threads -> Stream.of(1, 50, 51, 500).map(rows -> Arguments.of(threads, rows)));
    }

    /**
     * An isotonic map has steps where two probabilities lie close together, so no tolerance would do behind it: the sum of
     * the votes must have the engine's bits. Leaves of several rows have votes that no binary fraction holds, and more trees
     * than {@link ForestGraph} walks at a time make it add groups.
     */
    @ParameterizedTest(name = "{0} threads, batches of {1}")
    @MethodSource("sessions")
    void forestsHaveTheEnginesBits(int threads, int batch) throws IOException, OrtException {
        for (CategorySplits splits : CategorySplits.values()) {
            Pipeline pipeline = LARGE_FORESTS.get(splits);
            Schema schema = pipeline.preprocessor().schema();
            double[] expected = probabilities(pipeline, TEST);
            try (OnnxRun onnx = OnnxRun.of(pipeline, threads)) {
                for (int from = 0; from < expected.length; from += batch) {
                    int to = Math.min(from + batch, expected.length);
                    OnnxRun.Answer answer =
                            onnx.answer(TEST, schema, IntStream.range(from, to).toArray());
                    assertArrayEquals(Arrays.copyOfRange(expected, from, to), answer.probabilities());
                    for (int row = from; row < to; row++) {
                        assertEquals(pipeline.isPositive(expected[row]) ? 1 : 0, answer.decisions()[row - from]);
                    }
                }
            }
        }
    }

    private static Map<CategorySplits, Pipeline> largeForests() {
        Preprocessor preprocessor = Preprocessor.fit(TRAINING, all(TRAINING), RECIPE, options(OutlierPolicy.CLIP));
        Map<CategorySplits, Pipeline> forests = new EnumMap<>(CategorySplits.class);
        for (CategorySplits splits : CategorySplits.values()) {
            Pipeline plain = forest(
                    preprocessor,
                    ForestOptions.defaults()
                            .withTrees(301)
                            .withMinLeaf(3)
                            .withSeed(9)
                            .withCategorySplits(splits));
            IsotonicRegression steps = IsotonicRegression.fit(labels(TEST), probabilities(plain, TEST));
            forests.put(splits, plain.withCalibration(steps));
        }
        return forests;
    }

    @Test
    void metadataCarryTheProvenanceAndBytesDoNotVary() throws IOException, OrtException {
        Preprocessor preprocessor = Preprocessor.fit(TRAINING, all(TRAINING), RECIPE, options(OutlierPolicy.CLIP));
        Pipeline pipeline = mlp(preprocessor, MlpOptions.logistic().withEpochs(1))
                .withProvenance(Provenance.NONE
                        .withRecipe("spotify-tracks")
                        .withData("dataset.csv", "ab".repeat(32))
                        .withProtocol("song")
                        .withPositive("popularity >= 50")
                        .withSeed(42)
                        .withOptions(Map.of("hidden", "[]"))
                        .withVersions(Map.of("backbeat", "1.2.3"))
                        .withMetrics(Map.of("test.auc", 0.8125)));
        try (OnnxRun onnx = OnnxRun.of(pipeline)) {
            Map<String, String> metadata = onnx.metadata();
            assertEquals("spotify-tracks", metadata.get("backbeat.recipe"));
            assertEquals("ab".repeat(32), metadata.get("backbeat.data.sha256"));
            assertEquals("song", metadata.get("backbeat.protocol"));
            assertEquals("popularity >= 50", metadata.get("backbeat.positive"));
            assertEquals("42", metadata.get("backbeat.seed"));
            assertEquals("[]", metadata.get("backbeat.option.hidden"));
            assertEquals("1.2.3", metadata.get("backbeat.version.backbeat"));
            assertEquals("0.8125", metadata.get("backbeat.metric.test.auc"));
            assertEquals("0.5", metadata.get("backbeat.threshold"));
            assertTrue(metadata.get("backbeat.needs").startsWith("ONNX Runtime 1.18"), metadata.get("backbeat.needs"));
        }
        byte[] bytes = OnnxRun.bytes(pipeline);
        assertArrayEquals(bytes, OnnxRun.bytes(pipeline));
        assertTrue(bytes.length > 1000);
    }
}
