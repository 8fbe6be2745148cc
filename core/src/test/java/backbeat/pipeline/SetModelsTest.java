package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.LabelRule;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.CategorySplits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models on sets leave the process and come back with the same bits; their files are of version 3, and only theirs. */
@Tag("contract")
class SetModelsTest {
    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "tagged", "label": {"column": "y", "operator": ">=", "value": 1},
             "columns": {"numeric": ["x"], "categorical": ["key"], "set": {"tags": {"separator": "|"}}}}""".getBytes(StandardCharsets.UTF_8), "tagged.json");
    private static final int ROWS = 400;
    private static final Dataset DATA = data();

    private static Dataset data() {
        Xoshiro256 random = new Xoshiro256(3);
        DatasetBuilder builder = new DatasetBuilder(RECIPE.columns());
        for (int row = 0; row < ROWS; row++) {
            Set<String> tags = new HashSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                tags.add("t" + random.nextInt(20));
            }
            double x = random.nextGaussian();
            int y = x + (tags.contains("t3") ? 2 : 0) - (tags.contains("t4") ? 2 : 0) > 0.3 ? 1 : 0;
            builder.add(Map.of("x", x, "key", "k" + random.nextInt(3), "tags", tags, "y", y));
        }
        return builder.build("tagged rows");
    }

    private static List<BinaryClassifier> models(Table table, Labels labels) {
        Workers workers = Workers.sequential();
        ForestOptions forest = ForestOptions.defaults().withTrees(7);
        return List.of(
                new LogisticTrainer(LogisticOptions.defaults(), workers).fit(table, labels),
                new KnnTrainer(KnnOptions.defaults(), workers).fit(table, labels),
                new RandomForestTrainer(forest, workers).fit(table, labels),
                new RandomForestTrainer(forest.withCategorySplits(CategorySplits.SUBSET), workers).fit(table, labels),
                new MlpTrainer(MlpOptions.defaults().withHidden(8).withEpochs(2), workers).fit(table, labels));
    }

    @Test
    void modelsComeBackWithTheSameBits() throws IOException {
        int[] train = IntStream.range(0, 300).toArray();
        int[] all = IntStream.range(0, ROWS).toArray();
        Preprocessor preprocessor = Preprocessor.fit(DATA, train, RECIPE, PreprocessingOptions.defaults());
        Labels labels = DATA.labels(LabelRule.atLeast("y", 1), train);
        for (BinaryClassifier model : models(preprocessor.apply(DATA, train), labels)) {
            Pipeline pipeline = Pipeline.of(preprocessor, model);
            byte[] bytes = ModelFile.toBytes(pipeline);
            assertEquals(3, bytes[8], "the version");
            Pipeline read = ModelFile.read(bytes, Workers.sequential());
            assertArrayEquals(bytes, ModelFile.toBytes(read));
            assertEquals(preprocessor, read.preprocessor());
            double[] expected = pipeline.probabilities(preprocessor.apply(DATA, all), Workers.sequential());
            assertArrayEquals(expected, read.probabilities(read.encode(DATA, all), Workers.sequential()));
            for (int row = 0; row < 40; row++) {
                List<String> tags = IntStream.of(DATA.set(1, row))
                        .mapToObj(member -> DATA.members(1).get(member))
                        .toList();
                Map<String, Object> values = Map.of(
                        "x", DATA.number(0, row), "key", DATA.categories(0).get(DATA.code(0, row)), "tags", tags);
                assertEquals(expected[row], read.predict(values).probability());
            }
            Prediction strange = read.predict(Map.of("x", 0, "key", "k1", "tags", "t3|never heard of"));
            Prediction known = read.predict(Map.of("x", 0, "key", "k1", "tags", Set.of("t3")));
            assertEquals(List.of("tags"), strange.unseen());
            assertEquals(known.probability(), strange.probability());
        }
    }

    @Test
    void damagedSetsAreRefused() {
        int[] train = IntStream.range(0, 300).toArray();
        Preprocessor preprocessor = Preprocessor.fit(DATA, train, RECIPE, PreprocessingOptions.defaults());
        Labels labels = DATA.labels(LabelRule.atLeast("y", 1), train);
        byte[] bytes = ModelFile.toBytes(Pipeline.of(
                preprocessor, models(preprocessor.apply(DATA, train), labels).get(1)));
        for (int at = 8; at < bytes.length; at += 97) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            assertThrows(ModelFormatException.class, () -> ModelFile.read(damaged, Workers.sequential()), "byte " + at);
        }
    }
}
