package backbeat.search;

import backbeat.evaluation.Losses;
import backbeat.evaluation.Ranking;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.model.Progress;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Weighting;
import backbeat.result.Tuning.NeighborTrial;
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
 * k-nearest neighbors: the number of neighbors is chosen by the AUC on the validation rows. One search per row answers
 * for every k at once, so trying them all costs little more than trying the largest.
 */
public record NeighborsExperiment(Learner<KnnOptions, KnnClassifier> learner, Engine engine, StudySettings settings) {
    /** The fitted model and the ks that were tried. */
    public record Outcome(FittedModel model, List<NeighborTrial> trials) {}

    /** The classifier with the chosen k, the ks that were tried, and what it says of the validation rows. */
    public record Choice(KnnClassifier classifier, List<NeighborTrial> trials, double[] validation) {}

    public Outcome run(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        KnnOptions options = KnnOptions.defaults();
        progress.begin("k-nearest neighbors", 3);
        Choice choice = choose(options, tables, progress);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("k", Integer.toString(choice.classifier().options().k()));
        shown.put("weighting", label(options.weighting()));
        Fit<KnnOptions, KnnClassifier> fit =
                new Fit<>(learner, choice.classifier().options(), choice.classifier());
        FittedModel model = FittedModel.of(fit, shown, choice.validation(), tables, engine, watch.seconds());
        progress.end();
        return new Outcome(model, choice.trials());
    }

    /** Fits with {@code options} but their k, which is chosen; advances {@code progress} by 2. */
    public Choice choose(KnnOptions options, StudyTables tables, Progress progress) {
        int largest = Math.min(settings.largestK(), tables.train().rows());
        KnnClassifier widest = new KnnTrainer(options.withK(largest), engine.workers(), engine.kernels())
                .fit(tables.train(), tables.trainLabels(), Progress.NONE);
        progress.advance(1);
        double[][] byK = widest.probabilitiesUpTo(largest, tables.validation(), engine.workers());
        List<NeighborTrial> trials = trials(byK, options.weighting(), tables);
        int k = trials.stream()
                .filter(NeighborTrial::chosen)
                .findFirst()
                .orElseThrow()
                .k();
        progress.advance(1);
        return new Choice(widest.withK(k), trials, byK[k - 1]);
    }

    private List<NeighborTrial> trials(double[][] byK, Weighting weighting, StudyTables tables) {
        List<Integer> ks =
                settings.neighborCounts().stream().filter(k -> k <= byK.length).toList();
        List<double[]> scores = engine.workers().map(ks.size(), i -> {
            double[] probabilities = byK[ks.get(i) - 1];
            return new double[] {
                Ranking.of(tables.validationLabels(), probabilities).auc(),
                Losses.logLoss(tables.validationLabels(), probabilities)
            };
        });
        int best = 0;
        for (int i = 1; i < ks.size(); i++) {
            best = scores.get(i)[0] > scores.get(best)[0] ? i : best;
        }
        List<NeighborTrial> trials = new ArrayList<>();
        for (int i = 0; i < ks.size(); i++) {
            trials.add(new NeighborTrial(ks.get(i), label(weighting), scores.get(i)[0], scores.get(i)[1], i == best));
        }
        return trials;
    }

    private static String label(Weighting weighting) {
        return weighting.name().toLowerCase(Locale.ROOT);
    }
}
