package backbeat.evaluation;

/**
 * A figure and the interval it is likely to lie in.
 *
 * @param value the figure on the rows at hand
 * @param low   the interval's lower end
 * @param high  the interval's upper end
 */
public record Interval(double value, double low, double high) {
    /** @throws IllegalArgumentException if {@code low > high} or an end is NaN */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("No interval reaches from " + low + " to " + high);
        }
    }

    /** Whether {@code x} lies inside, ends included. */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }

    public double width() {
        return high - low;
    }
}
