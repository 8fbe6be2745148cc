package exercise;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The best threshold of a column by Gini impurity.
 *
 * <p>Write {@link #decrease}. Then check: some splits are never tried. Which, and why does it matter when values are equal?
 */
public final class Gini implements GiniCheck.Task {
    /**
     * By how much a split lowers the impurity 2·share·(1 − share) of a node, each child weighted by its share of the rows.
     *
     * @param n         rows on the left
     * @param p         positives on the left
     * @param rows      rows of the node
     * @param positives positives of the node
     */
    @Override
    public double decrease(double n, double p, double rows, double positives) {
        // >>> your lines
        throw new UnsupportedOperationException("decrease");
        // <<<
    }

    /** The threshold with the largest decrease; rows whose value is at most that go left. The lowest of several. */
    @Override
    public double bestThreshold(float[] values, int[] labels) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        int positives = Arrays.stream(labels).sum();
        int onTheLeft = 0;
        double best = 0;
        double threshold = Double.NaN;
        for (int n = 1; n < order.length; n++) {
            int before = order[n - 1];
            int next = order[n];
            onTheLeft += labels[before];
            if (values[before] == values[next] || labels[before] == labels[next]) {
                continue; // equal values cannot be parted, and between equal labels no split can be best
            }
            double gain = decrease(n, onTheLeft, order.length, positives);
            if (gain > best) {
                best = gain;
                threshold = (values[before] + values[next]) / 2;
            }
        }
        return threshold;
    }
}
