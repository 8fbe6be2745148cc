package backbeat.learner;

import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.LearnerCodecs;
import java.util.List;
import java.util.Optional;

/** k nearest neighbors. How they are looked for changes no answer and is no option here. */
final class KnnLearner implements Learner<KnnOptions, KnnClassifier> {
    private static final List<LearnerOption<KnnOptions>> OPTIONS = List.of(
            LearnerOption.whole(
                    "k", "neighbors that vote", "a whole number from 1 on", "15", KnnOptions::withK, KnnOptions::k),
            LearnerOption.choice(
                    "weighting",
                    "how much a neighbor counts",
                    Weighting.class,
                    "uniform",
                    KnnOptions::withWeighting,
                    KnnOptions::weighting),
            LearnerOption.choice(
                    "scale",
                    "scale of the categories' one-hot columns",
                    CategoryScale.class,
                    "one",
                    KnnOptions::withScale,
                    KnnOptions::scale),
            new LearnerOption<>(
                    "weights",
                    "COLUMN=X,…",
                    "how much categorical columns count in the squared distance, such as genre=16,key=0.1",
                    "numbers from 0 on by column",
                    "1 for every column",
                    true,
                    (options, text) -> options.withWeights(weights(text)),
                    options -> Optional.of(options.weights())
                            .filter(weights -> !weights.isEmpty())
                            .map(ColumnWeights::toString)));

    /** @throws IllegalArgumentException also for a text that names no column: somebody meant to give some */
    private static ColumnWeights weights(String text) {
        ColumnWeights weights = ColumnWeights.parse(text);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not COLUMN=NUMBER");
        }
        return weights;
    }

    @Override
    public String key() {
        return "knn";
    }

    @Override
    public String title() {
        return "k-nearest neighbors";
    }

    @Override
    public Role role() {
        return Role.LEARNER;
    }

    @Override
    public int style() {
        return 2;
    }

    @Override
    public LearnerCodec<KnnClassifier> codec() {
        return LearnerCodecs.KNN;
    }

    @Override
    public List<LearnerOption<KnnOptions>> options() {
        return OPTIONS;
    }

    @Override
    public KnnOptions defaults() {
        return KnnOptions.defaults();
    }

    @Override
    public KnnClassifier fit(
            KnnOptions options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        return new KnnTrainer(options, workers, kernels).fit(data.train(), data.labels(), progress);
    }
}
