package backbeat.tree;

import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * Rows in the form that {@link TreeWalker} reads: by column, numbers as integers that sort as they do, categories as codes,
 * an unseen category as the number of categories. Rows of the same category, in the column that has the most of them, come
 * one after another in {@link #order}. Memory: 4 bytes a row and column, and 4 bytes a row.
 *
 * <p>To be filled once and then only read, or to be filled again and again by one worker.
 */
public final class EncodedRows {
    final int[][] columns;
    /** The column by which rows are grouped, or -1 when no column is categorical. */
    final int groupColumn;
    /** The rows, those of one group after another. */
    final int[] order;

    private final int numericCount;
    private final int[] groupStarts;
    private int rows;

    /**
     * @param schema   the columns
     * @param capacity the most rows
     */
    public EncodedRows(Schema schema, int capacity) {
        this.numericCount = schema.numericCount();
        int widest = -1;
        for (int column = 0; column < schema.categoricalCount(); column++) {
            if (widest < 0
                    || schema.categorical().get(column).size()
                            > schema.categorical().get(widest).size()) {
                widest = column;
            }
        }
        this.groupColumn = widest < 0 ? -1 : numericCount + widest;
        this.groupStarts =
                new int[widest < 0 ? 2 : schema.categorical().get(widest).size() + 2];
        this.columns = new int[numericCount + schema.categoricalCount()][capacity];
        this.order = new int[capacity];
    }

    /** Takes rows {@code from … to - 1} of a table; row {@code from} becomes row 0. */
    public void fill(Table table, int from, int to) {
        rows = to - from;
        float[] numeric = table.numeric().data;
        for (int row = 0, i = from * numericCount; row < rows; row++) {
            for (int column = 0; column < numericCount; column++, i++) {
                columns[column][row] = NodeCodec.sortKey(numeric[i]);
            }
        }
        for (int column = numericCount; column < columns.length; column++) {
            int[] codes = table.codes(column - numericCount);
            int unseen = table.schema().categorical().get(column - numericCount).size();
            for (int row = 0; row < rows; row++) {
                int code = codes[from + row];
                columns[column][row] = code == Table.UNSEEN ? unseen : code;
            }
        }
        group();
    }

    /** Counting sort by the group column; stable. */
    private void group() {
        Arrays.fill(groupStarts, 0);
        int[] codes = groupColumn < 0 ? null : columns[groupColumn];
        for (int row = 0; row < rows; row++) {
            groupStarts[codes == null ? 1 : codes[row] + 1]++;
        }
        for (int group = 1; group < groupStarts.length; group++) {
            groupStarts[group] += groupStarts[group - 1];
        }
        for (int row = 0; row < rows; row++) {
            order[groupStarts[codes == null ? 0 : codes[row]]++] = row;
        }
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }
}
