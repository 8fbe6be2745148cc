package backbeat.study;

import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.Difference;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Holm;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Metrics;
import backbeat.evaluation.PairwiseComparison;
import backbeat.evaluation.Resamples;
import backbeat.learner.Role;
import backbeat.parallel.Workers;
import backbeat.result.Comparison;
import backbeat.result.Comparison.WithChance;
import backbeat.result.ModelDetail;
import backbeat.result.Parts;
import backbeat.table.Labels;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From probabilities to the figures of the report: all models on the same test rows and the same bootstrap draws. */
public final class StudyEvaluation {
    /** A row counts as positive from here on. */
    public static final double THRESHOLD = 0.5;

    /** With fewer rows of a class nothing is drawn or learned from them besides the figures themselves. */
    public static final int LEAST_OF_A_CLASS = 5;

    /**
     * With fewer clusters that hold test rows of a class, models are tested neither against each other nor against guessing. By luck
     * alone a model puts all of n positive rows on one side of the middle of the others 2·½ⁿ of the time, and then every draw of
     * the bootstrap, having no others to draw, agrees that it ranks them: p is 2/(B + 1), which 2·½ⁿ exceeds below
     * n = 10. {@code docs/evaluation.md} has what tests of more come to.
     */
    public static final int LEAST_TO_TEST = 10;

    /** With fewer such clusters, intervals over them are too narrow. */
    static final int FEW_TO_TEST = 20;

    private final Labels labels;
    private final int[] clusters;
    private final List<FittedModel> models;
    private final List<Forecast> forecasts;
    private final Resamples resamples;

    /** @param clusters the cluster of every test row; the bootstrap draws whole clusters, tests take them as independent */
    public StudyEvaluation(Labels labels, int[] clusters, List<FittedModel> models, Bootstrap bootstrap) {
        this.labels = labels;
        this.clusters = clusters.clone();
        this.models = List.copyOf(models);
        this.forecasts = models.stream()
                .map(model -> new Forecast(model.test(), THRESHOLD))
                .toList();
        this.resamples = bootstrap.run(labels, clusters, forecasts);
    }

    /** Every metric with its interval, by model and by the metric's key. */
    public Map<String, Map<String, Interval>> metrics() {
        Map<String, Map<String, Interval>> byModel = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            Map<String, Interval> figures = new LinkedHashMap<>();
            for (Metric metric : Metric.ALL) {
                figures.put(metric.key(), resamples.interval(m, metric));
            }
            byModel.put(models.get(m).key(), figures);
        }
        return byModel;
    }

    /** Every metric alone, where there is no bootstrap to draw an interval from: its ends are the figure. */
    public static Map<String, Map<String, Interval>> figures(Labels labels, List<FittedModel> models) {
        Map<String, Map<String, Interval>> byModel = new LinkedHashMap<>();
        for (FittedModel model : models) {
            Metrics metrics = Metrics.of(labels, model.test(), THRESHOLD);
            Map<String, Interval> figures = new LinkedHashMap<>();
            for (Metric metric : Metric.ALL) {
                double value = metrics.value(metric);
                figures.put(metric.key(), new Interval(value, value, value));
            }
            byModel.put(model.key(), figures);
        }
        return byModel;
    }

    /** Curves, counts and options, by model; one whose details fail has none. {@code clusters} are those of the test rows. */
    public static Map<String, ModelDetail> details(
            Labels validation, Labels test, int[] clusters, List<FittedModel> models, Workers workers, Parts parts) {
        ModelDetails details = new ModelDetails(validation, test, clusters);
        List<Optional<ModelDetail>> inOrder = workers.map(
                models.size(),
                m -> parts.run(
                        "details of " + models.get(m).key(),
                        Optional.empty(),
                        () -> Optional.of(details.of(models.get(m)))));
        Map<String, ModelDetail> byModel = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            String key = models.get(m).key();
            inOrder.get(m).ifPresent(detail -> byModel.put(key, detail));
        }
        return byModel;
    }

    /** In how many clusters the class is that is in fewer: of so many independent things its rows tell. */
    static int fewestClusters(Labels labels, int[] clusters) {
        IntOpenHashSet[] holding = {new IntOpenHashSet(), new IntOpenHashSet()};
        for (int row = 0; row < clusters.length; row++) {
            holding[labels.get(row)].add(clusters[row]);
        }
        return Math.min(holding[0].size(), holding[1].size());
    }

    private boolean isTestable() {
        return fewestClusters(labels, clusters) >= LEAST_TO_TEST;
    }

    /** Every pair of models; none where a class is in too few clusters for a test. */
    public List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        if (!isTestable()) {
            return comparisons;
        }
        for (PairwiseComparison pair : PairwiseComparison.all(labels, clusters, forecasts, resamples)) {
            comparisons.add(new Comparison(
                    models.get(pair.first()).key(),
                    models.get(pair.second()).key(),
                    pair.auc().interval(),
                    pair.auc().pValue(),
                    pair.aucAdjusted(),
                    pair.accuracy().interval(),
                    pair.accuracy().pValue(),
                    pair.accuracyAdjusted(),
                    pair.counts().onlyFirst(),
                    pair.counts().onlySecond(),
                    pair.deLong().pValue(),
                    pair.deLongAdjusted(),
                    pair.mcNemar(),
                    pair.mcNemarAdjusted()));
        }
        return comparisons;
    }

    /** Every model that ranks rows against guessing; Holm's correction is over these comparisons. None where a class is in too few clusters for a test. */
    public Map<String, WithChance> chance() {
        if (!isTestable()) {
            return Map.of();
        }
        List<String> keys = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            if (models.get(m).learner().role() != Role.CONSTANT) {
                keys.add(models.get(m).key());
                differences.add(resamples.overChance(m));
            }
        }
        double[] adjusted =
                Holm.adjust(differences.stream().mapToDouble(Difference::pValue).toArray());
        Map<String, WithChance> byModel = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Difference difference = differences.get(i);
            byModel.put(keys.get(i), new WithChance(difference.interval(), difference.pValue(), adjusted[i]));
        }
        return byModel;
    }
}
