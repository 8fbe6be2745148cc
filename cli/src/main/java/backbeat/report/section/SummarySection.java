package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.experiment.result.Comparison;
import backbeat.experiment.result.DataSummary;
import backbeat.experiment.result.Insight;
import backbeat.experiment.result.LeakStep;
import backbeat.report.RunFiles;
import backbeat.report.Show;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to know, in plain words. */
public final class SummarySection {
    private static final double LEVEL = 0.05;

    private SummarySection() {}

    public static Optional<Section> of(RunFiles run) {
        List<Block> blocks = new ArrayList<>();
        if (run.result().data().isSynthetic()) {
            blocks.add(new Block.Notice(
                    "Synthetic data: these rows are invented. The results show that the software works,"
                            + " and say nothing about real songs."));
        }
        List<String> points = new ArrayList<>();
        points.add(question(run));
        baseline(run).ifPresent(points::add);
        best(run).ifPresent(points::add);
        rivals(run).ifPresent(points::add);
        top(run).ifPresent(points::add);
        column(run).ifPresent(points::add);
        leak(run).ifPresent(points::add);
        blocks.add(new Block.Bullets(points));
        return Optional.of(new Section("summary", "Summary", blocks));
    }

    private static String question(RunFiles run) {
        DataSummary data = run.result().data();
        return "The question is whether " + data.label() + " can be told from the other columns. Of "
                + Show.count(data.rows()) + " rows read, " + Show.count(data.used())
                + " were used; the label holds for "
                + Show.percent(run.result().split().positiveRate()) + " of them.";
    }

    private static Optional<String> baseline(RunFiles run) {
        Interval accuracy = run.metric("majority", "accuracy");
        return accuracy == null
                ? Optional.empty()
                : Optional.of(
                        "Always giving the more frequent answer is right for " + Show.percent(accuracy.value())
                                + " of the test rows without looking at anything. An accuracy means something only beyond that.");
    }

    private static Optional<String> best(RunFiles run) {
        String best = run.best();
        Interval auc = run.metric(best, "auc");
        if (auc == null || best.equals("majority")) {
            return Optional.empty();
        }
        Interval accuracy = run.metric(best, "accuracy");
        return Optional.of("Best at ranking: " + run.title(best) + ". Shown one positive and one negative row, it picks"
                + " the right one " + Show.percent(auc.value()) + " of the time (95 % interval "
                + Show.percent(auc.low()) + " to " + Show.percent(auc.high())
                + "; guessing: 50 %). Its yes-or-no answers are right for " + Show.percent(accuracy.value()) + ".");
    }

    private static Optional<String> rivals(RunFiles run) {
        String best = run.best();
        List<String> equals = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        for (Comparison pair : run.comparisons()) {
            if (pair.first().equals(best) || pair.second().equals(best)) {
                String other = run.title(pair.first().equals(best) ? pair.second() : pair.first());
                (pair.deLongAdjusted() > LEVEL ? equals : worse).add(other);
            }
        }
        if (equals.isEmpty() && worse.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("Compared with it by AUC (DeLong's test, Holm's correction): ");
        text.append(equals.isEmpty() ? "" : "no difference beyond chance from " + String.join(", ", equals));
        text.append(equals.isEmpty() || worse.isEmpty() ? "" : "; ");
        text.append(worse.isEmpty() ? "" : "clearly behind: " + String.join(", ", worse));
        return Optional.of(text.append(".").toString());
    }

    private static Optional<String> top(RunFiles run) {
        Interval top = run.metric(run.best(), "precisionAtTop5");
        return top == null || run.best().equals("majority")
                ? Optional.empty()
                : Optional.of("Of the 5 % of rows that it finds most promising, " + Show.percent(top.value())
                        + " are positive; among all test rows it is "
                        + Show.percent(run.result().split().testPositiveRate()) + ".");
    }

    private static Optional<String> column(RunFiles run) {
        Insight insight = run.result().insight();
        if (insight == null
                || insight.importance() == null
                || insight.importance().isEmpty()) {
            return Optional.empty();
        }
        String model = insight.importance().containsKey(run.best())
                ? run.best()
                : insight.importance().keySet().iterator().next();
        Insight.Importance first = insight.importance().get(model).get(0);
        return Optional.of(
                "What counts most is " + first.column() + ": when its values are shuffled among the rows, the AUC of "
                        + run.title(model) + " falls by " + Show.interval(first.aucDrop()) + ".");
    }

    private static Optional<String> leak(RunFiles run) {
        List<LeakStep> leaks = run.leaks();
        if (leaks.size() < 2) {
            return Optional.empty();
        }
        LeakStep first = leaks.get(0);
        LeakStep last = leaks.get(leaks.size() - 1);
        String model = run.learners().stream()
                .filter(name -> LeakSection.auc(first, name) != null && LeakSection.auc(last, name) != null)
                .reduce((a, b) -> LeakSection.auc(first, a).value()
                                >= LeakSection.auc(first, b).value()
                        ? a
                        : b)
                .orElse(null);
        return model == null
                ? Optional.empty()
                : Optional.of(
                        "How rows are split matters: under protocol " + first.protocol() + " the AUC of "
                                + run.title(model) + " is "
                                + Show.fixed(LeakSection.auc(first, model).value()) + ", under "
                                + last.protocol() + " it is "
                                + Show.fixed(LeakSection.auc(last, model).value())
                                + ". On the way, relatives of test rows leave the training rows: what a model loses with them was memory.");
    }
}
