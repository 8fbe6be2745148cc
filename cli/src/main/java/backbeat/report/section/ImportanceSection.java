package backbeat.report.section;

import backbeat.experiment.result.Insight;
import backbeat.report.RunFiles;
import backbeat.report.Show;
import backbeat.report.chart.Chart;
import backbeat.report.chart.DotChart;
import backbeat.report.chart.LineChart;
import backbeat.report.chart.LineChart.Axis;
import backbeat.report.chart.Series;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the models go by: permutation importance and partial dependence. */
public final class ImportanceSection {
    /** Categories a dependence chart has room for; the extremes are shown. */
    private static final int CATEGORIES = 12;

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
                        + " shuffled among the test rows. The categories of a column move together. Columns that say the same cover"
                        + " for one another: neither looks important alone."));
        List<String> models = new ArrayList<>(insight.importance().keySet());
        List<String> columns = columns(insight, models);
        blocks.add(new Block.Figure(
                "importance",
                "Permutation importance",
                "Fall of the AUC when a column is shuffled, with 95 % intervals. Most important: " + columns.get(0)
                        + ".",
                importance(run, insight, models, columns)));
        blocks.add(table(insight, models, columns));
        List<Block.Figure> dependence = new ArrayList<>();
        for (Insight.Dependence one : insight.dependence()) {
            dependence.add(new Block.Figure(
                    "dependence-" + (dependence.size() + 1),
                    "Dependence on " + one.column(),
                    "Mean probability when " + one.column() + " is set to a value in every sampled test row.",
                    dependence(run, one)));
        }
        if (!dependence.isEmpty()) {
            blocks.add(new Block.Figures(dependence));
        }
        return Optional.of(new Section("importance", "What the models go by", blocks));
    }

    /** All columns, in the order of the first model that has them. */
    private static List<String> columns(Insight insight, List<String> models) {
        Set<String> columns = new LinkedHashSet<>();
        for (String model : models) {
            insight.importance().get(model).forEach(importance -> columns.add(importance.column()));
        }
        return List.copyOf(columns);
    }

    private static Chart importance(RunFiles run, Insight insight, List<String> models, List<String> columns) {
        List<DotChart.Dots> dots = new ArrayList<>();
        for (String model : models) {
            double[][] ends = new double[3][columns.size()];
            for (double[] end : ends) {
                Arrays.fill(end, Double.NaN);
            }
            for (Insight.Importance one : insight.importance().get(model)) {
                int row = columns.indexOf(one.column());
                ends[0][row] = one.aucDrop().value();
                ends[1][row] = one.aucDrop().low();
                ends[2][row] = one.aucDrop().high();
            }
            dots.add(new DotChart.Dots(model, run.style(model), ends[0], ends[1], ends[2]));
        }
        return new DotChart("fall of the AUC", columns, dots, true);
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

    private static Chart dependence(RunFiles run, Insight.Dependence one) {
        if (one.categorical()) {
            return categories(run, one);
        }
        double[] values = one.values().stream().mapToDouble(Double::parseDouble).toArray();
        List<Series> series = new ArrayList<>();
        one.models()
                .forEach((model, means) ->
                        series.add(new Series(model, run.style(model), values, means, Series.Mark.LINE_WITH_POINTS)));
        return new LineChart(Axis.of(one.column()), Axis.of("mean probability"), series);
    }

    private static Chart categories(RunFiles run, Insight.Dependence one) {
        double[] first = one.models().values().iterator().next();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(first[b], first[a]));
        List<Integer> shown = new ArrayList<>(order);
        if (order.size() > CATEGORIES) {
            shown = new ArrayList<>(order.subList(0, CATEGORIES / 2));
            shown.addAll(order.subList(order.size() - CATEGORIES / 2, order.size()));
        }
        List<Integer> rows = shown;
        List<DotChart.Dots> dots = new ArrayList<>();
        for (Map.Entry<String, double[]> model : one.models().entrySet()) {
            double[] means = rows.stream().mapToDouble(i -> model.getValue()[i]).toArray();
            dots.add(new DotChart.Dots(model.getKey(), run.style(model.getKey()), means, means, means));
        }
        return new DotChart(
                "mean probability", rows.stream().map(one.values()::get).toList(), dots, false);
    }
}
