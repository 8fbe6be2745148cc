package backbeat.pipeline;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A small model of rows with gaps, marks of them, dates and a dialect of its own: what a file of version 2 can say. */
public final class ModelWithGaps {
    private static final String JSON = """
            {"format": 1, "name": "gaps",
             "columns": {"numeric": ["x", "z"], "boolean": ["b"], "categorical": ["c"],
                         "date": [{"column": "when", "parts": ["month", "hour", "daysSince"], "since": "2020-01-01"},
                                  {"column": "day", "pattern": "d.M.yyyy", "parts": ["dayOfWeek"]}]},
             "csv": {"separator": ";", "decimal": ",", "comment": "#"},
             "missing": {"marks": ["?", -999], "columns": {"b": "impute", "day": "impute"}},
             "label": {"column": "y", "operator": "is", "value": "yes"}}
            """;

    public static final Recipe RECIPE = RecipeJson.parse(JSON.getBytes(StandardCharsets.UTF_8), "gaps.json");

    private ModelWithGaps() {}

    /** Values missing by empty fields and by marks; z is there for positive rows mostly. */
    public static String csv(int rows, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        StringBuilder csv = new StringBuilder("# made up\nx;z;b;c;when;day;y\n");
        for (int i = 0; i < rows; i++) {
            boolean yes = random.nextDouble() < .4;
            boolean there = random.nextDouble() < (yes ? .6 : .1);
            csv.append(decimal(random.nextInt(400) + (yes ? 100 : 0))).append(';');
            csv.append(there ? decimal(random.nextInt(400)) : random.nextInt(2) == 0 ? "-999" : "")
                    .append(';');
            csv.append(random.nextInt(9) == 0 ? "?" : String.valueOf(random.nextInt(2) == 0))
                    .append(';');
            csv.append(random.nextInt(8) == 0 ? "?" : String.valueOf("abcd".charAt(random.nextInt(4))))
                    .append(';');
            String time = "2024-%02d-%02d %02d:30"
                    .formatted(1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24));
            csv.append(random.nextInt(6) == 0 ? "" : time).append(';');
            csv.append(random.nextInt(6) == 0 ? "?" : 1 + random.nextInt(28) + ".2.2023");
            csv.append(';').append(yes ? "yes" : "no").append('\n');
        }
        return csv.toString();
    }

    private static String decimal(int hundredths) {
        return hundredths / 100 + "," + hundredths % 100;
    }

    public static Dataset dataset(int rows, long seed) {
        try {
            return CsvTable.read(
                    new ByteArrayInputStream(csv(rows, seed).getBytes(StandardCharsets.UTF_8)),
                    "gaps.csv",
                    RECIPE.csv(),
                    RECIPE.columns(),
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
    }

    public static Pipeline pipeline() {
        return pipeline(RECIPE);
    }

    /** The same, of marks that are named for the columns that have them. */
    static Pipeline withColumnMarks() {
        Recipe recipe = RecipeJson.parse(
                JSON.replace("[\"?\", -999]", "{\"z\": -999, \"b\": \"?\", \"c\": [\"?\", \"none\"], \"day\": \"?\"}")
                        .getBytes(StandardCharsets.UTF_8),
                "gaps.json");
        return pipeline(recipe);
    }

    private static Pipeline pipeline(Recipe recipe) {
        try {
            return SmallModels.fitted(recipe, csv(GoldenModels.TRAINING_ROWS, 1))
                    .withProvenance(SmallModels.provenance("logistic"));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
    }
}
