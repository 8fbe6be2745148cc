package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.KernelProvider.Mode;
import backbeat.kernel.Kernels;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import java.util.Locale;

/** The three learners by name, fitted with their default options. */
final class Learners {
    private static final int FEW_EPOCHS = 2;

    private Learners() {}

    static Kernels kernels(String name) {
        return KernelProvider.choose(Mode.valueOf(name.toUpperCase(Locale.ROOT)))
                .kernels();
    }

    /** A model for measuring predictions: the network is trained briefly, for its speed does not depend on its weights. */
    static BinaryClassifier fit(String learner, BenchmarkData data, Workers workers, Kernels kernels) {
        return switch (learner) {
            case "knn" ->
                new KnnTrainer(KnnOptions.defaults(), workers, kernels)
                        .fit(data.train(), data.trainLabels(), Progress.NONE);
            case "forest" ->
                new RandomForestTrainer(ForestOptions.defaults(), workers)
                        .fit(data.train(), data.trainLabels(), Progress.NONE);
            case "mlp" ->
                new MlpTrainer(MlpOptions.defaults().withEpochs(FEW_EPOCHS), workers, kernels)
                        .fit(data.train(), data.trainLabels(), Progress.NONE);
            default -> throw new IllegalArgumentException("No learner '" + learner + "': knn, forest or mlp");
        };
    }
}
