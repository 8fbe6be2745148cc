package backbeat.spark.input;

import backbeat.csv.CsvDialect;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A recipe on its way to the executors, as the text it was read from. */
public final class SharedRecipe implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] json;
    private final String name;

    private SharedRecipe(byte[] json, String name) {
        this.json = json;
        this.name = name;
    }

    /** The recipe in a file; the bundled one if there is none. */
    public static SharedRecipe of(Optional<Path> recipe) throws IOException {
        return recipe.isPresent()
                ? new SharedRecipe(
                        Files.readAllBytes(recipe.get()), recipe.get().toString())
                : new SharedRecipe(new byte[0], "");
    }

    /** The recipe. */
    public Recipe recipe() {
        return json.length == 0 ? RecipeJson.bundled() : RecipeJson.parse(json, name);
    }

    /** How its CSV files are written. */
    public CsvDialect csv() {
        return recipe().csv();
    }
}
