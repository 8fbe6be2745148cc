package backbeat.tree;

import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * Which integers stand for a row when it walks through a {@link PlannedTree}: those of {@link FlatTree#encode}, then a column
 * of zeros and ones for each category of the columns that have few. So "is it this key?" is asked as "is this column above
 * 0?", in the same way as a threshold. A column with many categories would take too much room.
 */
final class RowLayout {
    /** Categories of a column that has its own column for each. */
    private static final int FEW_CATEGORIES = 16;

    /** The columns of {@link Schema}; after them comes the column that leaves test. */
    final int leafColumn;
    /** The most integers of a row, as a power of two: the codes of row {@code i} begin at {@code i << shift}. */
    final int shift;

    private final int numeric;
    /** By categorical column: where its zeros and ones begin, or -1. */
    private final int[] flags;

    private final int width;

    RowLayout(Schema schema) {
        numeric = schema.numericCount();
        leafColumn = numeric + schema.categoricalCount();
        flags = new int[schema.categoricalCount()];
        int columns = leafColumn + 1;
        for (int column = 0; column < flags.length; column++) {
            int categories = schema.categorical().get(column).size();
            boolean few = categories <= FEW_CATEGORIES && columns + categories <= PlannedTree.MOST_COLUMNS;
            flags[column] = few ? columns : -1;
            columns += few ? categories : 0;
        }
        width = columns;
        shift = 32 - Integer.numberOfLeadingZeros(width - 1);
    }

    /** Whether nodes have room for the number of a column. */
    boolean fits() {
        return width <= PlannedTree.MOST_COLUMNS;
    }

    /** How many integers a row takes. */
    int width() {
        return width;
    }

    /** The column that is 1 for rows of a category and 0 for others, or -1 if there is none. */
    int flag(int column, int category) {
        int first = flags[column - numeric];
        return first < 0 ? -1 : first + category;
    }

    /** Writes a row to {@code codes[offset … offset + width() - 1]}. */
    void encode(Table table, int row, int[] codes, int offset) {
        FlatTree.encode(table, row, codes, offset);
        Arrays.fill(codes, offset + leafColumn + 1, offset + width, 0);
        for (int column = 0; column < flags.length; column++) {
            int code = table.code(row, column);
            if (flags[column] >= 0 && code != Table.UNSEEN) {
                codes[offset + flags[column] + code] = 1;
            }
        }
    }
}
