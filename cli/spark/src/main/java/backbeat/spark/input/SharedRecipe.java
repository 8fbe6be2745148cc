package backbeat.spark.input;

import backbeat.csv.CsvDialect;
import backbeat.data.SetRule;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A recipe on its way to the executors, as the text it was read from and what was asked of its sets. */
public final class SharedRecipe implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] json;
    private final String name;
    private final boolean withoutSets;
    /** The set column that collects though the text does not say so; empty if none does. */
    private final String collecting;

    private transient Recipe read;

    private SharedRecipe(byte[] json, String name, boolean withoutSets, String collecting) {
        this.json = json;
        this.name = name;
        this.withoutSets = withoutSets;
        this.collecting = collecting;
    }

    /**
     * A recipe.
     *
     * @param file  where it was read from; empty for the bundled one
     * @param asked as it is to be used: it may read sets otherwise than the text
     */
    public static SharedRecipe of(Optional<Path> file, Recipe asked) throws IOException {
        byte[] json = file.isPresent() ? Files.readAllBytes(file.get()) : new byte[0];
        String name = file.map(Path::toString).orElse("");
        Recipe plain = new SharedRecipe(json, name, false, "").recipe();
        Optional<String> collecting = asked.columns().sets().stream()
                .filter(SetRule::collect)
                .map(SetRule::column)
                .filter(column ->
                        !plain.columns().set(column).filter(SetRule::collect).isPresent())
                .findFirst();
        return new SharedRecipe(json, name, asked.columns().sets().isEmpty(), collecting.orElse(""));
    }

    /** The recipe. */
    public synchronized Recipe recipe() {
        if (read == null) {
            Recipe text = json.length == 0 ? RecipeJson.bundled() : RecipeJson.parse(json, name);
            Recipe asked = withoutSets ? text.withoutSets() : text;
            read = collecting.isEmpty() ? asked : asked.collecting(collecting);
        }
        return read;
    }

    /** How its CSV files are written. */
    public CsvDialect csv() {
        return recipe().csv();
    }
}
