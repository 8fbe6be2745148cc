package backbeat.tree;

import java.util.Arrays;

/**
 * Where the entries of each category stand in a node, for a run of splits that each part one category from all the others:
 * with 70,000 categories, tens of thousands of them one after the other, each of which would look at every entry that is
 * left. By way of the index a split costs the entries that it parts, times the columns.
 *
 * <p>For each categorical column without sets, the entries of a category form a doubly linked list, in any order. Memory: 8
 * bytes for each entry and column, 4 for each category.
 */
final class CategoryIndex {
    private static final int NONE = -1;

    private final TrainingRows rows;
    /** By column the first entry of each code; null for columns that are not indexed. */
    private final int[][] first;

    private final int[][] next;
    private final int[][] previous;
    private int from;
    /** 0 while there is no index. */
    private int to;

    CategoryIndex(TrainingRows rows) {
        this.rows = rows;
        this.first = new int[rows.columns()][];
        this.next = new int[rows.columns()][];
        this.previous = new int[rows.columns()][];
        for (int column = rows.binning.columns(); column < rows.columns(); column++) {
            if (!rows.hasSets(column)) {
                first[column] = new int[rows.cardinality[column]];
                next[column] = new int[0];
                previous[column] = new int[0];
            }
        }
    }

    /** Whether the index is that of a range. */
    boolean covers(int from, int to) {
        return to > 0 && this.from == from && this.to == to;
    }

    /** Entries have been moved by others, or are to be. */
    void forget() {
        to = 0;
    }

    /** Indexes a range of entries. O((entries + categories) · columns). */
    void build(long[] entries, int from, int to) {
        this.from = from;
        this.to = to;
        for (int column = 0; column < first.length; column++) {
            if (first[column] != null) {
                if (next[column].length < to - from) {
                    next[column] = new int[to - from];
                    previous[column] = new int[to - from];
                }
                Arrays.fill(first[column], NONE);
                for (int entry = from; entry < to; entry++) {
                    insert(column, rows.code(entries, entry, column), entry);
                }
            }
        }
    }

    private void insert(int column, int code, int entry) {
        int second = first[column][code];
        next[column][entry - from] = second;
        previous[column][entry - from] = NONE;
        if (second != NONE) {
            previous[column][second - from] = entry;
        }
        first[column][code] = entry;
    }

    /**
     * Moves the entries of a category to the end of the indexed range, which ends before them from now on.
     *
     * @return its new end
     */
    int part(long[] entries, int column, int code) {
        for (int entry = first[column][code]; entry != NONE; entry = first[column][code]) {
            int last = --to;
            replace(entries, entry, NONE);
            if (entry != last) {
                replace(entries, last, entry);
                rows.swap(entries, entry, last);
            }
        }
        return to;
    }

    /** In all lists of an entry puts another place in its place, or takes it out. */
    private void replace(long[] entries, int entry, int place) {
        for (int column = 0; column < first.length; column++) {
            if (first[column] == null) {
                continue;
            }
            int before = previous[column][entry - from];
            int after = next[column][entry - from];
            int toAfter = place == NONE ? after : place;
            int toBefore = place == NONE ? before : place;
            if (before == NONE) {
                first[column][rows.code(entries, entry, column)] = toAfter;
            } else {
                next[column][before - from] = toAfter;
            }
            if (after != NONE) {
                previous[column][after - from] = toBefore;
            }
            if (place != NONE) {
                next[column][place - from] = after;
                previous[column][place - from] = before;
            }
        }
    }
}
