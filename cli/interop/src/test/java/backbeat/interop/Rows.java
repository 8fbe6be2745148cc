package backbeat.interop;

import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows of both classes, with a category column that crosses 64 and, where asked for, gaps in every column. */
final class Rows {
    static final int CATEGORIES = 80;

    private static final String COLUMNS = """
             "columns": {"numeric": ["x", "z", "u"], "boolean": ["b"], "categorical": ["c", "g"]},
             "label": {"column": "y", "operator": "is", "value": "1"}""";

    static final Recipe PLAIN = recipe("");
    static final Recipe VALUE = recipe(", \"missing\": \"value\"");
    static final Recipe IMPUTE = recipe(", \"missing\": \"impute\"");
    static final Recipe NUMBERS = RecipeJson.parse("""
            {"format": 1, "name": "numbers", "columns": {"numeric": ["x", "z", "u"], "boolean": [], "categorical": []},
             "label": {"column": "y", "operator": "is", "value": "1"}}
            """.getBytes(StandardCharsets.UTF_8), "numbers.json");

    private Rows() {}

    private static Recipe recipe(String more) {
        return RecipeJson.parse(
                ("{\"format\": 1, \"name\": \"rows\",\n" + COLUMNS + more + "}").getBytes(StandardCharsets.UTF_8),
                "rows.json");
    }

    static Dataset make(Recipe recipe, int count, long seed, boolean gaps) {
        Xoshiro256 random = new Xoshiro256(seed);
        DatasetBuilder rows = new DatasetBuilder(recipe.columns());
        for (int i = 0; i < count; i++) {
            int y = random.nextInt(2);
            Map<String, Object> row = new HashMap<>();
            row.put("y", y);
            row.put("x", random.nextGaussian() + y);
            row.put("z", (double) random.nextInt(7));
            row.put("u", 1000 * random.nextDouble() * random.nextDouble() + 100 * y);
            row.put("b", random.nextInt(3 + y) == 0);
            row.put("c", "abcd".substring(y, y + 1 + random.nextInt(2)));
            row.put("g", "g" + Math.min(random.nextInt(CATEGORIES - 20 * y) + 10 * y, CATEGORIES - 1));
            if (gaps) {
                for (String column : new String[] {"x", "z", "b", "g"}) {
                    if (random.nextInt(8) == 0) {
                        row.put(column, null);
                    }
                }
            }
            rows.add(row);
        }
        return rows.build("rows");
    }

    static int[] all(Dataset rows) {
        return IntStream.range(0, rows.rows()).toArray();
    }

    static Labels labels(Dataset rows) {
        return rows.labels(PLAIN.label(), all(rows));
    }
}
