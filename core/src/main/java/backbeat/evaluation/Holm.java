package backbeat.evaluation;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;

/**
 * Holm's correction (1979, https://www.jstor.org/stable/4615733): p-values of several comparisons, raised so that the
 * chance of even one false finding among them stays below the level that is asked of each.
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p-values, in the order given: the i-th smallest of m is multiplied by {@code m - i + 1}, and none is
     * smaller than one before it.
     *
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double... pValues) {
        int m = pValues.length;
        int[] order = new int[m];
        Arrays.setAll(order, i -> i);
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("A p-value lies in [0, 1], not at " + p);
            }
        }
        DoubleArrays.radixSortIndirect(order, pValues, true);
        double[] adjusted = new double[m];
        double largest = 0;
        for (int i = 0; i < m; i++) {
            largest = Math.max(largest, Math.min(1, (m - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
