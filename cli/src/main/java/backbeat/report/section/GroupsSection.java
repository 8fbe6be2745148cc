package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.report.chart.DotChart;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

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
        blocks.add(
                new Block.Paragraph(
                        "The same models, judged on the test rows of one group at a time. AUC within a group asks"
                                + " what a model knows beyond the group; it is left out where all rows are of one class. Few rows make"
                                + " unsteady figures, and the extremes of many groups are partly luck: this chapter describes, it tests nothing."));
        blocks.addAll(About.blocks(run, "groups"));
        memberships(run, insight).ifPresent(blocks::add);
        within(run, insight).ifPresent(blocks::add);
        blocks.addAll(ContrastTable.of(insight));
        chart(run, insight, models).ifPresent(blocks::add);
        if (!models.isEmpty()) {
            blocks.add(all(run, insight, models));
            GroupCalibration.groups(run, insight).ifPresent(blocks::add);
            GroupCalibration.ranges(run, insight).ifPresent(blocks::add);
        }
        return Optional.of(new Section("groups", "Where it works and where it does not", blocks));
    }

    /** Where rows are in several groups. */
    private static Optional<Block> memberships(RunFiles run, Insight insight) {
        int rows = run.result().split().test();
        int memberships =
                insight.groups().stream().mapToInt(Insight.GroupResult::rows).sum();
        return memberships <= rows
                ? Optional.empty()
                : Optional.of(new Block.Paragraph(
                        "A row may be in several groups, and counts in each of its own in all that follows: "
                                + Show.count(rows) + " test rows, " + Show.count(memberships)
                                + " memberships. So the rows of all groups are more than the test has, and groups that share"
                                + " rows are not independent."));
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
        double[] low = shown.stream()
                .mapToDouble(group -> interval(group, judge).low())
                .toArray();
        double[] high = shown.stream()
                .mapToDouble(group -> interval(group, judge).high())
                .toArray();
        DotChart chart = new DotChart(
                "ROC AUC within the group",
                shown.stream().map(GroupsSection::name).toList(),
                List.of(new DotChart.Dots(judge, run.style(judge), values, low, high)),
                OptionalDouble.of(0.5));
        return Optional.of(new Block.Figure(
                "groups-auc",
                "Best and worst groups",
                "AUC of " + run.title(judge)
                        + " within the groups where it is highest and lowest, with 95 % intervals; at 0.5 (the line)"
                        + " it knows nothing beyond the group. Groups of fewer than " + EITHER_CLASS
                        + " positive or negative test rows are left out.",
                chart));
    }

    /** The table of all groups, and the names of those that it puts together. */
    private static Block all(RunFiles run, Insight insight, List<String> models) {
        List<Block> blocks = new ArrayList<>();
        boolean anyLarge = !large(insight).isEmpty();
        if (anyLarge) {
            blocks.add(aucs(run, insight, models));
            blocks.add(accuracies(insight, models));
        } else {
            blocks.add(new Block.Paragraph("No group has " + EITHER_CLASS + " positive and " + EITHER_CLASS
                    + " negative test rows: a figure of each would say little."));
        }
        List<String> names = insight.groups().stream()
                .filter(group -> !isLarge(group))
                .map(group -> name(group) + " (" + Show.count(Math.round(group.positiveRate() * group.rows())) + " of "
                        + Show.count(group.rows()) + ")")
                .toList();
        if (!names.isEmpty()) {
            blocks.add(new Block.Paragraph((anyLarge ? "The others" : "The groups")
                    + ", and how many of their rows are positive: " + String.join(", ", names) + "."));
        }
        return new Block.Fold("All " + insight.groups().size() + " groups", blocks);
    }

    private static boolean isLarge(Insight.GroupResult group) {
        long positives = Math.round(group.positiveRate() * group.rows());
        return Math.min(positives, group.rows() - positives) >= EITHER_CLASS;
    }

    /** Rows that lack the column are a group, too. */
    static String name(Insight.GroupResult group) {
        return group.group().isEmpty() ? "(missing)" : group.group();
    }

    private static Double auc(Insight.GroupResult group, String model) {
        return group.auc() == null ? null : group.auc().get(model);
    }

    /** Without width where there is none. */
    private static Interval interval(Insight.GroupResult group, String model) {
        double auc = auc(group, model);
        return group.aucInterval().getOrDefault(model, new Interval(auc, auc, auc));
    }

    /** The groups large enough for figures of their own, the largest share of positives first. */
    private static List<Insight.GroupResult> large(Insight insight) {
        return insight.groups().stream()
                .filter(GroupsSection::isLarge)
                .sorted(Comparator.comparingDouble(group -> -group.positiveRate()))
                .toList();
    }

    private static Block aucs(RunFiles run, Insight insight, List<String> models) {
        return new Block.Table(
                "AUC by group, the largest share of positives first, with 95 % intervals that take "
                        + ResultsSection.drawn(run)
                        + " as independent, not adjusted for the number of groups; without groups of fewer than "
                        + EITHER_CLASS
                        + " positive or negative rows",
                header(models),
                byGroup(insight, models, GroupsSection::withInterval));
    }

    private static Block accuracies(Insight insight, List<String> models) {
        List<List<String>> rows = byGroup(insight, models, (group, model) -> figure(group.accuracy(), model));
        rows.addAll(small(insight, models));
        return new Block.Table(
                "Accuracy by group, those with hardly any row of a class together", header(models), rows);
    }

    private static List<String> header(List<String> models) {
        List<String> header = new ArrayList<>(List.of("Group", "rows", "positive"));
        header.addAll(models);
        return header;
    }

    /** A row for each large group, with a figure of each model. */
    private static List<List<String>> byGroup(
            Insight insight, List<String> models, BiFunction<Insight.GroupResult, String, String> figure) {
        List<List<String>> rows = new ArrayList<>();
        for (Insight.GroupResult group : large(insight)) {
            List<String> row =
                    new ArrayList<>(List.of(name(group), Show.count(group.rows()), Show.percent(group.positiveRate())));
            models.forEach(model -> row.add(figure.apply(group, model)));
            rows.add(row);
        }
        return rows;
    }

    /** The groups in which a figure of each would say little, as one: their rows, and the accuracy of all of them together. */
    private static List<List<String>> small(Insight insight, List<String> models) {
        List<Insight.GroupResult> small =
                insight.groups().stream().filter(group -> !isLarge(group)).toList();
        int all = small.stream().mapToInt(Insight.GroupResult::rows).sum();
        if (all == 0) {
            return List.of();
        }
        double positives = small.stream()
                .mapToDouble(group -> group.positiveRate() * group.rows())
                .sum();
        List<String> row = new ArrayList<>(
                List.of(Numbers.counted(small.size(), "other"), Show.count(all), Show.percent(positives / all)));
        for (String model : models) {
            double right = small.stream()
                    .mapToDouble(group -> group.rows() * group.accuracy().getOrDefault(model, 0.0))
                    .sum();
            row.add(Show.fixed(right / all));
        }
        return List.of(row);
    }

    private static String withInterval(Insight.GroupResult group, String model) {
        Interval interval = group.aucInterval().get(model);
        return interval == null ? figure(group.auc(), model) : Show.interval(interval);
    }

    private static String figure(Map<String, Double> figures, String model) {
        Double value = figures == null ? null : figures.get(model);
        return value == null ? Show.NONE : Show.fixed(value);
    }
}
