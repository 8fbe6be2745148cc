package backbeat.mlp;

import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;

/**
 * Training rows as records: a row's numeric values, the numbers of its one-hot columns and its label lie side by side in
 * one array, so that fetching a row of a shuffled batch touches one place in memory in place of one per column group.
 * {@code 4·(numeric columns + categorical columns + 1)} bytes a row.
 */
final class PackedRows {
    /** One-hot column numbers are kept as floats, which hold integers exactly up to here. */
    private static final int LARGEST_EXACT = 1 << 24;

    final int rows;
    final int numericWidth;
    final int categorical;
    private final int stride;
    private final float[] records;

    private PackedRows(Table table, Labels labels) {
        Schema schema = table.schema();
        if (schema.oneHotWidth() > LARGEST_EXACT) {
            throw new IllegalArgumentException("A perceptron takes at most " + LARGEST_EXACT
                    + " numeric columns and categories, not " + schema.oneHotWidth());
        }
        rows = table.rows();
        numericWidth = schema.numericCount();
        categorical = schema.categoricalCount();
        stride = numericWidth + categorical + 1;
        records = new float[Math.multiplyExact(rows, stride)];
        int[] ones = new int[categorical];
        for (int row = 0, at = 0; row < rows; row++, at += stride) {
            System.arraycopy(table.numeric().data, row * numericWidth, records, at, numericWidth);
            pack(table, row, row + 1, ones);
            for (int c = 0; c < categorical; c++) {
                records[at + numericWidth + c] = ones[c];
            }
            records[at + stride - 1] = labels.get(row);
        }
    }

    static PackedRows of(Table table, Labels labels) {
        return new PackedRows(table, labels);
    }

    /**
     * Writes the one-hot columns that are 1 in rows {@code from … to - 1} of a table to the beginning of {@code ones}: one
     * number per categorical column, -1 where the category is unseen.
     */
    static void pack(Table table, int from, int to, int[] ones) {
        Schema schema = table.schema();
        int columns = schema.categoricalCount();
        for (int c = 0; c < columns; c++) {
            int[] codes = table.codes(c);
            int offset = schema.oneHotOffset(c);
            for (int row = from, at = c; row < to; row++, at += columns) {
                ones[at] = codes[row] == Table.UNSEEN ? -1 : offset + codes[row];
            }
        }
    }

    /** Copies row {@code order[first + r]} to row {@code r} of a block, for {@code r} from 0 to {@code count - 1}. */
    void gather(int[] order, int first, int count, RowBlock block) {
        block.touched = touch(order, first, first + count);
        float[] numeric = block.in.numeric();
        int[] ones = block.in.ones();
        for (int r = 0; r < count; r++) {
            int at = order[first + r] * stride;
            System.arraycopy(records, at, numeric, r * numericWidth, numericWidth);
            for (int c = 0; c < categorical; c++) {
                ones[r * categorical + c] = (int) records[at + numericWidth + c];
            }
            block.labels[r] = records[at + stride - 1];
        }
    }

    /**
     * Reads both ends of every record first: independent loads, which the processor has in flight by the dozen, where the
     * copies one after the other would wait for the cache a few at a time.
     */
    private float touch(int[] order, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            int at = order[i] * stride;
            sum += records[at] + records[at + stride - 1];
        }
        return sum;
    }
}
