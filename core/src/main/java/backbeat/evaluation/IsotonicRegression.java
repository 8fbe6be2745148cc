package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.Arrays;

/**
 * Isotonic calibration (Zadrozny and Elkan 2002, doi:10.1145/775047.775151): the rising step function nearest to the
 * labels in squared error, found by pooling adjacent violators (Ayer et al. 1955, doi:10.1214/aoms/1177728423). It bends
 * as the data bids, needs more rows than {@link PlattScaling}, and answers 0 or 1 where the fit saw one class only.
 *
 * <p>Between the points of the fit the map is linear, outside constant, as in scikit-learn. O(n) after the sort.
 */
public final class IsotonicRegression implements Calibrator {
    private final double[] points;
    private final double[] values;

    private IsotonicRegression(double[] points, double[] values) {
        this.points = points;
        this.values = values;
    }

    /**
     * Fits the map.
     *
     * @param labels        of rows that the model was not fitted on
     * @param probabilities the model's answers for them
     * @throws IllegalArgumentException if the lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static IsotonicRegression fit(Labels labels, double[] probabilities) {
        Ranking ranking = Ranking.of(labels, probabilities);
        int blocks = ranking.blocks();
        int[] positives = ranking.positivesThrough();
        // Pools, as stacks: rows and positives of each, and the first and last of the rising distinct probabilities in
        // it.
        long[] rowsOf = new long[blocks];
        long[] positivesOf = new long[blocks];
        double[] first = new double[blocks];
        double[] last = new double[blocks];
        int pools = 0;
        for (int block = blocks - 1; block >= 0; block--) {
            first[pools] = ranking.blockProbability(block) + 0.0; // the search tells -0 from 0
            last[pools] = first[pools];
            rowsOf[pools] = ranking.blockEnd(block) - (block == 0 ? 0 : ranking.blockEnd(block - 1));
            positivesOf[pools] = positives[block] - (block == 0 ? 0 : positives[block - 1]);
            pools++;
            while (pools > 1
                    && positivesOf[pools - 2] * rowsOf[pools - 1] >= positivesOf[pools - 1] * rowsOf[pools - 2]) {
                rowsOf[pools - 2] += rowsOf[pools - 1];
                positivesOf[pools - 2] += positivesOf[pools - 1];
                last[pools - 2] = last[pools - 1];
                pools--;
            }
        }
        return ofPools(pools, first, last, rowsOf, positivesOf);
    }

    /** Each pool is flat from its first to its last probability. */
    private static IsotonicRegression ofPools(int pools, double[] first, double[] last, long[] rows, long[] positives) {
        double[] points = new double[2 * pools];
        double[] values = new double[2 * pools];
        int size = 0;
        for (int pool = 0; pool < pools; pool++) {
            double value = (double) positives[pool] / rows[pool];
            points[size] = first[pool];
            values[size++] = value;
            if (last[pool] > first[pool]) {
                points[size] = last[pool];
                values[size++] = value;
            }
        }
        return new IsotonicRegression(Arrays.copyOf(points, size), Arrays.copyOf(values, size));
    }

    /**
     * The map through given points, such as those that {@link #points()} and {@link #values()} gave out.
     *
     * @throws IllegalArgumentException if there are none, their number differs, points do not rise or values fall
     */
    public static IsotonicRegression through(double[] points, double[] values) {
        if (points.length == 0 || points.length != values.length) {
            throw new IllegalArgumentException(points.length + " points and " + values.length + " values");
        }
        for (int i = 0; i < points.length; i++) {
            if (i > 0 && !(points[i - 1] < points[i] && values[i - 1] <= values[i])) {
                throw new IllegalArgumentException("The map does not rise at point " + i);
            }
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("Value " + i + " is " + values[i] + ", not in [0, 1]");
            }
        }
        return new IsotonicRegression(points.clone(), values.clone());
    }

    @Override
    public double apply(double probability) {
        int found = Arrays.binarySearch(points, probability + 0.0);
        if (found >= 0) {
            return values[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return values[0];
        }
        if (above == points.length) {
            return values[points.length - 1];
        }
        double share = (probability - points[above - 1]) / (points[above] - points[above - 1]);
        return values[above - 1] + share * (values[above] - values[above - 1]);
    }

    /** The probabilities at which the map bends, rising. A copy. */
    public double[] points() {
        return points.clone();
    }

    /** The map's values there. A copy. */
    public double[] values() {
        return values.clone();
    }
}
