package backbeat.experiment;

import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.ConfusionMatrix;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.evaluation.PrecisionRecallCurve;
import backbeat.evaluation.Ranking;
import backbeat.evaluation.Resamples;
import backbeat.evaluation.RocCurve;
import backbeat.experiment.result.ModelDetail;
import backbeat.table.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From probabilities to the figures of the report: all models on the same test rows and the same bootstrap draws. */
final class StudyEvaluation {
    /** A row counts as positive from here on. */
    static final double THRESHOLD = 0.5;

    /** Points that a curve keeps in the files. */
    private static final int CURVE_POINTS = 200;

    private final Labels labels;
    private final List<FittedModel> models;
    private final Resamples resamples;

    /**
     * @param groups the group of every test row; the bootstrap draws whole groups
     */
    StudyEvaluation(Labels labels, int[] groups, List<FittedModel> models, Bootstrap bootstrap) {
        this.labels = labels;
        this.models = List.copyOf(models);
        List<Forecast> forecasts = models.stream()
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
    Map<String, ModelDetail> details() {
        Map<String, ModelDetail> byModel = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            byModel.put(models.get(m).kind().key(), detail(m));
        }
        return byModel;
    }

    private ModelDetail detail(int m) {
        FittedModel model = models.get(m);
        Ranking ranking = Ranking.of(labels, model.test());
        RocCurve roc = RocCurve.of(ranking).thinned(CURVE_POINTS);
        PrecisionRecallCurve precisionRecall = PrecisionRecallCurve.of(ranking).thinned(CURVE_POINTS);
        ConfusionMatrix confusion = resamples.metrics(m).confusion();
        return new ModelDetail(
                model.kind().title(),
                model.options(),
                THRESHOLD,
                confusion,
                new ModelDetail.Curve(roc.falsePositiveRates(), roc.truePositiveRates()),
                new ModelDetail.Curve(precisionRecall.recalls(), precisionRecall.precisions()),
                List.of(),
                0,
                List.of(),
                List.of());
    }
}
