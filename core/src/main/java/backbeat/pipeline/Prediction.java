package backbeat.pipeline;

import java.util.List;

/**
 * The answer for one row.
 *
 * @param probability of the positive class, calibrated where the model is, in [0, 1]
 * @param positive    whether it reaches the model's threshold
 * @param unseen      the categorical columns whose category no training row had; the model took them as none at all
 */
public record Prediction(double probability, boolean positive, List<String> unseen) {
    public Prediction {
        unseen = List.copyOf(unseen);
    }
}
