package backbeat.spark;

import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.forest.RandomForest;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.source.DataSource;
import backbeat.spark.training.TrainingOnSpark;
import backbeat.study.Engine;
import backbeat.study.StudySet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The forest of {@link Songs#model}, grown by tasks. */
final class TreesOnSpark {
    private TreesOnSpark() {}

    /** A hash of all trees of the saved model. */
    static long expected(Songs songs) throws IOException {
        return ((RandomForest) songs.pipeline().classifier()).fingerprint();
    }

    /** A hash of all trees, grown by so many tasks. */
    static long grow(SparkSession spark, Songs songs, int tasks) {
        Recipe recipe = RecipeJson.bundled();
        Dataset rows = new CsvSource(songs.csv).read(recipe.columns());
        PreparedData data = PreparedData.of(rows, recipe, recipe.protocol("song"), 42, PreprocessingOptions.defaults());
        StudySet set = StudySet.of(DataSource.loaded(rows, recipe, "songs.csv", "", List.of()), data);
        Engine engine = new Engine(Workers.sequential(), KernelProvider.best().kernels());
        RandomForest forest = (RandomForest) TrainingOnSpark.of(
                        spark, StandardCatalogue.get().named("forest"), Map.of("trees", "20"), 42, tasks, false)
                .fit(set.tables(), engine, Progress.NONE)
                .fit()
                .model();
        return forest.fingerprint();
    }
}
