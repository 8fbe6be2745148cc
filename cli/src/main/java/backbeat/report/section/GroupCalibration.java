package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether probabilities hold within groups, and how errors depend on the distance from the label's threshold. */
final class GroupCalibration {
    /** Rows that a group needs for its share of positives to say something. */
    private static final int ROWS = 50;

    private static final int SHOWN = 12;

    private GroupCalibration() {}

    /** The groups whose probabilities are farthest off. */
    static Optional<Block> groups(RunFiles run, Insight insight) {
        String best = run.best();
        List<Insight.GroupResult> far = insight.groups().stream()
                .filter(group -> group.rows() >= ROWS && group.probability().get(best) != null)
                .sorted(Comparator.comparingDouble((Insight.GroupResult group) -> -Math.abs(gap(group, best))))
                .limit(SHOWN)
                .toList();
        if (far.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Insight.GroupResult group : far) {
            rows.add(List.of(
                    GroupsSection.name(group),
                    Show.count(group.rows()),
                    Show.percent(group.positiveRate()),
                    Show.percent(group.probability().get(best)),
                    Show.points(gap(group, best)),
                    Show.points(2 * Math.sqrt(group.positiveRate() * (1 - group.positiveRate()) / group.rows()))
                            .replace("+", "±")));
        }
        return Optional.of(new Block.Fold(
                "Where probabilities are farthest off",
                List.of(new Block.Table(
                        "What " + run.title(best) + " says on average and what is so, groups of at least " + ROWS
                                + " test rows, in percentage points. The last column is what chance does in 19 of 20 groups if rows are independent; where they are"
                                + " not, it does more, and of many groups some are this far off by luck: none of these is shown to be",
                        List.of("Group", "rows", "positive", "mean probability", "too high by", "chance, at least"),
                        rows))));
    }

    private static double gap(Insight.GroupResult group, String model) {
        return group.probability().get(model) - group.positiveRate();
    }

    /** By the label's number. */
    static Optional<Block> ranges(RunFiles run, Insight insight) {
        if (insight.ranges().size() < 2) {
            return Optional.empty();
        }
        String best = run.best();
        List<List<String>> rows = new ArrayList<>();
        Insight.RangeResult last = insight.ranges().get(insight.ranges().size() - 1);
        for (Insight.RangeResult range : insight.ranges()) {
            Double accuracy = range.accuracy().get(best);
            Double probability = range.probability().get(best);
            rows.add(List.of(
                    range == last
                            ? "from " + Show.setting(range.from())
                            : Show.setting(range.from()) + " to below " + Show.setting(range.to()),
                    Show.count(range.rows()),
                    probability == null ? Show.NONE : Show.percent(probability),
                    accuracy == null ? Show.NONE : Show.percent(accuracy)));
        }
        return Optional.of(new Block.Table(
                "Near the line and far from it: test rows by the number behind the answer ("
                        + Show.rule(run.result().data().label()) + "), what "
                        + run.title(best)
                        + " says on average, and how often its answer is right",
                List.of("Number", "rows", "mean probability", "right"),
                rows));
    }
}
