package backbeat.pmml;

import backbeat.model.BinaryClassifier;
import org.dmg.pmml.Model;

/**
 * How models of one kind become the model of a PMML document.
 *
 * @param <M> the kind
 */
@FunctionalInterface
public interface PmmlWriter<M extends BinaryClassifier> {
    /**
     * The model, of the document's inputs; its value is the probability of the positive class.
     *
     * @throws IllegalArgumentException if the model has no form in PMML; the message says why
     */
    Model write(M model, PmmlInputs inputs);

    /** No model of the kind has a form in PMML. */
    static <M extends BinaryClassifier> PmmlWriter<M> refusing(String reason) {
        return (model, inputs) -> {
            throw new IllegalArgumentException(reason);
        };
    }
}
