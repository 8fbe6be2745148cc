package backbeat.interop;

import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    /** Every kind of column, and two of several categories a row with the numbers that are made of them. */
    static final Recipe SETS = RecipeJson.parse("""
            {"format": 1, "name": "tagged",
             "columns": {"numeric": ["x", "z"], "boolean": ["b"], "categorical": ["c"],
                         "set": {"tags": {"separator": "|"}, "moods": {}}},
             "derived": {"tag": {"kind": "history", "over": "tags", "prior": 10},
                         "mood": {"kind": "history", "over": "moods", "prior": 2}},
             "label": {"column": "y", "operator": "is", "value": "1"}}
            """.getBytes(StandardCharsets.UTF_8), "tagged.json");

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
            if (recipe == SETS) { // tags that cross 64, some only asked for; no tag at all on a tenth
                row.put(
                        "tags",
                        drawn(random, "t", CATEGORIES + (int) seed * 5, random.nextInt(10) == 0 ? 0 : 4, 20 * y));
                row.put("moods", drawn(random, "m", 5, 3, y));
            }
            rows.add(row);
        }
        return rows.build("rows");
    }

    /** Fewer than {@code most} of {@code of} names, those from {@code from} on for one class. */
    private static Set<String> drawn(Xoshiro256 random, String prefix, int of, int most, int from) {
        Set<String> set = new HashSet<>();
        for (int i = most == 0 ? 0 : random.nextInt(most) + 1; i > 0; i--) {
            set.add(prefix + Math.min(from + random.nextInt(of), of - 1));
        }
        return set;
    }

    static int[] all(Dataset rows) {
        return IntStream.range(0, rows.rows()).toArray();
    }

    static Labels labels(Dataset rows) {
        return rows.labels(PLAIN.label(), all(rows));
    }
}
