package backbeat.tree;

import backbeat.random.Xoshiro256;
import java.util.Arrays;

/**
 * The draws of {@link ColumnDraw}, of tables with so many columns that most are constant in most nodes: a column for each of
 * 70,000 categories, of which a node of twenty rows has twenty. Those that are not constant are marked, and only they
 * are named when they are drawn. Marks outlast the draws of a node, for one that has lost a few rows and is otherwise the same.
 *
 * <p>The shuffle is the same, hence the columns are. Nearly every place that is drawn holds its own column still, which a bit
 * says: a draw reads three bits, and a place of a large array only where its column has moved; it writes one.
 */
final class MarkedDraw {
    /** From this many columns on, looking at a column's mark costs less than looking for its counts. */
    static final int PAYS_FROM = 1024;

    /** What {@link #next} gives for a column that is not marked. */
    static final int OTHER = -1;

    private final int columns;
    private final long[] marked;
    private int marks;

    /** Bit {@code i}: another column than {@code i} stands at place {@code i}, namely {@code at[i]}. */
    private final long[] moved;

    private final int[] at;
    /** The places that were drawn, in order. */
    private final int[] places;

    private int drawn;
    private int left;

    MarkedDraw(int columns) {
        this.columns = columns;
        this.marked = new long[(columns + 63) / 64];
        this.moved = new long[marked.length];
        this.at = new int[columns];
        this.places = new int[columns];
    }

    /** Takes all marks away. */
    void clear() {
        Arrays.fill(marked, 0);
        marks = 0;
    }

    /** Marks a column; once or more often. */
    void mark(int column) {
        if (!has(marked, column)) {
            marked[column >>> 6] |= 1L << column;
            marks++;
        }
    }

    /** Takes a column's mark away; once or more often. */
    void unmark(int column) {
        if (has(marked, column)) {
            marked[column >>> 6] &= ~(1L << column);
            marks--;
        }
    }

    /** Puts all columns back. */
    void begin() {
        if (drawn < moved.length) {
            for (int i = 0; i < drawn; i++) {
                moved[places[i] >>> 6] = 0;
            }
        } else {
            Arrays.fill(moved, 0);
        }
        drawn = 0;
        left = marks;
    }

    /** Whether a marked column has not been drawn since {@link #begin}. */
    boolean hasNext() {
        return left > 0;
    }

    /** The next column if it is marked, otherwise {@link #OTHER}. */
    int next(Xoshiro256 random) {
        int place = drawn + random.nextInt(columns - drawn);
        int column = has(moved, place) ? at[place] : place;
        at[place] = has(moved, drawn) ? at[drawn] : drawn;
        moved[place >>> 6] |= 1L << place;
        places[drawn++] = place;
        if (!has(marked, column)) {
            return OTHER;
        }
        left--;
        return column;
    }

    private static boolean has(long[] bits, int i) {
        return (bits[i >>> 6] >>> i & 1) != 0;
    }
}
