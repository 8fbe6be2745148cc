package backbeat.study;

import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.evaluation.PairwiseComparison;
import backbeat.evaluation.Resamples;
import backbeat.parallel.Workers;
import backbeat.result.Comparison;
import backbeat.result.ModelDetail;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From probabilities to the figures of the report: all models on the same test rows and the same bootstrap draws. */
public final class StudyEvaluation {
    /** A row counts as positive from here on. */
    public static final double THRESHOLD = 0.5;

    private final Labels labels;
    private final List<FittedModel> models;
    private final List<Forecast> forecasts;
    private final Resamples resamples;

    /** @param groups the group of every test row; the bootstrap draws whole groups */
    public StudyEvaluation(Labels labels, int[] groups, List<FittedModel> models, Bootstrap bootstrap) {
        this.labels = labels;
        this.models = List.copyOf(models);
        this.forecasts = models.stream()
                .map(model -> new Forecast(model.test(), THRESHOLD))
                .toList();
        this.resamples = bootstrap.run(labels, groups, forecasts);
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

    /** Curves, counts and options, by model. */
    public Map<String, ModelDetail> details(Labels validationLabels, Workers workers) {
        ModelDetails details = new ModelDetails(validationLabels, labels);
        List<ModelDetail> inOrder = workers.map(models.size(), m -> details.of(models.get(m)));
        Map<String, ModelDetail> byModel = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            byModel.put(models.get(m).key(), inOrder.get(m));
        }
        return byModel;
    }

    /** Every pair of models. */
    public List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        for (PairwiseComparison pair : PairwiseComparison.all(labels, forecasts, resamples)) {
            comparisons.add(new Comparison(
                    models.get(pair.first()).key(),
                    models.get(pair.second()).key(),
                    pair.auc().interval(),
                    pair.deLong().pValue(),
                    pair.deLongAdjusted(),
                    pair.accuracy().interval(),
                    pair.mcNemar().onlyFirst(),
                    pair.mcNemar().onlySecond(),
                    pair.mcNemar().midP(),
                    pair.mcNemarAdjusted()));
        }
        return comparisons;
    }
}
