package backbeat.pipeline;

import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.parallel.Workers;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A small model of rows with a set column, with and without the numbers that are made of sets. */
public final class ModelWithSets {
    public static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "tagged", "label": {"column": "y", "operator": ">=", "value": 1},
             "columns": {"numeric": ["x"], "categorical": ["key"], "set": {"tags": {"separator": "|"}}},
             "derived": {"tag": {"kind": "history", "over": "tags", "prior": 10}}}""".getBytes(StandardCharsets.UTF_8), "tagged.json");

    private ModelWithSets() {}

    /** Rows with up to four of twenty tags, two of which speak for the label and against it. */
    public static Dataset dataset(int rows, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        DatasetBuilder builder = new DatasetBuilder(RECIPE.columns());
        for (int row = 0; row < rows; row++) {
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

    /** Rows split and prepared. */
    public static PreparedData prepared(int rows, long seed, boolean numbers) {
        PreprocessingOptions options = PreprocessingOptions.defaults();
        return PreparedData.of(
                dataset(rows, seed), RECIPE, Protocol.ROWS, 1, numbers ? options : options.without("tag"));
    }

    /** Logistic regression on few rows. */
    static Pipeline pipeline(boolean numbers) {
        PreparedData data = prepared(120, 1, numbers);
        return Pipeline.of(
                        data.preprocessor(),
                        new LogisticTrainer(LogisticOptions.defaults(), Workers.sequential())
                                .fit(data.train().table(), data.train().labels()))
                .withProvenance(SmallModels.provenance("logistic"));
    }
}
