package backbeat.evaluation;

import java.util.Objects;

/**
 * How much one model exceeds another in some metric.
 *
 * @param interval the difference and its 95 % interval
 * @param pValue   two-sided, under the hypothesis that there is no difference
 */
public record Difference(Interval interval, double pValue) {
    /** @throws IllegalArgumentException if {@code pValue} is not in [0, 1] */
    public Difference {
        Objects.requireNonNull(interval, "interval");
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("A p-value lies in [0, 1], not at " + pValue);
        }
    }

    public double value() {
        return interval.value();
    }
}
