package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.report.chart.DotChart;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Results by group: where it works, and where it does not. */
public final class GroupsSection {
    /** Groups at either end of the chart. */
    private static final int ENDS = 8;
    /** Rows of either class that a group needs for the chart: with fewer its AUC is mostly chance. */
    private static final int EITHER_CLASS = 10;

    private GroupsSection() {}

    public static Optional<Section> of(RunFiles run) {
        Insight insight = run.result().insight();
        if (insight == null || insight.groups().isEmpty()) {
            return Optional.empty();
        }
        List<String> models = insight.groups().get(0).accuracy().keySet().stream()
                .filter(model -> !run.isConstant(model))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                "The same models, judged on the test rows of one group at a time. AUC within a group asks"
                        + " what a model knows beyond the group; it is left out where all rows are of one class. Few rows make"
                        + " unsteady figures."));
        within(run, insight).ifPresent(blocks::add);
        chart(run, insight, models).ifPresent(blocks::add);
        if (!models.isEmpty()) {
            blocks.add(new Block.Fold("All " + insight.groups().size() + " groups", List.of(table(insight, models))));
        }
        return Optional.of(new Section("groups", "Where it works and where it does not", blocks));
    }

    private static Optional<Block> within(RunFiles run, Insight insight) {
        if (insight.withinGroupAuc() == null || insight.withinGroupAuc().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        insight.withinGroupAuc().forEach((model, auc) -> {
            Interval overall = run.metric(model, "auc");
            rows.add(List.of(
                    run.title(model),
                    auc == null ? Show.NONE : Show.fixed(auc),
                    overall == null ? Show.NONE : Show.fixed(overall.value())));
        });
        String column =
                insight.groupColumn() == null || insight.groupColumn().isEmpty() ? "group" : insight.groupColumn();
        return Optional.of(new Block.Table(
                "ROC AUC among pairs of the same " + column + ", and among all pairs",
                List.of("Model", "same " + column, "all"),
                rows));
    }

    private static Optional<Block> chart(RunFiles run, Insight insight, List<String> models) {
        if (models.isEmpty()) {
            return Optional.empty();
        }
        String judge = models.contains(run.best()) ? run.best() : models.get(models.size() - 1);
        List<Insight.GroupResult> ranked = insight.groups().stream()
                .filter(group -> auc(group, judge) != null && isLarge(group))
                .sorted(Comparator.comparingDouble((Insight.GroupResult group) -> -auc(group, judge)))
                .toList();
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        List<Insight.GroupResult> shown = ranked;
        if (ranked.size() > 2 * ENDS) {
            shown = new ArrayList<>(ranked.subList(0, ENDS));
            shown.addAll(ranked.subList(ranked.size() - ENDS, ranked.size()));
        }
        double[] values = shown.stream().mapToDouble(group -> auc(group, judge)).toArray();
        DotChart chart = new DotChart(
                "ROC AUC within the group",
                shown.stream().map(Insight.GroupResult::group).toList(),
                List.of(new DotChart.Dots(judge, run.style(judge), values, values, values)),
                OptionalDouble.of(0.5));
        return Optional.of(new Block.Figure(
                "groups-auc",
                "Best and worst groups",
                "AUC of " + run.title(judge)
                        + " within the groups where it is highest and lowest; at 0.5 (the line) it knows"
                        + " nothing beyond the group. Groups of fewer than " + EITHER_CLASS
                        + " positive or negative test rows are left out.",
                chart));
    }

    private static boolean isLarge(Insight.GroupResult group) {
        long positives = Math.round(group.positiveRate() * group.rows());
        return Math.min(positives, group.rows() - positives) >= EITHER_CLASS;
    }

    private static Double auc(Insight.GroupResult group, String model) {
        return group.auc() == null ? null : group.auc().get(model);
    }

    private static Block table(Insight insight, List<String> models) {
        List<String> header = new ArrayList<>(List.of("Group", "rows", "positive"));
        models.forEach(model -> header.add(model + " AUC"));
        models.forEach(model -> header.add(model + " accuracy"));
        List<List<String>> rows = new ArrayList<>();
        for (Insight.GroupResult group : insight.groups()) {
            List<String> row = new ArrayList<>(
                    List.of(group.group(), Show.count(group.rows()), Show.percent(group.positiveRate())));
            models.forEach(model -> row.add(figure(group.auc(), model)));
            models.forEach(model -> row.add(figure(group.accuracy(), model)));
            rows.add(row);
        }
        return new Block.Table("Test rows by group", header, rows);
    }

    private static String figure(Map<String, Double> figures, String model) {
        Double value = figures == null ? null : figures.get(model);
        return value == null ? Show.NONE : Show.fixed(value);
    }
}
