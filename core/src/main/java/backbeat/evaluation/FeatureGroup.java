package backbeat.evaluation;

import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

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
        List<FeatureGroup> groups = new ArrayList<>();
        for (int column = 0; column < schema.numericCount(); column++) {
            groups.add(new FeatureGroup(schema.numeric().get(column), List.of(column), List.of()));
        }
        for (int column = 0; column < schema.categoricalCount(); column++) {
            groups.add(new FeatureGroup(schema.categorical().get(column).name(), List.of(), List.of(column)));
        }
        return List.copyOf(groups);
    }

    /** The table with these columns' values taken from other rows, those of one row staying together. */
    Table taken(Table table, int[] sourceRows) {
        int d = table.schema().numericCount();
        FMatrixRMaj block = table.numeric().copy();
        for (int column : numeric) {
            for (int row = 0; row < sourceRows.length; row++) {
                block.data[row * d + column] = table.value(sourceRows[row], column);
            }
        }
        int[][] codes = new int[table.schema().categoricalCount()][];
        for (int column = 0; column < codes.length; column++) {
            codes[column] = table.codes(column);
        }
        for (int column : categorical) {
            int[] taken = new int[sourceRows.length];
            for (int row = 0; row < taken.length; row++) {
                taken[row] = table.code(sourceRows[row], column);
            }
            codes[column] = taken;
        }
        return new Table(table.schema(), block, codes);
    }
}
