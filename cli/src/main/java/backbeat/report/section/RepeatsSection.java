package backbeat.report.section;

import backbeat.evaluation.Metric;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.run.RunFiles;
import backbeat.result.Repeats;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The study on other splits: with other seeds, or with every fold as the test part once. */
public final class RepeatsSection {
    private static final List<Metric> SHOWN =
            List.of(Metric.ACCURACY, Metric.AUC, Metric.AVERAGE_PRECISION, Metric.LOG_LOSS, Metric.BRIER);

    private RepeatsSection() {}

    public static Optional<Section> of(RunFiles run) {
        List<Repeats> repeats = run.result().repeats();
        if (repeats.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        "The same on other splits, learners begun from other seeds; over seeds the options are those"
                                + " chosen with the first, over folds they are chosen anew. Mean ± standard deviation over the"
                                + " runs: what the intervals above leave out. Runs share rows, so this understates how figures would vary between data sets."));
        for (Repeats one : repeats) {
            String kind = one.runs().size() + " " + one.kind();
            blocks.add(table(run, one, "The models over " + kind));
            blocks.add(new Block.Fold("ROC AUC of each of the " + kind, List.of(runs(one))));
        }
        return Optional.of(new Section("repeats", "Would another split say the same?", blocks));
    }

    private static Block table(RunFiles run, Repeats repeats, String caption) {
        List<String> header = new ArrayList<>(List.of("Model"));
        SHOWN.forEach(metric -> header.add(metric.title()));
        List<List<String>> rows = new ArrayList<>();
        repeats.models().forEach((model, figures) -> {
            List<String> row = new ArrayList<>(List.of(run.title(model)));
            SHOWN.forEach(metric -> row.add(spread(figures.get(metric.key()))));
            rows.add(row);
        });
        return new Block.Table(caption, header, rows);
    }

    private static Block runs(Repeats repeats) {
        boolean seeds = repeats.kind().equals("seeds");
        List<String> header = new ArrayList<>(List.of(seeds ? "Seed" : "Fold"));
        List<Map.Entry<String, Map<String, Repeats.Spread>>> models =
                List.copyOf(repeats.models().entrySet());
        models.forEach(model -> header.add(model.getKey()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < repeats.runs().size(); i++) {
            List<String> row =
                    new ArrayList<>(List.of(Long.toString(repeats.runs().get(i) + (seeds ? 0 : 1))));
            for (Map.Entry<String, Map<String, Repeats.Spread>> model : models) {
                row.add(Numbers.fixed(model.getValue().get(Metric.AUC.key()).values()[i], 4));
            }
            rows.add(row);
        }
        return new Block.Table("ROC AUC by run", header, rows);
    }

    private static String spread(Repeats.Spread figure) {
        return Numbers.fixed(figure.mean(), 4) + " ± " + Numbers.fixed(figure.standardDeviation(), 4);
    }
}
