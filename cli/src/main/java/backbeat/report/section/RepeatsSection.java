package backbeat.report.section;

import backbeat.evaluation.Metric;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Repeats;
import backbeat.study.StudySettings;
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
        for (Repeats one : repeats) {
            boolean seeds = one.kind().equals("seeds");
            String kind = one.runs().size() + " " + one.kind();
            blocks.add(new Block.Paragraph(
                    first(run, List.of(one)).map(text -> text + " ").orElse("")
                            + "The same study on other splits, learners begun from other seeds, "
                            + (seeds
                                    ? "with the options that were chosen with the first (whose validation rows may be training or test rows of the others)."
                                            + lighter(run, one)
                                    : "with options chosen anew. Every fold is the test part once.")
                            + " Runs share rows, so this understates how figures would vary between data sets; and of so few values a"
                            + " standard deviation is a rough idea only (of three: half of it to six times)."));
            blocks.add(runs(one));
            blocks.add(new Block.Fold(
                    "Mean and standard deviation of all metrics", List.of(table(run, one, "The models over " + kind))));
        }
        return Optional.of(new Section("repeats", "Would another split say the same?", blocks));
    }

    /** That forests are smaller here, where that shows: the run's own answers with its first trees. */
    private static String lighter(RunFiles run, Repeats repeats) {
        return run.result().isLighter(repeats)
                ? " Forests have " + StudySettings.SEED_TREES + " trees here (of the first run's forest the first "
                        + StudySettings.SEED_TREES + " answer), so that figures differ a little from those above."
                : "";
    }

    /** In how many of all these runs the best model ranks best, folds as well as seeds; empty where they have not its AUC. */
    static Optional<String> first(RunFiles run, List<Repeats> repeats) {
        List<String> shares =
                repeats.stream().flatMap(one -> share(run, one).stream()).toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(Show.sentence(run.title(run.best())) + " ranks best in " + String.join(" and in ", shares)
                        + ".");
    }

    /** {@code 2 of 3 seeds}. */
    private static Optional<String> share(RunFiles run, Repeats repeats) {
        String auc = Metric.AUC.key();
        Map<String, Repeats.Spread> best = repeats.models().get(run.best());
        if (best == null || best.get(auc) == null) {
            return Optional.empty();
        }
        int count = repeats.runs().size();
        int first = 0;
        for (int i = 0; i < count; i++) {
            double own = best.get(auc).values()[i];
            int at = i;
            if (repeats.models().values().stream()
                    .allMatch(one -> !(one.get(auc).values()[at] > own))) {
                first++;
            }
        }
        return Optional.of(first + " of " + count + " " + repeats.kind());
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
