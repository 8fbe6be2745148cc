package backbeat.learner;

import backbeat.model.BinaryClassifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A model and how it was made.
 *
 * @param learner what made it
 * @param options with these options
 * @param model   the model
 * @param <O>     the options
 * @param <M>     the model
 */
public record Fit<O, M extends BinaryClassifier>(Learner<O, M> learner, O options, M model) {
    public Fit {
        Objects.requireNonNull(learner, "learner");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(model, "model");
    }

    /** The options, with which {@link Learner#parse} and {@link Learner#fit} make the same model, and what was found out. */
    public Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>(learner.describe(options));
        description.putAll(learner.facts(model));
        return description;
    }
}
