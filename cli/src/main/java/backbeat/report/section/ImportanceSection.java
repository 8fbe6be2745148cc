package backbeat.report.section;

import backbeat.report.chart.Band;
import backbeat.report.chart.Chart;
import backbeat.report.chart.DotChart;
import backbeat.report.chart.LineChart;
import backbeat.report.chart.LineChart.Axis;
import backbeat.report.chart.Series;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import backbeat.study.StudySettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the models go by: permutation importance and partial dependence. */
public final class ImportanceSection {
    /** Categories a dependence chart has room for; the extremes are shown. */
    private static final int CATEGORIES = 12;

    /** How many times as important a column must be for the others to be drawn apart. */
    private static final double DWARFS = 4;

    private ImportanceSection() {}

    public static Optional<Section> of(RunFiles run) {
        Insight insight = run.result().insight();
        if (insight == null
                || insight.importance() == null
                || insight.importance().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                "A column matters to a model as far as the model's AUC falls when the column's values are"
                        + " shuffled among the test rows ("
                        + Show.count(StudySettings.INSIGHT_ROWS)
                        + " of them, where there are more). The categories of a column move together, and with"
                        + " a set what is derived of it: how many it holds, and how often rows with its members are positive in training. Columns"
                        + " that say the same cover for one another: neither looks important alone. The intervals take rows as independent"
                        + " and are not adjusted for their number."));
        List<String> models = new ArrayList<>(insight.importance().keySet());
        List<String> columns = columns(insight, models);
        blocks.add(new Block.Figures(importance(run, insight, models, columns)));
        blocks.add(table(insight, models, columns));
        List<Block.Figure> dependence = new ArrayList<>();
        for (Insight.Dependence one : insight.dependence()) {
            dependence.add(new Block.Figure(
                    "dependence-" + (dependence.size() + 1),
                    "Dependence on " + one.column(),
                    "What the models would say, not what would happen: mean probability when " + one.column()
                            + " is set to a value in every sampled test row"
                            + (one.categorical() ? ", alone where a row may have several." : ".")
                            + extremes(one) + DependenceBands.reading(one) + DependenceTables.density(one),
                    dependence(run, one)));
        }
        if (!dependence.isEmpty()) {
            blocks.add(new Block.Figures(dependence));
            DependenceTables.of(insight).ifPresent(blocks::add);
        }
        return Optional.of(new Section("importance", "What the models go by", blocks));
    }

    /** All columns, those that matter most to the models on average first. */
    private static List<String> columns(Insight insight, List<String> models) {
        Map<String, Double> falls = new LinkedHashMap<>();
        for (String model : models) {
            insight.importance()
                    .get(model)
                    .forEach(one -> falls.merge(one.column(), one.aucDrop().value(), Double::sum));
        }
        return falls.keySet().stream()
                .sorted(Comparator.comparingDouble(column -> -falls.get(column)))
                .toList();
    }

    /** One chart of all columns; where the first dwarfs the others, one more of these. */
    private static List<Block.Figure> importance(
            RunFiles run, Insight insight, List<String> models, List<String> columns) {
        String reading =
                "The further right, the more the model goes by the column: fall of the AUC when it is shuffled,"
                        + " with 95 % intervals. An interval across the line shows no effect, nor that there is none.";
        List<Block.Figure> figures = new ArrayList<>();
        figures.add(new Block.Figure(
                "importance",
                "Permutation importance",
                reading + " Most important: " + columns.get(0) + ".",
                chart(run, insight, models, columns)));
        if (columns.size() > 2 && largest(insight, columns.get(0)) > DWARFS * largest(insight, columns.get(1))) {
            figures.add(new Block.Figure(
                    "importance-others",
                    "The columns besides " + columns.get(0),
                    "The same without " + columns.get(0) + ", on a scale that shows them.",
                    chart(run, insight, models, columns.subList(1, columns.size()))));
        }
        return figures;
    }

    private static double largest(Insight insight, String column) {
        return insight.importance().values().stream()
                .flatMap(List::stream)
                .filter(one -> one.column().equals(column))
                .mapToDouble(one -> one.aucDrop().value())
                .max()
                .orElse(0);
    }

    private static Chart chart(RunFiles run, Insight insight, List<String> models, List<String> columns) {
        List<DotChart.Dots> dots = new ArrayList<>();
        for (String model : models) {
            double[][] ends = new double[3][columns.size()];
            for (double[] end : ends) {
                Arrays.fill(end, Double.NaN);
            }
            for (Insight.Importance one : insight.importance().get(model)) {
                int row = columns.indexOf(one.column());
                if (row >= 0) {
                    ends[0][row] = one.aucDrop().value();
                    ends[1][row] = one.aucDrop().low();
                    ends[2][row] = one.aucDrop().high();
                }
            }
            dots.add(new DotChart.Dots(model, run.style(model), ends[0], ends[1], ends[2]));
        }
        return new DotChart("fall of the AUC", columns, dots, OptionalDouble.of(0));
    }

    private static Block table(Insight insight, List<String> models, List<String> columns) {
        List<String> header = new ArrayList<>(List.of("Column"));
        header.addAll(models);
        List<List<String>> rows = new ArrayList<>();
        for (String column : columns) {
            List<String> row = new ArrayList<>(List.of(column));
            for (String model : models) {
                row.add(insight.importance().get(model).stream()
                        .filter(one -> one.column().equals(column))
                        .map(one -> Show.interval(one.aucDrop()))
                        .findFirst()
                        .orElse(Show.NONE));
            }
            rows.add(row);
        }
        return new Block.Fold(
                "Importance as a table", List.of(new Block.Table("Fall of the AUC by column and model", header, rows)));
    }

    private static String extremes(Insight.Dependence one) {
        return one.categorical() && one.values().size() > CATEGORIES
                ? " Of " + one.values().size() + " categories the " + CATEGORIES / 2
                        + " highest and lowest on average over the models."
                : "";
    }

    private static Chart dependence(RunFiles run, Insight.Dependence one) {
        if (one.categorical()) {
            return categories(run, one);
        }
        double[] values = one.values().stream().mapToDouble(Double::parseDouble).toArray();
        List<Series> series = new ArrayList<>();
        one.models()
                .forEach((model, means) ->
                        series.add(new Series(model, run.style(model), values, means, Series.Mark.LINE_WITH_POINTS)));
        List<Band> bands = DependenceBands.of(run, one, values);
        return new LineChart(Axis.of(one.column()), Axis.of("mean probability"), series, Optional.empty(), bands);
    }

    private static Chart categories(RunFiles run, Insight.Dependence one) {
        double[] means = new double[one.values().size()];
        one.models().values().forEach(model -> Arrays.setAll(means, i -> means[i] + model[i]));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(means[b], means[a]));
        List<Integer> shown = new ArrayList<>(order);
        if (order.size() > CATEGORIES) {
            shown = new ArrayList<>(order.subList(0, CATEGORIES / 2));
            shown.addAll(order.subList(order.size() - CATEGORIES / 2, order.size()));
        }
        List<Integer> rows = shown;
        List<DotChart.Dots> dots = new ArrayList<>();
        for (Map.Entry<String, double[]> model : one.models().entrySet()) {
            double[] own = rows.stream().mapToDouble(i -> model.getValue()[i]).toArray();
            double[] reach = DependenceTables.reach(one, model.getKey(), model.getValue().length);
            double[] low = rows.stream()
                    .mapToDouble(i -> model.getValue()[i] - reach[i])
                    .toArray();
            double[] high = rows.stream()
                    .mapToDouble(i -> model.getValue()[i] + reach[i])
                    .toArray();
            dots.add(new DotChart.Dots(model.getKey(), run.style(model.getKey()), own, low, high));
        }
        return new DotChart(
                "mean probability", rows.stream().map(one.values()::get).toList(), dots, OptionalDouble.empty());
    }
}
