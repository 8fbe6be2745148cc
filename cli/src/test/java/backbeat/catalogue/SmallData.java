package backbeat.catalogue;

import backbeat.cli.SmallSongs;
import backbeat.csv.CsvSource;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.io.IOException;
import java.nio.file.Path;

/** A few songs as learners see them. */
final class SmallData {
    private static final int ROWS = 400;
    private static final long SEED = 42;

    private SmallData() {}

    static PreparedData prepared(Path folder) throws IOException {
        Recipe recipe = RecipeJson.bundled();
        Path file = SmallSongs.write(folder, SmallSongs.lines(ROWS));
        return PreparedData.of(
                new CsvSource(file).read(recipe.columns()),
                recipe,
                recipe.protocol(recipe.defaultProtocol()),
                SEED,
                PreprocessingOptions.defaults());
    }
}
