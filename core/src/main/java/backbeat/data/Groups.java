package backbeat.data;

import java.util.Arrays;

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
