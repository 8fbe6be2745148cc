package backbeat.data;

import java.util.Arrays;
import java.util.BitSet;

/** Which rows of a {@link Dataset} belong together: a group number per row, counted from 0 by first appearance. */
public final class Groups {
    private final String name;
    private final int[] ids;
    private final int count;

    Groups(String name, int[] ids, int count) {
        this.name = name;
        this.ids = ids;
        this.count = count;
    }

    /** Every row of {@code rows} is a group of its own. */
    public static Groups ofRows(int rows) {
        int[] ids = new int[rows];
        Arrays.setAll(ids, row -> row);
        return new Groups("row", ids, rows);
    }

    /**
     * Groups that are told by their first rows.
     *
     * @param firsts by row the first row of its group, itself if it is the first; not kept
     */
    public static Groups ofFirsts(String name, int[] firsts) {
        int[] ids = new int[firsts.length];
        int count = 0;
        for (int row = 0; row < ids.length; row++) {
            ids[row] = firsts[row] == row ? count++ : ids[firsts[row]];
        }
        return new Groups(name, ids, count);
    }

    /** By row the first row of its group. A new array at every call. */
    public int[] firsts() {
        int[] first = new int[count];
        Arrays.fill(first, -1);
        int[] firsts = new int[ids.length];
        for (int row = 0; row < ids.length; row++) {
            first[ids[row]] = first[ids[row]] < 0 ? row : first[ids[row]];
            firsts[row] = first[ids[row]];
        }
        return firsts;
    }

    /** Those of {@code rows}, which ascend, that have no earlier one of them in their group. */
    public int[] firstOf(int[] rows) {
        BitSet seen = new BitSet(count);
        return Arrays.stream(rows)
                .filter(row -> {
                    boolean first = !seen.get(ids[row]);
                    seen.set(ids[row]);
                    return first;
                })
                .toArray();
    }

    /** The name of the key. */
    public String name() {
        return name;
    }

    /** The number of groups among all rows of the data set. */
    public int count() {
        return count;
    }

    public int of(int row) {
        return ids[row];
    }

    /** The group numbers of some rows. */
    public int[] of(int[] rows) {
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = ids[rows[i]];
        }
        return selected;
    }
}
