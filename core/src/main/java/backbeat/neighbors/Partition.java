package backbeat.neighbors;

import backbeat.table.Table;
import java.util.Arrays;

/**
 * Points grouped by their codes in some columns. Groups are in the order of their codes, points of a group in that of
 * their indices.
 *
 * @param codes  {@code codes[g]} are the codes that the points of group {@code g} share, one per column
 * @param starts where each group begins in {@code order}, and the end of the last
 * @param order  the points, by group
 */
record Partition(int[][] codes, int[] starts, int[] order) {
    /** Sorts by the codes of {@code columns}; O(n log n). */
    static Partition by(Table table, int... columns) {
        int n = table.rows();
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = combination(table, i, columns) << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[n];
        int[] starts = new int[n + 1];
        int groups = 0;
        for (int p = 0; p < n; p++) {
            order[p] = (int) keys[p];
            if (p == 0 || keys[p] >>> 32 != keys[p - 1] >>> 32) {
                starts[groups++] = p;
            }
        }
        starts[groups] = n;
        int[][] codes = new int[groups][columns.length];
        for (int g = 0; g < groups; g++) {
            for (int c = 0; c < columns.length; c++) {
                codes[g][c] = table.code(order[starts[g]], columns[c]);
            }
        }
        return new Partition(codes, Arrays.copyOf(starts, groups + 1), order);
    }

    /** The codes as one number; a unseen code counts as one more category. */
    private static long combination(Table table, int row, int[] columns) {
        long number = 0;
        for (int column : columns) {
            int size = table.schema().categorical().get(column).size() + 1;
            number = number * size + table.code(row, column) + 1;
        }
        return number;
    }

    int groups() {
        return codes.length;
    }
}
