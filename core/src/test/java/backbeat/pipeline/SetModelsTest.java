package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.data.Dataset;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.preparation.PreparedData;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.CategorySplits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models on sets leave the process and come back with the same bits; their files are of version 3, or 4 where numbers are made of
 * sets, and only theirs, if not of a later one by what they hold.
 */
@Tag("contract")
class SetModelsTest {
    private static final int ROWS = 400;

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void modelsComeBackWithTheSameBits(boolean numbers) throws IOException {
        PreparedData data = ModelWithSets.prepared(ROWS, 3, numbers);
        Dataset rows = data.dataset();
        int[] all = IntStream.range(0, ROWS).toArray();
        for (BinaryClassifier model : models(data.train().table(), data.train().labels())) {
            Pipeline pipeline = Pipeline.of(data.preprocessor(), model);
            byte[] bytes = ModelFile.toBytes(pipeline);
            boolean laidOut = model instanceof KnnClassifier || model instanceof RandomForest;
            assertEquals(laidOut ? 5 : numbers ? 4 : 3, bytes[8], "the version");
            Pipeline read = ModelFile.read(bytes, Workers.sequential());
            assertArrayEquals(bytes, ModelFile.toBytes(read));
            assertEquals(data.preprocessor(), read.preprocessor());
            double[] expected = pipeline.probabilities(data.preprocessor().apply(rows, all), Workers.sequential());
            assertArrayEquals(expected, read.probabilities(read.encode(rows, all), Workers.sequential()));
            for (int row = 0; row < 40; row++) {
                List<String> tags = IntStream.of(rows.set(1, row))
                        .mapToObj(member -> rows.members(1).get(member))
                        .toList();
                Map<String, Object> values = Map.of(
                        "x", rows.number(0, row), "key", rows.categories(0).get(rows.code(0, row)), "tags", tags);
                assertEquals(expected[row], read.predict(values).probability());
            }
            Prediction strange = read.predict(Map.of("x", 0, "key", "k1", "tags", "t3|never heard of"));
            Prediction known = read.predict(Map.of("x", 0, "key", "k1", "tags", Set.of("t3")));
            assertEquals(List.of("tags"), strange.unseen());
            assertEquals(known.probability(), strange.probability());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void damagedSetsAreRefused(boolean numbers) {
        PreparedData data = ModelWithSets.prepared(ROWS, 3, numbers);
        byte[] bytes = ModelFile.toBytes(Pipeline.of(
                data.preprocessor(),
                models(data.train().table(), data.train().labels()).get(1)));
        for (int at = 8; at < bytes.length; at += 97) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            assertThrows(ModelFormatException.class, () -> ModelFile.read(damaged, Workers.sequential()), "byte " + at);
        }
    }
}
