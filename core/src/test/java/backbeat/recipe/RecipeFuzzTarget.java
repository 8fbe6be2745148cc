package backbeat.recipe;

import backbeat.data.DataException;

/** The reader of recipes for Jazzer: any bytes are a recipe or a {@link DataException}. */
public final class RecipeFuzzTarget {
    private RecipeFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            RecipeJson.parse(input, "recipe.json");
        } catch (DataException e) {
            if (e.getMessage() == null || !e.getMessage().contains("recipe.json")) {
                throw new IllegalStateException("refused without its name", e);
            }
        }
    }
}
