package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.report.chart.DotChart;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.RunRecord;
import backbeat.text.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table of models, and every metric with its interval. */
public final class ResultsSection {
    private static final List<Metric> MAIN =
            List.of(Metric.ACCURACY, Metric.AUC, Metric.AVERAGE_PRECISION, Metric.LOG_LOSS, Metric.BRIER);

    private ResultsSection() {}

    public static Optional<Section> of(RunFiles run) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("Every model was judged on the same "
                + Show.count(run.result().split().test())
                + " test rows, on which no model was fitted and no option chosen. In parentheses: 95 % intervals, from drawing "
                + drawn(run)
                + " of the test part with replacement while the models stay as they are: how a figure would vary with other test rows drawn so"
                + seen(run) + ". The choice of the split and of the seed is left out"
                + (run.result().repeats().isEmpty() ? "" : " (see the repeats below)")
                + ". ROC AUC is the chance that a positive row is ranked above a negative one; average precision the mean share of positives"
                + " among the rows ranked first, down to each positive one; log loss the mean surprise at the truth (a model that says 0 or 1"
                + " pays 36 for each row it is wrong about, which a model of counted votes may do); the Brier score the mean squared error"
                + " of the probabilities. These two are better when lower, all else when higher."));
        blocks.add(table(run, "Models on the test rows", MAIN));
        blocks.add(new Block.Figures(List.of(figure(run, Metric.AUC), figure(run, Metric.ACCURACY))));
        List<Metric> others =
                Metric.ALL.stream().filter(metric -> !MAIN.contains(metric)).toList();
        List<Block> more = new ArrayList<>(List.of(table(run, "Further metrics on the test rows", others)));
        times(run).ifPresent(more::add);
        blocks.add(new Block.Fold("More metrics, and times", more));
        return Optional.of(new Section("results", "Results", blocks));
    }

    /** What the bootstrap draws, as words. */
    static String drawn(RunFiles run) {
        String clusters = run.result().split().clusters();
        return run.result().split().drawsRows() ? "single rows" : "whole " + Plural.of(clusters);
    }

    /** What is drawn may be known from training, unless it is single rows, or what the split keeps together. */
    private static String seen(RunFiles run) {
        String clusters = run.result().split().clusters();
        return run.result().split().drawsRows()
                        || clusters.equals(run.result().split().groups())
                ? ""
                : ", by " + Plural.of(clusters)
                        + " that training has seen, too, where the split does not keep these apart";
    }

    private static Block table(RunFiles run, String caption, List<Metric> metrics) {
        List<String> header = new ArrayList<>(List.of("Model"));
        metrics.forEach(metric -> header.add(metric.title()));
        List<List<String>> rows = new ArrayList<>();
        for (String model : run.models()) {
            List<String> row = new ArrayList<>(List.of(run.title(model) + " (" + model + ")"));
            metrics.forEach(metric -> row.add(Show.interval(run.metric(model, metric.key()))));
            rows.add(row);
        }
        return new Block.Table(caption, header, rows);
    }

    private static Block.Figure figure(RunFiles run, Metric metric) {
        // Guessing's AUC is 0.5 by definition: a dot there would only squeeze the others.
        List<String> models = metric == Metric.AUC && !run.nonconstant().isEmpty() ? run.nonconstant() : run.models();
        double[][] ends = new double[3][models.size()];
        for (int i = 0; i < models.size(); i++) {
            Interval figure = run.metric(models.get(i), metric.key());
            ends[0][i] = figure == null ? Double.NaN : figure.value();
            ends[1][i] = figure == null ? Double.NaN : figure.low();
            ends[2][i] = figure == null ? Double.NaN : figure.high();
        }
        DotChart chart = new DotChart(
                metric.title(),
                models,
                List.of(new DotChart.Dots(metric.title(), 0, ends[0], ends[1], ends[2])),
                OptionalDouble.empty());
        return new Block.Figure(
                "results-" + metric.key(),
                "Models by " + metric.title(),
                "Each model's " + metric.title()
                        + " on the test rows with its 95 % interval, further right is better; best: "
                        + run.title(best(run, metric)) + "." + start(run, metric),
                chart);
    }

    private static String start(RunFiles run, Metric metric) {
        return metric == Metric.AUC
                ? " Guessing reaches 0.500."
                : " The constant answer reaches " + Show.fixed(run.constantAccuracy()) + ".";
    }

    private static String best(RunFiles run, Metric metric) {
        return run.models().stream()
                .filter(model -> run.metric(model, metric.key()) != null)
                .reduce((a, b) -> run.metric(a, metric.key()).value()
                                >= run.metric(b, metric.key()).value()
                        ? a
                        : b)
                .orElse("none");
    }

    private static Optional<Block> times(RunFiles run) {
        List<List<String>> rows = new ArrayList<>();
        for (String model : run.models()) {
            RunRecord.ModelTime time =
                    run.record().models() == null ? null : run.record().models().get(model);
            if (time != null) {
                long perSecond = Math.round(time.predictRows() / Math.max(time.predictSeconds(), 1e-9));
                rows.add(List.of(
                        run.title(model),
                        Show.seconds(time.fitSeconds()),
                        Show.seconds(time.predictSeconds()),
                        time.predictSeconds() < 0.002 ? Show.NONE : Show.count(perSecond)));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Table(
                        "Time to fit, the search for options included, and to predict the test rows",
                        List.of("Model", "fit", "predict", "rows a second"),
                        rows));
    }
}
