package backbeat.evaluation;

import java.util.Arrays;

/** Picks the points of a long curve that a drawing needs. */
final class Thinning {
    private Thinning() {}

    /** The indices of at most {@code size} points, about evenly spaced along the path; the first and the last are kept. */
    static int[] keep(double[] x, double[] y, int size) {
        if (size < 2) {
            throw new IllegalArgumentException("A curve needs at least 2 points, not " + size);
        }
        int n = x.length;
        int[] kept = new int[Math.min(n, size)];
        if (n <= size) {
            Arrays.setAll(kept, i -> i);
            return kept;
        }
        double[] length = new double[n];
        for (int i = 1; i < n; i++) {
            length[i] = length[i - 1] + Math.abs(x[i] - x[i - 1]) + Math.abs(y[i] - y[i - 1]);
        }
        int count = 1; // kept[0] = 0
        for (int i = 1; i < n - 1 && count < size - 1; i++) {
            if (length[i] * (size - 1) >= length[n - 1] * count) {
                kept[count++] = i;
            }
        }
        kept[count++] = n - 1;
        return Arrays.copyOf(kept, count);
    }

    static double[] select(double[] values, int[] kept) {
        double[] selected = new double[kept.length];
        Arrays.setAll(selected, i -> values[kept[i]]);
        return selected;
    }
}
