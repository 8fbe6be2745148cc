package backbeat.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a {@link Table} holds: {@code d} numeric columns, then categorical columns.
 *
 * <p>The <em>one-hot columns</em> of a schema are numbered once and for all: the numeric columns {@code 0 … d - 1}, then
 * the categories of the first categorical column in code order, then those of the second, and so on. Learners that speak
 * of a <em>feature</em> by number mean this numbering.
 *
 * @param numeric     names of the numeric columns
 * @param categorical the categorical columns
 */
public record Schema(List<String> numeric, List<CategoricalColumn> categorical) {
    /** @throws IllegalArgumentException if two columns share a name */
    public Schema {
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
        Set<String> names = new HashSet<>();
        for (String name : names(numeric, categorical)) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("Two columns to learn from are called '" + name
                        + "'. If one of them is made of another, such as 'x is missing', call the file's own otherwise, or"
                        + " drop it in the recipe");
            }
        }
    }

    /** The names of all columns, numeric ones first. */
    public List<String> names() {
        return names(numeric, categorical);
    }

    private static List<String> names(List<String> numeric, List<CategoricalColumn> categorical) {
        return Stream.concat(numeric.stream(), categorical.stream().map(CategoricalColumn::name))
                .toList();
    }

    public int numericCount() {
        return numeric.size();
    }

    public int categoricalCount() {
        return categorical.size();
    }

    /** Whether a row may have several categories in some column. */
    public boolean hasSets() {
        return categorical.stream().anyMatch(CategoricalColumn::isSet);
    }

    /** The number of columns of the one-hot matrix: numeric columns plus all categories. */
    public int oneHotWidth() {
        int width = numeric.size();
        for (CategoricalColumn column : categorical) {
            width += column.size();
        }
        return width;
    }

    /** The first one-hot column of categorical column {@code column}. */
    public int oneHotOffset(int column) {
        int offset = numeric.size();
        for (int c = 0; c < column; c++) {
            offset += categorical.get(c).size();
        }
        return offset;
    }

    /**
     * The name of one-hot column {@code feature}: {@code tempo}, {@code key=7} for a category, or {@code tags contains live}
     * for a member of a set.
     *
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public String featureName(int feature) {
        if (feature < numeric.size()) {
            return numeric.get(feature);
        }
        int code = feature - numeric.size();
        for (CategoricalColumn column : categorical) {
            if (code < column.size()) {
                return column.name()
                        + (column.isSet() ? " contains " : "=")
                        + column.categories().get(code);
            }
            code -= column.size();
        }
        throw new IndexOutOfBoundsException("One-hot column " + feature + " of " + oneHotWidth());
    }
}
