package backbeat.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.Trainer;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.tree.CategorySplits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every learner on rows with sets, in ONNX Runtime: members, the empty set, and members that training rows lack. */
class OnnxSetsTest {
    private static final int ROWS = 300;
    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "tagged", "label": {"column": "y", "operator": ">=", "value": 1},
             "columns": {"numeric": ["x"], "boolean": ["loud"], "categorical": ["key"],
                         "set": {"tags": {"separator": "|"}, "moods": {}}},
             "derived": {"tag": {"kind": "history", "over": "tags", "prior": 10},
                         "mood": {"kind": "history", "over": "moods", "prior": 2}}}""".getBytes(StandardCharsets.UTF_8), "tagged.json");

    /** Rows with up to six of {@code tags} tags and up to two of five moods, some with none. */
    private static Dataset rows(long seed, int tags) {
        Xoshiro256 random = new Xoshiro256(seed);
        DatasetBuilder builder = new DatasetBuilder(RECIPE.columns());
        for (int row = 0; row < ROWS; row++) {
            Set<String> own = drawn(random, "t", tags, 7);
            Set<String> moods = drawn(random, "m", 5, 3);
            double x = random.nextGaussian();
            double sum = x + (own.contains("t3") ? 2 : 0) - (own.contains("t4") ? 2 : 0) + (moods.isEmpty() ? 1 : 0);
            String key = "k" + random.nextInt(tags > 20 ? 4 : 3);
            builder.add(Map.of(
                    "x",
                    x,
                    "loud",
                    random.nextInt(2) == 0,
                    "key",
                    key,
                    "tags",
                    own,
                    "moods",
                    moods,
                    "y",
                    sum > 0.5 ? 1 : 0));
        }
        return builder.build("tagged rows");
    }

    private static Set<String> drawn(Xoshiro256 random, String prefix, int of, int most) {
        Set<String> set = new HashSet<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            set.add(prefix + random.nextInt(of));
        }
        return set;
    }

    private static List<Trainer<?>> trainers() {
        Workers alone = Workers.sequential();
        ForestOptions forest = ForestOptions.defaults().withTrees(20).withSeed(7);
        KnnOptions knn = KnnOptions.defaults().withK(7);
        return List.of(
                new RandomForestTrainer(forest, alone),
                new RandomForestTrainer(forest.withCategorySplits(CategorySplits.SUBSET), alone),
                new KnnTrainer(knn, alone),
                new KnnTrainer(knn.withWeights(ColumnWeights.parse("tags=8,key=0.25")), alone),
                new KnnTrainer(knn.withWeights(ColumnWeights.parse("tags=0.3,moods=0.7")), alone),
                new KnnTrainer(knn.withScale(CategoryScale.STANDARDIZED).withWeighting(Weighting.DISTANCE), alone),
                new LogisticTrainer(LogisticOptions.defaults(), alone),
                new MlpTrainer(MlpOptions.defaults().withEpochs(5).withSeed(7).withHidden(8), alone));
    }

    /** The asked rows have tags and keys that no training row has, and among them rows with no other tags. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersAsTheEngineDoes(boolean numbers) throws IOException, OrtException {
        PreprocessingOptions options = PreprocessingOptions.defaults();
        PreparedData data = PreparedData.of(
                rows(1, 20), RECIPE, Protocol.ROWS, 1, numbers ? options : options.without("tag", "mood"));
        Dataset asked = rows(2, 30);
        int[] all = IntStream.range(0, ROWS).toArray();
        assertTrue(IntStream.of(all).anyMatch(row -> asked.set(1, row).length == 0), "an empty set");
        assertTrue(IntStream.of(all).anyMatch(row -> asked.set(1, row).length > 4), "a large one");
        Workers alone = Workers.sequential();
        for (Trainer<?> trainer : trainers()) {
            Pipeline model = Pipeline.of(
                    data.preprocessor(),
                    trainer.fit(data.train().table(), data.train().labels()));
            double[] expected = model.probabilities(model.encode(asked, all), alone);
            try (OnnxRun onnx = OnnxRun.of(model)) {
                assertEquals("|", onnx.metadata().get("backbeat.separator.tags"));
                assertEquals(
                        data.preprocessor().schema().categorical().get(1).categories(),
                        List.of(onnx.metadata().get("backbeat.members.tags").split("\\|")));
                OnnxRun.Answer answer = onnx.answer(asked, data.preprocessor().schema(), all);
                for (int row = 0; row < ROWS; row++) {
                    String where = model.learner() + ", row " + row;
                    boolean exact =
                            model.classifier() instanceof RandomForest || model.classifier() instanceof KnnClassifier;
                    assertEquals(expected[row], answer.probabilities()[row], exact ? 0 : 1e-5, where);
                    assertEquals(model.isPositive(expected[row]) ? 1 : 0, answer.decisions()[row], where);
                }
            }
        }
    }
}
