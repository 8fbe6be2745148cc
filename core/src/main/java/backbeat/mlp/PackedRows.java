package backbeat.mlp;

import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;

/**
 * A table's rows as the first layer reads them: the numeric block as it is, and the codes of a row side by side, each
 * turned into the number of its one-hot column (which is the number of its row of weights), or -1 when unseen.
 * {@code 4·(numeric + categorical columns)} bytes a row.
 */
final class PackedRows {
    final int rows;
    final int numericWidth;
    final int categorical;
    private final float[] numeric;
    private final int[] ones;
    private final byte[] labels;

    private PackedRows(Table table, byte[] labels) {
        this.rows = table.rows();
        this.numericWidth = table.schema().numericCount();
        this.categorical = table.schema().categoricalCount();
        this.numeric = table.numeric().data;
        this.ones = new int[rows * categorical];
        this.labels = labels;
        pack(table, 0, rows, ones);
    }

    static PackedRows of(Table table, Labels labels) {
        return new PackedRows(table, labels.toArray());
    }

    /** Writes the one-hot column numbers of rows {@code from … to - 1} of a table to the beginning of {@code ones}. */
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

    /** Copies rows {@code order[first + r]} for {@code from <= r < to} to row {@code r} of a block. */
    void gather(int[] order, int first, int from, int to, Block block) {
        for (int r = from; r < to; r++) {
            int row = order[first + r];
            System.arraycopy(numeric, row * numericWidth, block.in.numeric(), r * numericWidth, numericWidth);
            for (int c = 0; c < categorical; c++) {
                block.in.ones()[r * categorical + c] = ones[row * categorical + c];
            }
            block.labels[r] = labels[row];
        }
    }
}
