package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.report.chart.LineChart;
import backbeat.report.chart.LineChart.Axis;
import backbeat.report.chart.LineChart.Scale;
import backbeat.report.chart.Series;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.ModelDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** ROC and precision-recall curves. */
public final class CurvesSection {
    private CurvesSection() {}

    public static Optional<Section> of(RunFiles run) {
        List<String> models =
                run.nonconstant().stream().filter(run.details()::containsKey).toList();
        if (models.isEmpty()) {
            return Optional.empty();
        }
        double rate = run.result().split().testPositiveRate();
        List<Series> roc = curves(run, models, ModelDetail::roc);
        roc.add(new Series("chance", 0, new double[] {0, 1}, new double[] {0, 1}, Series.Mark.REFERENCE));
        List<Series> precision = curves(run, models, ModelDetail::precisionRecall);
        precision.add(new Series("chance", 0, new double[] {0, 1}, new double[] {rate, rate}, Series.Mark.REFERENCE));
        Axis share = new Axis("false positive rate", Scale.UNIT);
        Block.Figure area = new Block.Figure(
                "roc",
                "ROC curves",
                "The nearer to the upper left corner, the better: how many positives are found (true positive rate) at the"
                        + " price of how many false alarms. Area under the curve: "
                        + areas(run, models, "auc") + ".",
                new LineChart(share, new Axis("true positive rate", Scale.UNIT), roc));
        Block.Figure calls = new Block.Figure(
                "precision-recall",
                "Precision-recall curves",
                "The nearer to the upper right corner, the better: of the rows called positive, how many are (precision),"
                        + " by how many of the positives are found (recall). Average precision: "
                        + areas(run, models, "averagePrecision") + ".",
                new LineChart(new Axis("recall", Scale.UNIT), new Axis("precision", Scale.UNIT), precision));
        List<Block.Figure> lifts = LiftCurves.of(run, models);
        return Optional.of(new Section(
                "curves",
                "Every threshold at once",
                List.of(
                        new Block.Paragraph(
                                "A model gives probabilities; from which one on the answer is yes, the threshold, is a choice."
                                        + " These curves show what every choice would give on the test rows. The gray line is guessing."),
                        new Block.Figures(List.of(lifts.get(0), area)),
                        new Block.Fold(
                                "Lift, precision and recall",
                                List.of(new Block.Figures(List.of(lifts.get(1), calls)))))));
    }

    private static List<Series> curves(
            RunFiles run, List<String> models, Function<ModelDetail, ModelDetail.Curve> which) {
        List<Series> series = new ArrayList<>();
        for (String model : models) {
            ModelDetail.Curve curve = which.apply(run.details().get(model));
            if (curve != null) {
                series.add(new Series(model, run.style(model), curve.x(), curve.y(), Series.Mark.LINE));
            }
        }
        return series;
    }

    private static String areas(RunFiles run, List<String> models, String metric) {
        return models.stream()
                .map(model -> {
                    Interval area = run.metric(model, metric);
                    return model + " " + (area == null ? Show.NONE : Show.fixed(area.value()));
                })
                .collect(Collectors.joining(", "));
    }
}
