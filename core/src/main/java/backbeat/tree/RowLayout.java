package backbeat.tree;

import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * Which integers stand for a row when it walks through a {@link PlannedTree}: those of {@link FlatTree#encode}, then a column
 * of zeros and ones for each category of the columns that have few. So "is it this key?" is asked as "is this column above
 * 0?", in the same way as a threshold. A column with many categories would take too much room.
 *
 * <p>Where a column holds sets, every categorical column has <em>words</em> instead: a bit for each category, 32 to an
 * integer, and one for an unseen category; the bit is <em>0</em> for what a row has and 1 for what it has not, as
 * {@link PlannedTree#stepByMembers} needs it. "Has it this genre?" is then "is that bit of this word 0?", and so is every other
 * question about categories. Behind them is room for the lists of members, which walks through the tree as it is read.
 */
final class RowLayout {
    /** Categories of a column that has its own column for each. */
    private static final int FEW_CATEGORIES = 16;

    /** The columns of {@link Schema}; after them comes the column that leaves test. */
    final int leafColumn;
    /** The most integers of a row without lists, as a power of two: the codes of row {@code i} begin at {@code i << shift}. */
    final int shift;

    private final int numeric;
    /** By categorical column: where its zeros and ones, or its words, begin; or -1. */
    private final int[] flags;

    private final boolean words;
    private final int width;

    RowLayout(Schema schema) {
        numeric = schema.numericCount();
        leafColumn = numeric + schema.categoricalCount();
        flags = new int[schema.categoricalCount()];
        words = schema.hasSets() && leafColumn + 1 + wordsOf(schema) <= PlannedTree.MOST_COLUMNS;
        int columns = leafColumn + 1;
        for (int column = 0; column < flags.length; column++) {
            int categories = schema.categorical().get(column).size();
            int here = words ? categories / 32 + 1 : categories;
            boolean has = words
                    || !schema.hasSets()
                            && categories <= FEW_CATEGORIES
                            && columns + categories <= PlannedTree.MOST_COLUMNS;
            flags[column] = has ? columns : -1;
            columns += has ? here : 0;
        }
        width = columns;
        shift = shift(width);
    }

    private static int wordsOf(Schema schema) {
        return schema.categorical().stream()
                .mapToInt(column -> column.size() / 32 + 1)
                .sum();
    }

    /** The power of two of the places of a row of so many integers. */
    static int shift(int width) {
        return 32 - Integer.numberOfLeadingZeros(width - 1);
    }

    /** Whether nodes have room for the number of a column, and rows for what nodes ask. */
    boolean fits(Schema schema) {
        return width <= PlannedTree.MOST_COLUMNS && words == schema.hasSets();
    }

    /** Whether categories are asked for by words. */
    boolean hasWords() {
        return words;
    }

    /** How many integers a row takes, without lists of members. */
    int width() {
        return width;
    }

    /** The column that is 1 for rows of a category and 0 for others, or -1 if there is none. Not where there are words. */
    int flag(int column, int category) {
        int first = flags[column - numeric];
        return first < 0 ? -1 : first + category;
    }

    /** The column of the word that has a category's bit, which is {@code 1 << category}. */
    int word(int column, int category) {
        return flags[column - numeric] + (category >>> 5);
    }

    /** Writes a row to {@code codes[offset … offset + width() - 1]}, and lists of members behind. */
    void encode(Table table, int row, int[] codes, int offset) {
        FlatTree.encode(table, row, codes, offset, width);
        Arrays.fill(codes, offset + leafColumn + 1, offset + width, words ? -1 : 0);
        for (int column = 0; column < flags.length; column++) {
            int code = table.code(row, column);
            if (words) {
                clearBits(table.sets(column), code, codes, offset + flags[column]);
            } else if (flags[column] >= 0 && code != Table.UNSEEN) {
                codes[offset + flags[column] + code] = 1;
            }
        }
    }

    private static void clearBits(SetColumn sets, int code, int[] codes, int first) {
        int categories = sets.categories();
        if (code < categories) {
            int bit = code == Table.UNSEEN ? categories : code;
            codes[first + (bit >>> 5)] = ~(1 << bit);
        } else {
            for (int place = 0, size = sets.size(code); place < size; place++) {
                int bit = sets.member(code, place);
                codes[first + (bit >>> 5)] &= ~(1 << bit);
            }
        }
    }
}
