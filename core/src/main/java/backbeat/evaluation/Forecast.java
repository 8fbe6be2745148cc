package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.Objects;

/**
 * What one model says about the rows under evaluation.
 *
 * @param probabilities one per row; not copied
 * @param threshold     the model says yes from this probability on
 */
public record Forecast(double[] probabilities, double threshold) {
    public Forecast {
        Objects.requireNonNull(probabilities, "probabilities");
    }

    /** With the usual threshold of one half. */
    public Forecast(double[] probabilities) {
        this(probabilities, 0.5);
    }

    /** Whether the yes or no for a row is what its label says. */
    boolean isRight(Labels labels, int row) {
        return probabilities[row] >= threshold == labels.isPositive(row);
    }
}
