package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.KernelProvider.Mode;
import backbeat.kernel.Kernels;
import backbeat.learner.Learner;
import backbeat.learner.TrainingData;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.Locale;
import java.util.Map;

/** Any learner of the catalogue by its key, fitted with its default options. */
final class Learners {
    /** What is given where a learner has such an option: networks train briefly, for their speed does not depend on weights. */
    private static final Map<String, String> BRIEF = Map.of("epochs", "2", "mlp.epochs", "2");

    private Learners() {}

    static Kernels kernels(String name) {
        return KernelProvider.choose(Mode.valueOf(name.toUpperCase(Locale.ROOT)))
                .kernels();
    }

    /**
     * A model for measuring predictions.
     *
     * @throws IllegalArgumentException if the catalogue has no such learner; the message names those that it has
     */
    static BinaryClassifier fit(String learner, BenchmarkData data, Workers workers, Kernels kernels) {
        return fit(backbeat.learner.Learners.standard().named(learner), data, workers, kernels);
    }

    /** As above, of a learner that need not be in the catalogue. */
    static <O, M extends BinaryClassifier> M fit(
            Learner<O, M> learner, BenchmarkData data, Workers workers, Kernels kernels) {
        O options = learner.parse(learner.optionsOf(BRIEF));
        TrainingData rows = TrainingData.ofRows(data.train(), data.trainLabels(), data.test(), data.testLabels());
        return learner.fit(options, rows, workers, kernels, Progress.NONE);
    }
}
