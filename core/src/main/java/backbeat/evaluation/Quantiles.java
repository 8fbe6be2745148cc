package backbeat.evaluation;

import java.util.Arrays;

/**
 * Quantiles of a sample by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996,
 * doi:10.1080/00031305.1996.10473566).
 */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The quantile of ascending values.
     *
     * @param q in [0, 1]
     * @throws IllegalArgumentException if there are no values or {@code q} is out of range
     */
    public static double ofSorted(double[] ascending, double q) {
        if (ascending.length == 0 || !(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("No quantile " + q + " of " + ascending.length + " values");
        }
        double position = q * (ascending.length - 1);
        int below = (int) position;
        if (below + 1 >= ascending.length) {
            return ascending[ascending.length - 1];
        }
        return ascending[below] + (position - below) * (ascending[below + 1] - ascending[below]);
    }

    /** The largest {@code q} whose quantile is not above {@code x}: the inverse of {@link #ofSorted}; 0 if there is none. */
    static double shareNotAbove(double[] ascending, double x) {
        int above = 0;
        while (above < ascending.length && ascending[above] <= x) {
            above++;
        }
        if (above == 0) {
            return 0;
        }
        if (above == ascending.length) {
            return 1;
        }
        double low = ascending[above - 1];
        return (above - 1 + (x - low) / (ascending[above] - low)) / (ascending.length - 1);
    }

    /** The central interval that holds {@code level} of the values, around a value measured otherwise. */
    static Interval interval(double value, double[] sample, double level) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        return new Interval(value, ofSorted(sorted, tail), ofSorted(sorted, 1 - tail));
    }
}
