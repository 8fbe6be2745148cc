package backbeat.tree;

import java.util.Arrays;

/**
 * Where leaves stand side by side in a plan, by their values: a walk asks no more of a leaf, so that pairs of the same values are
 * one. Most leaves of a fully grown tree hold one class, and few pairs of values are different; one that has lost its slot to
 * another is written again.
 */
final class LeafPairs {
    private static final int BITS = 10;

    /** By a hash of the values: the place, or 0. */
    private final int[] places = new int[1 << BITS];
    /** By the same: the numbers of the values. */
    private final int[] left = new int[1 << BITS];

    private final int[] right = new int[1 << BITS];
    private double[] values = new double[0];

    /** Begins a tree with these values of leaves. */
    void begin(double[] values) {
        this.values = values;
        Arrays.fill(places, 0);
    }

    /**
     * The place of leaves with these values.
     *
     * @param first  the number of the left one's value
     * @param second that of the right one's
     * @param free   the place that they are given if there are none yet
     */
    int find(int first, int second, int free) {
        long hash = 31 * Double.doubleToRawLongBits(values[first]) + Double.doubleToRawLongBits(values[second]);
        int slot = (int) (hash * 0x9E3779B97F4A7C15L >>> 64 - BITS);
        boolean same = places[slot] > 0 && values[left[slot]] == values[first] && values[right[slot]] == values[second];
        if (!same) {
            places[slot] = free;
            left[slot] = first;
            right[slot] = second;
        }
        return places[slot];
    }
}
