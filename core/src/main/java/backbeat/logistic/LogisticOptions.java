package backbeat.logistic;

/**
 * How {@link LogisticTrainer} fits.
 *
 * @param l2       {@code l2/2·Σw²} is added to the loss summed over the rows, biases left out; the inverse of scikit-learn's
 *                 {@code C}. 0 switches it off
 * @param maxSteps Newton steps after which the fit stops wherever it is; five to ten are usual
 */
public record LogisticOptions(double l2, int maxSteps) {
    private static final LogisticOptions DEFAULTS = new LogisticOptions(1, 100);

    /** @throws IllegalArgumentException if a value is out of its range; the message names it */
    public LogisticOptions {
        if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Logistic regression: L2 must not be negative, not " + l2);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("Logistic regression: at least 1 step is needed, not " + maxSteps);
        }
    }

    /** The penalty of scikit-learn's default, {@code C = 1}. */
    public static LogisticOptions defaults() {
        return DEFAULTS;
    }

    public LogisticOptions withL2(double value) {
        return new LogisticOptions(value, maxSteps);
    }
}
