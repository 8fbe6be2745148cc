package backbeat.evaluation;

import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Columns that are changed together. A categorical column is one member, so that its one-hot columns always move as one:
 * shuffled one by one they would describe songs of two genres or none.
 *
 * @param name        for people
 * @param numeric     numbers of numeric columns
 * @param categorical numbers of categorical columns
 */
public record FeatureGroup(String name, List<Integer> numeric, List<Integer> categorical) {
    /** @throws IllegalArgumentException if there is no column */
    public FeatureGroup {
        numeric = List.copyOf(numeric);
        categorical = List.copyOf(categorical);
        if (numeric.isEmpty() && categorical.isEmpty()) {
            throw new IllegalArgumentException("Feature group '" + name + "' has no columns");
        }
    }

    /** Every column of the table a group of its own, numeric columns first. */
    public static List<FeatureGroup> eachColumn(Schema schema) {
        return eachColumn(schema, numeric -> -1);
    }

    /**
     * As above, but numeric columns that are made of a categorical column are in its group.
     *
     * @param source by numeric column the categorical column that it is made of, or -1
     */
    public static List<FeatureGroup> eachColumn(Schema schema, IntUnaryOperator source) {
        List<FeatureGroup> groups = new ArrayList<>();
        for (int column = 0; column < schema.numericCount(); column++) {
            if (source.applyAsInt(column) < 0) {
                groups.add(new FeatureGroup(schema.numeric().get(column), List.of(column), List.of()));
            }
        }
        for (int column = 0; column < schema.categoricalCount(); column++) {
            int own = column;
            List<Integer> made = IntStream.range(0, schema.numericCount())
                    .filter(numeric -> source.applyAsInt(numeric) == own)
                    .boxed()
                    .toList();
            groups.add(new FeatureGroup(schema.categorical().get(column).name(), made, List.of(column)));
        }
        return List.copyOf(groups);
    }

    /** Whether two rows have the same values in these columns, to the bit. */
    boolean alike(Table table, int row, int other) {
        for (int column : numeric) {
            if (Float.floatToIntBits(table.value(row, column)) != Float.floatToIntBits(table.value(other, column))) {
                return false;
            }
        }
        for (int column : categorical) {
            if (table.code(row, column) != table.code(other, column)) {
                return false;
            }
        }
        return true;
    }
}
