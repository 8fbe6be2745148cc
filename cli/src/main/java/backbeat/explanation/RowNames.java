package backbeat.explanation;

import backbeat.data.Dataset;
import backbeat.recipe.Recipe;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What people call the rows of a data set.
 *
 * @param dataset the rows
 * @param recipe  which columns name them
 */
public record RowNames(Dataset dataset, Recipe recipe) {
    /** What a category is called that no training row had. */
    public static final String UNSEEN = "(not in training)";

    /** The display columns, as they stand in the data; empty if the recipe names none. */
    public String title(int row) {
        return recipe.display().stream()
                .map(column -> dataset.text(column, row).strip())
                .collect(Collectors.joining(" — "));
    }

    /** The identifier; empty if the recipe names none. */
    public String id(int row) {
        return recipe.id().map(column -> dataset.text(column, row)).orElse("");
    }

    /** What a row is told by where there is neither title nor identifier. */
    public String shown(int row) {
        String title = title(row);
        if (!title.isBlank()) {
            return title;
        }
        return id(row).isEmpty() ? "row " + dataset.sourceRow(row) : id(row);
    }

    /** Rows with the same key are versions of one thing: equal titles, whatever their letters' case. */
    String versionKey(int row) {
        String title = title(row);
        return title.isBlank() ? "row " + row : title.toLowerCase(Locale.ROOT);
    }

    /** The category of a row of a table in the column with the most categories; empty if there is no such column. */
    public static String category(Table table, int row) {
        int column = widest(table.schema());
        return column < 0 ? "" : category(table, row, column);
    }

    private static String category(Table table, int row, int column) {
        int code = table.code(row, column);
        List<String> categories = table.schema().categorical().get(column).categories();
        int[] members = table.sets(column).members(code);
        return members.length == 0
                ? UNSEEN
                : Arrays.stream(members).mapToObj(categories::get).collect(Collectors.joining(", "));
    }

    /** The categorical column with the most categories, or -1. */
    public static int widest(Schema schema) {
        int widest = -1;
        int most = -1;
        for (int c = 0; c < schema.categoricalCount(); c++) {
            CategoricalColumn column = schema.categorical().get(c);
            if (column.size() > most) {
                widest = c;
                most = column.size();
            }
        }
        return widest;
    }
}
