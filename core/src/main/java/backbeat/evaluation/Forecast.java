package backbeat.evaluation;

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
}
