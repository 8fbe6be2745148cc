package backbeat.spark.training;

import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learners.StandardCatalogue;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.pipeline.BareModel;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;

/**
 * A model that a task has fitted, on its way to the driver.
 *
 * @param key     of its learner
 * @param options it was fitted with, as the learner describes them
 * @param model   its bytes
 */
record PackedFit(String key, LinkedHashMap<String, String> options, byte[] model) implements Serializable {
    static <O, M extends BinaryClassifier> PackedFit of(Fit<O, M> fit) {
        LinkedHashMap<String, String> options =
                new LinkedHashMap<>(fit.learner().describe(fit.options()));
        return new PackedFit(fit.learner().key(), options, BareModel.of(fit.model()));
    }

    /** @param workers lay the model out */
    Fit<?, ?> fit(Workers workers) {
        try {
            return fit(StandardCatalogue.get().named(key).learner(), BareModel.read(model, workers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <O, M extends BinaryClassifier> Fit<O, M> fit(Learner<O, M> learner, BinaryClassifier read) {
        return new Fit<>(learner, learner.parse(options), learner.type().cast(read));
    }
}
