package backbeat.source;

import backbeat.data.Dataset;
import backbeat.recipe.Recipe;
import java.util.List;

/**
 * A data set, and where it came from as far as results must say it.
 *
 * @param dataset   the rows
 * @param synthetic whether they were invented
 * @param verified  whether the file has the hash that the recipe publishes
 * @param location  for people: a path and how it was found, or how the rows were generated
 * @param warnings  what people must know besides, most important first
 */
public record LoadedData(Dataset dataset, boolean synthetic, boolean verified, String location, List<String> warnings) {
    public LoadedData {
        warnings = List.copyOf(warnings);
    }

    /** The columns of the file that the recipe does not mention, in their order. */
    public List<String> ignored(Recipe recipe) {
        return ignored(dataset, recipe);
    }

    static List<String> ignored(Dataset dataset, Recipe recipe) {
        return dataset.source().unread().stream()
                .filter(name -> !recipe.dropped().contains(name))
                .toList();
    }

    /** {@code real} or {@code synthetic}. */
    public String kind() {
        return synthetic ? "synthetic" : "real";
    }
}
