package backbeat.preparation;

import backbeat.random.SplitMix64;
import backbeat.table.Labels;

/**
 * Target statistics of keys: {@code (positives + prior · average) / (rows + prior)} over the training rows of a key. Of a
 * training row only the rows of other folds count, and whole groups of the split are in one fold: a row's own label, or that
 * of another version of its song, is not among what it is told. The average is that of all training rows, in every fold: one
 * without the row's own fold would tell that fold's labels by what they left behind.
 *
 * <p>Rates are multiples of 2<sup>-40</sup>, so that the sum of a set's rates is exact in double precision and does not
 * depend on the order of adding.
 */
final class TargetRates {
    /** The fold of rows that are in none: nothing is left out for them. */
    static final int NONE = 10;

    private static final double GRAIN = 0x1p-40;

    private final double prior;
    private final double average;
    private final Labels labels;
    private final int[] fold;
    private final int[][] rows;
    private final int[][] positives;

    /**
     * @param keys   keys are 0 to {@code keys - 1}
     * @param labels of the training rows
     * @param groups of the training rows: what is in one fold
     * @param prior  how many rows of the average a key starts with
     */
    TargetRates(int keys, Labels labels, int[] groups, double prior) {
        this.prior = prior;
        this.labels = labels;
        this.average = grained(labels.positiveRate());
        this.rows = new int[NONE + 1][keys];
        this.positives = new int[NONE + 1][keys];
        this.fold = new int[groups.length];
        for (int row = 0; row < fold.length; row++) {
            fold[row] = (int) Long.remainderUnsigned(SplitMix64.mix(0, groups[row]), NONE);
        }
    }

    private static double grained(double rate) {
        return Math.rint(rate / GRAIN) * GRAIN;
    }

    /** Says that a training row has a key. */
    void count(int row, int key) {
        int positive = labels.get(row);
        rows[fold[row]][key]++;
        rows[NONE][key]++;
        positives[fold[row]][key] += positive;
        positives[NONE][key] += positive;
    }

    /** The fold of a training row. */
    int fold(int row) {
        return fold[row];
    }

    /** The rate of all training rows. */
    double average() {
        return average;
    }

    /** How many rows of a key are in other folds. */
    int rows(int key, int left) {
        return rows[NONE][key] - (left == NONE ? 0 : rows[left][key]);
    }

    /** The rate of a key among the rows of other folds. */
    double rate(int key, int left) {
        int count = rows(key, left);
        int positive = positives[NONE][key] - (left == NONE ? 0 : positives[left][key]);
        return count + prior == 0 ? average : grained((positive + prior * average) / (count + prior));
    }

    /** The rates of all keys. */
    double[] rates(int left) {
        double[] rates = new double[rows[NONE].length];
        for (int key = 0; key < rates.length; key++) {
            rates[key] = rate(key, left);
        }
        return rates;
    }
}
