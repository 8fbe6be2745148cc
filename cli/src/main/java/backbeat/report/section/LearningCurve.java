package backbeat.report.section;

import backbeat.learner.Learners;
import backbeat.report.chart.LineChart;
import backbeat.report.chart.LineChart.Axis;
import backbeat.report.chart.LineChart.Scale;
import backbeat.report.chart.Series;
import backbeat.report.page.Block;
import backbeat.report.page.Show;
import backbeat.result.Tuning;
import backbeat.result.Tuning.LearningPoint;
import java.util.List;
import java.util.Optional;

/** Whether more rows would help. */
final class LearningCurve {
    private LearningCurve() {}

    static Optional<Block.Figure> of(Tuning tuning) {
        List<LearningPoint> points = tuning.learning();
        if (points.size() < 2) {
            return Optional.empty();
        }
        LearningPoint half = points.get(points.size() - 2);
        LearningPoint all = points.get(points.size() - 1);
        Series line = new Series(
                "validation",
                Learners.FOREST.style(),
                points.stream().mapToDouble(LearningPoint::rows).toArray(),
                points.stream().mapToDouble(LearningPoint::auc).toArray(),
                Series.Mark.LINE_WITH_POINTS);
        return Optional.of(new Block.Figure(
                "tuning-learning",
                "Would more rows help?",
                "A line that still rises at its right end suggests that more such rows would help: AUC on the validation rows of small forests,"
                        + " by training rows, one forest each. The last doubling, to " + Show.count(all.rows())
                        + ", brought "
                        + Show.signed(all.auc() - half.auc()) + " (one run, no interval).",
                new LineChart(new Axis("training rows", Scale.INTEGERS), Axis.of("validation AUC"), List.of(line))));
    }
}
