package backbeat.tree;

import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * Rows in the form that {@link TreeWalker} reads: numbers as integers that sort as they do, categories as codes, an unseen
 * category as the number of categories ({@link FlatTree#encode}). Rows of one category, in the column that has the most of
 * them, lie one after another. Memory: with 12 numeric and 3 categorical columns 72 bytes a row.
 *
 * <p>To be filled once and then only read, or to be filled again and again by one worker.
 */
public final class EncodedRows {
    /** The codes of the row at place {@code p} begin at {@code p << shift}. */
    final int shift;

    final int[] codes;
    private final int[] rowAt;

    private final int groupColumn;
    private final int[] groupStarts;
    private int rows;

    /**
     * @param schema   the columns
     * @param capacity the most rows
     */
    public EncodedRows(Schema schema, int capacity) {
        this.groupColumn = groupColumn(schema);
        this.shift = 32 - Integer.numberOfLeadingZeros(FlatTree.codeCount(schema) - 1);
        this.groupStarts = new int[groups(schema) + 1];
        this.codes = new int[capacity << shift];
        this.rowAt = new int[capacity];
    }

    /** Takes rows {@code from … to - 1} of a table; row {@code from} becomes row 0. */
    public void fill(Table table, int from, int to) {
        rows = to - from;
        Arrays.fill(groupStarts, 0);
        for (int row = from; row < to; row++) {
            groupStarts[group(table, row) + 1]++;
        }
        for (int group = 1; group < groupStarts.length; group++) {
            groupStarts[group] += groupStarts[group - 1];
        }
        for (int row = from; row < to; row++) {
            int place = groupStarts[group(table, row)]++;
            rowAt[place] = row - from;
            FlatTree.encode(table, row, codes, place << shift);
        }
    }

    /** The column by which rows are grouped, that with the most categories, or -1 when no column is categorical. */
    static int groupColumn(Schema schema) {
        int widest = -1;
        int most = -1;
        for (int column = 0; column < schema.categoricalCount(); column++) {
            int categories = schema.categorical().get(column).size();
            if (categories > most) {
                most = categories;
                widest = schema.numericCount() + column;
            }
        }
        return widest;
    }

    /** The number of groups: one for each category, and one for unseen ones. */
    static int groups(Schema schema) {
        int column = groupColumn(schema) - schema.numericCount();
        return column < 0 ? 1 : schema.categorical().get(column).size() + 1;
    }

    private int group(Table table, int row) {
        if (groupColumn < 0) {
            return 0;
        }
        int code = table.code(row, groupColumn - table.schema().numericCount());
        return code == Table.UNSEEN ? groupStarts.length - 2 : code;
    }

    /** The category by which the row at a place is grouped. */
    int groupAt(int place) {
        return groupColumn < 0 ? 0 : codes[(place << shift) + groupColumn];
    }

    /** The row at a place. */
    public int rowAt(int place) {
        return rowAt[place];
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }
}
