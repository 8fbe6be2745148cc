package backbeat.neighbors;

import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.Arrays;

/** All points, grouped by their codes in a set of columns, each group a {@link PointTree}. */
final class CategoryLayer {
    /** The columns, ascending. */
    final int[] columns;
    /** By {@link #group}; null where no point has these codes. */
    final PointTree[] groups;
    /** What one step of a column's code means in the number of a group. */
    private final int[] steps;

    CategoryLayer(Table training, int[] columns, int leafSize, Workers workers) {
        this.columns = columns;
        this.steps = new int[columns.length];
        int combinations = 1;
        for (int c = 0; c < columns.length; c++) {
            steps[c] = combinations;
            int codes = training.schema().categorical().get(columns[c]).size() + 1; // one more: unseen
            combinations = Math.multiplyExact(combinations, codes);
        }
        int[] starts = new int[combinations + 1];
        int[] order = sortByGroup(training, starts);
        float[] values = training.numeric().data;
        int d = training.schema().numericCount();
        TreeOrder.sort(values, d, leafSize, order, starts, workers);
        groups = new PointTree[combinations];
        workers.forEach(combinations, (g, worker) -> {
            if (starts[g] < starts[g + 1]) {
                groups[g] = new PointTree(values, d, leafSize, order, starts[g], starts[g + 1]);
            }
        });
    }

    /**
     * The rows of a table by group and then by number (a counting sort).
     *
     * @param starts receives where each group begins, and the end of the last; zeros before
     */
    int[] sortByGroup(Table table, int[] starts) {
        int n = table.rows();
        for (int row = 0; row < n; row++) {
            starts[group(table, row) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] order = new int[n];
        for (int row = 0; row < n; row++) {
            order[next[group(table, row)]++] = row;
        }
        return order;
    }

    private int group(Table table, int row) {
        int group = 0;
        for (int c = 0; c < columns.length; c++) {
            group += (table.code(row, columns[c]) + 1) * steps[c];
        }
        return group;
    }

    /** The points that have the given codes in this layer's columns, or null. */
    PointTree group(int[] codes) {
        int group = 0;
        for (int c = 0; c < columns.length; c++) {
            group += (codes[columns[c]] + 1) * steps[c];
        }
        return groups[group];
    }

    long memoryBytes() {
        long bytes = 4L * groups.length;
        for (PointTree group : groups) {
            bytes += group == null ? 0 : group.memoryBytes();
        }
        return bytes;
    }
}
