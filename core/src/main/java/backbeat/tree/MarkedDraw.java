package backbeat.tree;

import backbeat.random.Xoshiro256;
import java.util.Arrays;

/**
 * The draws of {@link ColumnDraw}, of tables with so many columns that most are constant in most nodes: a column for each of
 * 70,000 categories, of which a node of twenty rows has twenty. Those that are not constant are marked; a draw of any other
 * has no name and costs a random number and two bits that are looked at, not five places of memory all over a large array.
 *
 * <p>The shuffle is the same, hence the columns are: bit {@code i} says whether a marked column stands at place {@code i}.
 */
final class MarkedDraw {
    /** From this many columns on, marking those of a node costs less than drawing all by name. */
    static final int PAYS_FROM = 1024;

    /** Times columns: the square of the entries from which on a column that is not constant soon comes by itself. */
    private static final long DRAWS_PER_ENTRY = 8;

    /** What {@link #next} gives for a column that is not marked. */
    static final int OTHER = -1;

    private final int columns;
    private final long[] marked;
    /** The column at a place, where that is marked. */
    private final int[] at;

    private int drawn;
    private int left;

    MarkedDraw(int columns) {
        this.columns = columns;
        this.marked = new long[(columns + 63) / 64];
        this.at = new int[columns];
    }

    /** Whether marking the columns of a node costs less than drawing from all until one of them comes. */
    boolean paysFor(int entries) {
        return (long) entries * entries < DRAWS_PER_ENTRY * columns;
    }

    /** Puts all columns back and takes their marks away. */
    void reset() {
        Arrays.fill(marked, 0);
        drawn = 0;
        left = 0;
    }

    /** Marks a column, before any is drawn; once or more often. */
    void mark(int column) {
        if (!isMarked(column)) {
            put(column, column);
            left++;
        }
    }

    /** Whether a marked column has not been drawn yet. */
    boolean hasNext() {
        return left > 0;
    }

    /** The next column if it is marked, otherwise {@link #OTHER}. */
    int next(Xoshiro256 random) {
        int other = drawn + random.nextInt(columns - drawn);
        boolean hit = isMarked(other);
        int column = hit ? at[other] : OTHER;
        if (other != drawn && isMarked(drawn)) {
            put(other, at[drawn]);
        } else if (hit) {
            marked[other >>> 6] &= ~(1L << other);
        }
        drawn++;
        left -= hit ? 1 : 0;
        return column;
    }

    private boolean isMarked(int place) {
        return (marked[place >>> 6] >>> place & 1) != 0;
    }

    private void put(int place, int column) {
        marked[place >>> 6] |= 1L << place;
        at[place] = column;
    }
}
