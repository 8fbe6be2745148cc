package backbeat.tree;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in the form that walks through a {@link PlannedTree} read ({@link RowLayout}): numbers as integers that sort as they
 * do, categories as codes, those of columns with few also as zeros and ones. Rows of one category, in the column that has
 * the most of them, lie one after another. Memory: with 12 numeric and 3 categorical columns of 12, 2 and 114 categories 132
 * bytes a row.
 *
 * <p>To be filled once and then only read, or to be filled again and again by one worker.
 */
public final class EncodedRows {
    /** Rows of a tile: 2 MB of codes for 32 columns. */
    public static final int TILE = 16384;

    /** The codes of the row at place {@code p} begin at {@code p << shift}. */
    int shift;
    /** As many as a power of two, see {@link PlannedTree#step}. */
    int[] codes;

    private final RowLayout layout;
    private final int[] rowAt;

    private final int groupColumn;
    private final int groups;
    private final int[] groupStarts;
    /** The group of rows with several members; -1 where no row of the column can have them. */
    private final int several;

    private int rows;

    /**
     * @param schema   the columns
     * @param capacity the most rows
     */
    public EncodedRows(Schema schema, int capacity) {
        this(new RowLayout(schema), groupColumn(schema), groups(schema), several(schema), capacity);
    }

    private EncodedRows(RowLayout layout, int groupColumn, int groups, int several, int capacity) {
        this.layout = layout;
        this.groupColumn = groupColumn;
        this.groups = groups;
        this.several = several;
        this.shift = layout.shift;
        this.groupStarts = new int[capacity > 1 ? groups + 1 : 0]; // one row is in order as it is
        this.codes = new int[powerOfTwo(capacity << shift)];
        this.rowAt = new int[capacity];
    }

    /** Room for other rows of the same columns: who predicts row by row need not look at the columns each time. */
    public EncodedRows another(int capacity) {
        return new EncodedRows(layout, groupColumn, groups, several, capacity);
    }

    private static int powerOfTwo(int atLeast) {
        return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
    }

    /** All rows of a table, in tiles. */
    public static List<EncodedRows> tiles(Table table) {
        List<EncodedRows> tiles = new ArrayList<>();
        for (int from = 0; from < table.rows(); from += TILE) {
            int to = Math.min(table.rows(), from + TILE);
            EncodedRows tile = new EncodedRows(table.schema(), to - from);
            tile.makeRoom(table);
            tile.fill(table, from, to);
            tiles.add(tile);
        }
        return tiles;
    }

    /** Takes rows {@code from … to - 1} of a table. */
    public void fill(Table table, int from, int to) {
        rows = to - from;
        makeRoom(table);
        if (rows == 1) {
            rowAt[0] = from;
            layout.encode(table, from, codes, 0);
            return;
        }
        Arrays.fill(groupStarts, 0);
        for (int row = from; row < to; row++) {
            groupStarts[group(table, row) + 1]++;
        }
        for (int group = 1; group < groupStarts.length; group++) {
            groupStarts[group] += groupStarts[group - 1];
        }
        for (int row = from; row < to; row++) {
            int place = groupStarts[group(table, row)]++;
            rowAt[place] = row;
            layout.encode(table, row, codes, place << shift);
        }
    }

    /** Makes room for the lists of members of the table's rows, if it has sets of several. */
    private void makeRoom(Table table) {
        int needed = RowLayout.shift(layout.width() + FlatTree.listRoom(table));
        if (needed > shift) {
            shift = needed;
            codes = new int[powerOfTwo(Math.multiplyExact(rowAt.length, 1 << shift))];
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

    /** The number of groups: one for each category, one for unseen ones, and in a set column one for sets of several. */
    static int groups(Schema schema) {
        int column = groupColumn(schema) - schema.numericCount();
        if (column < 0) {
            return 1;
        }
        CategoricalColumn widest = schema.categorical().get(column);
        return widest.size() + (widest.isSet() ? 2 : 1);
    }

    /** The group of rows with several members, the last; -1 where no row of the column can have them. */
    static int several(Schema schema) {
        int column = groupColumn(schema) - schema.numericCount();
        return column >= 0 && schema.categorical().get(column).isSet() ? groups(schema) - 1 : -1;
    }

    private int group(Table table, int row) {
        if (groupColumn < 0) {
            return 0;
        }
        int column = groupColumn - table.schema().numericCount();
        int code = table.code(row, column);
        int categories = table.sets(column).categories();
        return code == Table.UNSEEN ? categories : Math.min(code, categories + 1);
    }

    /** The column that leaves test. */
    int leafColumn() {
        return layout.leafColumn;
    }

    /** The category by which the row at a place is grouped. */
    int groupAt(int place) {
        int code = groupColumn < 0 ? 0 : codes[(place << shift) + groupColumn];
        return code < 0 ? several : code; // a list of members
    }

    /** The table's row at a place. */
    public int rowAt(int place) {
        return rowAt[place];
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }
}
