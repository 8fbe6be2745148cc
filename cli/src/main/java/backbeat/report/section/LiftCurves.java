package backbeat.report.section;

import backbeat.report.chart.LineChart;
import backbeat.report.chart.LineChart.Axis;
import backbeat.report.chart.LineChart.Scale;
import backbeat.report.chart.Series;
import backbeat.report.page.Block;
import backbeat.report.run.RunFiles;
import backbeat.result.ModelDetail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gain and lift: what looking at the most promising rows alone would find. Both follow from the ROC curve and the share of
 * positives: of a share {@code π} of positives, a threshold flags {@code π·tpr + (1 − π)·fpr} of the rows.
 */
final class LiftCurves {
    /** A lift of fewer flagged rows than this share jumps about. */
    private static final double LEAST = 0.01;

    private LiftCurves() {}

    static List<Block.Figure> of(RunFiles run, List<String> models) {
        double rate = run.result().split().testPositiveRate();
        List<Series> gain = new ArrayList<>();
        List<Series> lift = new ArrayList<>();
        for (String model : models) {
            ModelDetail.Curve roc = run.details().get(model).roc();
            if (roc != null) {
                double[] flagged = flagged(roc, rate);
                gain.add(new Series(model, run.style(model), flagged, roc.y(), Series.Mark.LINE));
                lift.add(lift(run, model, flagged, roc.y()));
            }
        }
        gain.add(new Series("at random", 0, new double[] {0, 1}, new double[] {0, 1}, Series.Mark.REFERENCE));
        lift.add(new Series("at random", 0, new double[] {0, 1}, new double[] {1, 1}, Series.Mark.REFERENCE));
        return List.of(
                new Block.Figure(
                        "gain",
                        "Gain curves",
                        "Share of the positives among the rows looked at, the most promising first: the steeper the start, the"
                                + " fewer rows have to be looked at.",
                        new LineChart(
                                new Axis("share of rows looked at", Scale.UNIT),
                                new Axis("share of positives found", Scale.UNIT),
                                gain)),
                new Block.Figure(
                        "lift",
                        "Lift curves",
                        "How many times as many positives as a random choice of as many rows would hold; it cannot exceed "
                                + Math.round(10 / Math.max(rate, 1e-9)) / 10.0 + " here.",
                        new LineChart(new Axis("share of rows looked at", Scale.UNIT), Axis.of("lift"), lift)));
    }

    private static double[] flagged(ModelDetail.Curve roc, double rate) {
        double[] flagged = new double[roc.x().length];
        Arrays.setAll(flagged, i -> rate * roc.y()[i] + (1 - rate) * roc.x()[i]);
        return flagged;
    }

    private static Series lift(RunFiles run, String model, double[] flagged, double[] found) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < flagged.length; i++) {
            if (flagged[i] >= LEAST) {
                shown.add(i);
            }
        }
        double[] x = shown.stream().mapToDouble(i -> flagged[i]).toArray();
        double[] y = shown.stream().mapToDouble(i -> found[i] / flagged[i]).toArray();
        return new Series(model, run.style(model), x, y, Series.Mark.LINE);
    }
}
