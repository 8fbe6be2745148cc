package exercise;

import backbeat.table.Schema;
import backbeat.table.Table;

/**
 * What the first layer of a network makes of a row, without the one-hot columns.
 *
 * <p>Complete {@link #first}. Then check: two columns share weights that should be their own.
 */
public final class Gather implements GatherCheck.Task {
    /**
     * {@code z = x·W + b} for one row.
     *
     * @param weights {@code weights[i][j]} leads from one-hot column {@code i} to unit {@code j}
     */
    @Override
    public double[] first(Table table, int row, double[][] weights, double[] bias) {
        double[] z = bias.clone();
        for (int i = 0; i < table.schema().numericCount(); i++) {
            for (int j = 0; j < z.length; j++) {
                z[j] += table.value(row, i) * weights[i][j];
            }
        }
        for (int c = 0; c < table.schema().categoricalCount(); c++) {
            int code = table.code(row, c);
            // >>> your lines; oneHotColumn(table.schema(), c, code) is the column that is 1
            throw new UnsupportedOperationException("what code " + code + " of column " + c + " adds");
            // <<<
        }
        return z;
    }

    /** The number of a category's one-hot column. */
    private static int oneHotColumn(Schema schema, int column, int code) {
        return schema.numericCount() + column + code;
    }
}
