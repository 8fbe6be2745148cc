package backbeat.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns may be called like an output, or like a value between the nodes: no runtime loads a graph that gives a name twice. */
class OnnxNamesTest {
    private static final int ROWS = 200;
    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "names", "columns": {"numeric": ["probability", "output_probability", "Concat_3"],
             "categorical": ["decision", "constant_4"]}, "label": {"column": "y", "operator": "is", "value": "1"}}""".getBytes(StandardCharsets.UTF_8), "names.json");

    private static Dataset rows() {
        Xoshiro256 random = new Xoshiro256(3);
        DatasetBuilder rows = new DatasetBuilder(RECIPE.columns());
        for (int i = 0; i < ROWS; i++) {
            int y = random.nextInt(2);
            rows.add(Map.of(
                    "probability",
                    random.nextGaussian() + y,
                    "output_probability",
                    random.nextGaussian(),
                    "Concat_3",
                    random.nextGaussian() - y,
                    "decision",
                    "ab".substring(y, y + 1 + random.nextInt(2 - y)),
                    "constant_4",
                    random.nextInt(2) == 0 ? "c" : "d",
                    "y",
                    y));
        }
        return rows.build("rows");
    }

    @Test
    void graphsAnswerAsTheEngineDoes() throws Exception {
        Dataset data = rows();
        int[] all = IntStream.range(0, ROWS).toArray();
        Preprocessor fitted = Preprocessor.fit(data, all, RECIPE, PreprocessingOptions.defaults());
        Workers alone = Workers.sequential();
        List<Trainer<?>> trainers = List.of(
                new RandomForestTrainer(ForestOptions.defaults().withTrees(10).withSeed(7), alone),
                new KnnTrainer(KnnOptions.defaults().withK(7), alone),
                new LogisticTrainer(LogisticOptions.defaults(), alone));
        for (Trainer<?> trainer : trainers) {
            Pipeline model = Pipeline.of(
                    fitted, trainer.fit(fitted.apply(data, all), data.labels(RECIPE.label(), all), Progress.NONE));
            double[] expected = model.probabilities(model.encode(data, all), alone);
            try (OnnxRun onnx = OnnxRun.of(model)) {
                OnnxRun.Answer answer = onnx.answer(data, fitted.schema(), all);
                for (int row = 0; row < ROWS; row++) {
                    String where = model.learner() + ", row " + row;
                    assertEquals(expected[row], answer.probabilities()[row], 1e-5, where);
                    assertEquals(model.isPositive(expected[row]) ? 1 : 0, answer.decisions()[row], where);
                }
            }
        }
    }
}
