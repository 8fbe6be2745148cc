package backbeat.report.section;

import backbeat.evaluation.Reliability;
import backbeat.report.chart.LineChart;
import backbeat.report.chart.LineChart.Axis;
import backbeat.report.chart.LineChart.Scale;
import backbeat.report.chart.Series;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.ModelDetail;
import backbeat.result.ModelDetail.CalibrationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the probabilities mean what they say. */
public final class CalibrationSection {
    /** Bins of fewer rows wobble. */
    private static final int SHOWN_ROWS = 20;

    private CalibrationSection() {}

    public static Optional<Section> of(RunFiles run) {
        List<Series> series = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String model : run.nonconstant()) {
            ModelDetail detail = run.details().get(model);
            if (detail != null && !detail.reliability().isEmpty()) {
                List<Reliability.Bin> bins = detail.reliability().stream()
                        .filter(bin -> bin.count() >= SHOWN_ROWS)
                        .toList();
                double[] said = bins.stream()
                        .mapToDouble(Reliability.Bin::meanProbability)
                        .toArray();
                double[] was = bins.stream()
                        .mapToDouble(bin -> bin.positiveRate().value())
                        .toArray();
                series.add(new Series(model, run.style(model), said, was, Series.Mark.LINE_WITH_POINTS));
                rows.addAll(rows(run, model, detail));
            }
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        series.add(new Series("perfect", 0, new double[] {0, 1}, new double[] {0, 1}, Series.Mark.REFERENCE));
        LineChart chart = new LineChart(
                new Axis("mean probability in the bin", Scale.UNIT),
                new Axis("share of positives", Scale.UNIT),
                series);
        return Optional.of(new Section(
                "calibration",
                "Do the probabilities mean what they say?",
                List.of(
                        new Block.Paragraph(
                                answer(run)
                                        + "Of the rows given a probability of about 30 %, about 30 % should be positive. Above"
                                        + " the diagonal a model is too cautious, below it too bold. The expected calibration error is"
                                        + " the mean distance from the diagonal. Platt scaling bends probabilities by a logistic curve, isotonic"
                                        + " regression by rising steps; both were fitted on validation rows, some of which chose the model's options as well. A bin holds its upper edge."),
                        new Block.Figure(
                                "reliability",
                                "Reliability diagram",
                                "The nearer to the gray diagonal, the more the probabilities can be taken at their word. Share of"
                                        + " positives against mean probability, in ten bins of equal width, test rows; bins of fewer"
                                        + " than " + SHOWN_ROWS + " rows are left out.",
                                chart),
                        new Block.Fold(
                                "Before and after Platt scaling and isotonic regression",
                                List.of(new Block.Table(
                                        "Calibration on the test rows",
                                        List.of(
                                                "Model",
                                                "expected error",
                                                "slope",
                                                "intercept",
                                                "log loss",
                                                "Brier score"),
                                        rows))))));
    }

    /** What the best model's figures say to the question in the heading. */
    private static String answer(RunFiles run) {
        ModelDetail detail = run.details().get(run.best());
        if (detail == null || detail.reliability().isEmpty() || run.isConstant(run.best())) {
            return "";
        }
        Optional<CalibrationResult> raw = detail.calibration().stream()
                .filter(result -> result.method().equals("none") && result.slope() != null)
                .findFirst();
        double platt = detail.calibration().stream()
                .filter(after -> after.method().equals("platt"))
                .mapToDouble(CalibrationResult::expectedCalibrationError)
                .findFirst()
                .orElse(Double.NaN);
        double error = detail.expectedCalibrationError();
        return Show.sentence(run.title(run.best()))
                + ": in ten bins of probability, what it says and the share that is positive are "
                + Show.fixed(error) + " apart on average"
                + (Double.isNaN(platt) ? "" : ", after Platt scaling " + Show.fixed(platt))
                + ". (Chance alone makes this larger than zero; and a mean of calibrated models need not be calibrated.) "
                + raw.map(result -> "The log odds that it states would have to be multiplied by "
                                + Show.interval(result.slope())
                                + " to be right (its slope: above 1 it is too timid, below 1 too"
                                + " bold), and with slope 1 " + Show.interval(result.intercept())
                                + " would have to be added (its intercept: above 0 it says too little). ")
                        .orElse("");
    }

    private static List<List<String>> rows(RunFiles run, String model, ModelDetail detail) {
        List<List<String>> rows = new ArrayList<>();
        for (CalibrationResult result : detail.calibration()) {
            boolean own = result.method().equals("none");
            String method = result.method().equals("platt") ? "Platt" : result.method();
            rows.add(List.of(
                    run.title(model) + (own ? "" : ", " + method),
                    Show.fixed(result.expectedCalibrationError()),
                    Show.interval(result.slope()),
                    Show.interval(result.intercept()),
                    Show.fixed(result.logLoss()),
                    Show.fixed(result.brier())));
        }
        return rows;
    }
}
