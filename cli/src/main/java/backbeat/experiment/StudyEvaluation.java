package backbeat.experiment;

import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.DeLong;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Holm;
import backbeat.evaluation.Interval;
import backbeat.evaluation.McNemar;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Resamples;
import backbeat.experiment.result.Comparison;
import backbeat.experiment.result.ModelDetail;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From probabilities to the figures of the report: all models on the same test rows and the same bootstrap draws. */
final class StudyEvaluation {
    /** A row counts as positive from here on. */
    static final double THRESHOLD = 0.5;

    private final Labels labels;
    private final List<FittedModel> models;
    private final List<Forecast> forecasts;
    private final Resamples resamples;

    /** @param groups the group of every test row; the bootstrap draws whole groups */
    StudyEvaluation(Labels labels, int[] groups, List<FittedModel> models, Bootstrap bootstrap) {
        this.labels = labels;
        this.models = List.copyOf(models);
        this.forecasts = models.stream()
                .map(model -> new Forecast(model.test(), THRESHOLD))
                .toList();
        this.resamples = bootstrap.run(labels, groups, forecasts);
    }

    /** Every metric with its interval, by model and by the metric's key. */
    Map<String, Map<String, Interval>> metrics() {
        Map<String, Map<String, Interval>> byModel = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            Map<String, Interval> figures = new LinkedHashMap<>();
            for (Metric metric : Metric.ALL) {
                figures.put(metric.key(), resamples.interval(m, metric));
            }
            byModel.put(models.get(m).kind().key(), figures);
        }
        return byModel;
    }

    /** Curves, counts and options, by model. */
    Map<String, ModelDetail> details(Labels validationLabels, Workers workers) {
        ModelDetails details = new ModelDetails(validationLabels, labels);
        List<ModelDetail> inOrder = workers.map(models.size(), m -> details.of(models.get(m)));
        Map<String, ModelDetail> byModel = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            byModel.put(models.get(m).kind().key(), inOrder.get(m));
        }
        return byModel;
    }

    /** All pairs of models but the majority baseline, whose difference from the rest needs no test. */
    List<Comparison> comparisons() {
        List<int[]> pairs = pairs();
        DeLong deLong = DeLong.of(
                labels, forecasts.stream().map(Forecast::probabilities).toList());
        List<McNemar> counts = pairs.stream()
                .map(pair -> McNemar.of(labels, forecasts.get(pair[0]), forecasts.get(pair[1])))
                .toList();
        double[] aucP = pairs.stream()
                .mapToDouble(pair -> deLong.difference(pair[0], pair[1]).pValue())
                .toArray();
        double[] accuracyP = counts.stream().mapToDouble(McNemar::midP).toArray();
        double[] adjustedAuc = Holm.adjust(aucP);
        double[] adjustedAccuracy = Holm.adjust(accuracyP);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            int first = pairs.get(i)[0];
            int second = pairs.get(i)[1];
            comparisons.add(new Comparison(
                    models.get(first).kind().key(),
                    models.get(second).kind().key(),
                    resamples.difference(first, second, Metric.AUC).interval(),
                    aucP[i],
                    adjustedAuc[i],
                    resamples.difference(first, second, Metric.ACCURACY).interval(),
                    counts.get(i).onlyFirst(),
                    counts.get(i).onlySecond(),
                    accuracyP[i],
                    adjustedAccuracy[i]));
        }
        return comparisons;
    }

    private List<int[]> pairs() {
        List<int[]> pairs = new ArrayList<>();
        for (int first = 0; first < models.size(); first++) {
            for (int second = first + 1; second < models.size(); second++) {
                if (models.get(first).kind() != ModelKind.MAJORITY) {
                    pairs.add(new int[] {first, second});
                }
            }
        }
        return pairs;
    }
}
