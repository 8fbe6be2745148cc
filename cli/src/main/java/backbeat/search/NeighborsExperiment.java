package backbeat.search;

import backbeat.evaluation.Losses;
import backbeat.evaluation.PlattScaling;
import backbeat.evaluation.Ranking;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.NeighborTuning;
import backbeat.learner.TrainingData;
import backbeat.model.Progress;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Weighting;
import backbeat.result.Tuning.NeighborTrial;
import backbeat.result.Tuning.WeightTrial;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.Stopwatch;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * k-nearest neighbors: how much categorical columns count, and the number of neighbors, are chosen by the log loss of
 * calibrated votes ({@link NeighborTuning}) on training and validation rows. Of few validation rows the number of neighbors is
 * taken from there, too: leave-one-out on training rows knows more than they do (docs/notebook/knn.md).
 */
public record NeighborsExperiment(Learner<KnnOptions, KnnClassifier> learner, Engine engine, StudySettings settings) {
    /** The fitted model, the ks that were tried with its weights, and the weights. */
    public record Outcome(FittedModel model, List<NeighborTrial> trials, List<WeightTrial> weights) {}

    /** The classifier with the chosen weights and k, what was tried, and what it says of the validation rows. */
    public record Choice(
            KnnClassifier classifier, List<NeighborTrial> trials, List<WeightTrial> weights, double[] validation) {}

    public Outcome run(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        KnnOptions options = KnnOptions.defaults();
        progress.begin("k-nearest neighbors", 3);
        Choice choice = choose(options, tables, progress);
        KnnOptions chosen = choice.classifier().options();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("k", Integer.toString(chosen.k()));
        shown.put("weighting", label(options.weighting()));
        if (!chosen.weights().isEmpty()) {
            shown.put("weights", chosen.weights().toString());
        }
        if (settings.neighborCounts().size() > 1 && chosen.k() == settings.largestK()) {
            shown.put("edge", "k is the largest that was tried");
        }
        Fit<KnnOptions, KnnClassifier> fit = new Fit<>(learner, chosen, choice.classifier());
        FittedModel model = FittedModel.of(fit, shown, choice.validation(), tables, engine, watch.seconds());
        progress.end();
        return new Outcome(model, choice.trials(), choice.weights());
    }

    /** Fits with {@code options} but their k, which is chosen, and weights unless they have some; advances by 2. */
    public Choice choose(KnnOptions options, StudyTables tables, Progress progress) {
        List<WeightTrial> weightTrials = List.of();
        KnnOptions weighted = options;
        boolean search = settings.neighborSample() > 0
                && settings.neighborCounts().size() > 1
                && options.weights().isEmpty()
                && options.scale() == CategoryScale.ONE
                && options.weighting() == Weighting.UNIFORM
                && (tables.train().schema().categoricalCount() > 0 || isFew(tables))
                && tables.train().rows() > 1;
        int sought = 0;
        if (search) {
            NeighborTuning.Choice tuned = tuned(tables);
            weighted = options.withWeights(tuned.weights());
            sought = tuned.k();
            weightTrials = tuned.trials().stream()
                    .filter(trial -> !trial.weights().isEmpty())
                    .map(trial -> new WeightTrial(
                            trial.weights().factors(),
                            trial.k(),
                            trial.logLoss(),
                            trial.weights().equals(tuned.weights())))
                    .toList();
        }
        int largest = Math.min(
                search ? 2 * sought : settings.largestK(), tables.train().rows());
        largest = Math.max(1, Math.min(largest, settings.largestK()));
        KnnClassifier widest = new KnnTrainer(weighted.withK(largest), engine.workers(), engine.kernels())
                .fit(tables.train(), tables.trainLabels(), Progress.NONE);
        progress.advance(1);
        double[][] byK = widest.probabilitiesUpTo(largest, tables.validation(), engine.workers());
        List<NeighborTrial> trials = trials(byK, options.weighting(), tables, search && isFew(tables) ? sought : 0);
        int k = trials.stream()
                .filter(NeighborTrial::chosen)
                .findFirst()
                .orElseThrow()
                .k();
        progress.advance(1);
        return new Choice(widest.withK(k), trials, weightTrials, byK[k - 1]);
    }

    private NeighborTuning.Choice tuned(StudyTables tables) {
        TrainingData data = tables.training();
        List<Integer> counts = settings.neighborCounts();
        int sample = settings.neighborSample();
        return engine.cluster().isPresent()
                ? NeighborTuning.choose(
                        data,
                        counts,
                        sample,
                        engine.workers(),
                        new NeighborsElsewhere(engine.cluster().get(), tables))
                : NeighborTuning.choose(data, counts, sample, engine.workers(), engine.kernels());
    }

    /** Whether all validation rows are among those that weights are chosen with. */
    private boolean isFew(StudyTables tables) {
        return tables.validation().rows() <= settings.neighborSample();
    }

    /** @param known the number of neighbors if it is chosen already; 0 if these trials choose it */
    private List<NeighborTrial> trials(double[][] byK, Weighting weighting, StudyTables tables, int known) {
        List<Integer> ks =
                settings.neighborCounts().stream().filter(k -> k <= byK.length).toList();
        if (ks.isEmpty()) {
            ks = List.of(byK.length);
        }
        List<Integer> tried = ks;
        List<double[]> scores = engine.workers().map(tried.size(), i -> {
            double[] votes = byK[tried.get(i) - 1];
            double[] calibrated =
                    PlattScaling.fit(tables.validationLabels(), votes).apply(votes);
            return new double[] {
                Ranking.of(tables.validationLabels(), votes).auc(),
                Losses.logLoss(tables.validationLabels(), calibrated)
            };
        });
        int best = Math.max(0, tried.indexOf(known));
        for (int i = 1; i < tried.size() && known == 0; i++) {
            best = scores.get(i)[1] <= scores.get(best)[1] ? i : best; // among equals the larger k
        }
        List<NeighborTrial> trials = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            trials.add(
                    new NeighborTrial(tried.get(i), label(weighting), scores.get(i)[0], scores.get(i)[1], i == best));
        }
        return trials;
    }

    private static String label(Weighting weighting) {
        return weighting.name().toLowerCase(Locale.ROOT);
    }
}
