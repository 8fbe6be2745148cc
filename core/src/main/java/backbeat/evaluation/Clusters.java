package backbeat.evaluation;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/**
 * Rows that belong together (the copies of a song, the songs of an artist), renumbered {@code 0 … count - 1} in order of
 * first appearance. What is drawn, split or counted is the group, never the single row.
 */
final class Clusters {
    private final int[] groupOfRow;
    private final int[] sizes;

    private Clusters(int[] groupOfRow, int[] sizes) {
        this.groupOfRow = groupOfRow;
        this.sizes = sizes;
    }

    /** @param keys any number per row; rows with equal numbers form a group */
    static Clusters of(int[] keys) {
        Int2IntOpenHashMap numbers = new Int2IntOpenHashMap(keys.length);
        numbers.defaultReturnValue(-1);
        int[] groupOfRow = new int[keys.length];
        int[] sizes = new int[keys.length];
        for (int row = 0; row < keys.length; row++) {
            int group = numbers.get(keys[row]);
            if (group < 0) {
                group = numbers.size();
                numbers.put(keys[row], group);
            }
            groupOfRow[row] = group;
            sizes[group]++;
        }
        return new Clusters(groupOfRow, Arrays.copyOf(sizes, numbers.size()));
    }

    /** Every row by itself. */
    static Clusters ofRows(int rows) {
        int[] groupOfRow = new int[rows];
        Arrays.setAll(groupOfRow, row -> row);
        int[] sizes = new int[rows];
        Arrays.fill(sizes, 1);
        return new Clusters(groupOfRow, sizes);
    }

    int count() {
        return sizes.length;
    }

    int of(int row) {
        return groupOfRow[row];
    }

    int size(int group) {
        return sizes[group];
    }
}
