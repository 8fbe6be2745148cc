package backbeat.report.section;

import backbeat.evaluation.ConfusionMatrix;
import backbeat.evaluation.Interval;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.result.ModelDetail;
import backbeat.text.Numbers;
import backbeat.text.Plural;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody asks who knows the subject and not the statistics: how much is the group, what is left, what surprises, how sure. */
final class Analyst {
    private static final double GUESSING = 0.5;

    /** From this probability on a model says yes. */
    private static final double THRESHOLD = 0.5;

    private static final int NAMED = 3;

    private Analyst() {}

    /** How much of the ranking is the category, and how much is left within one. */
    static Optional<String> group(RunFiles run) {
        Insight insight = run.result().insight();
        String best = run.best();
        Double within = insight.withinGroupAuc().get(best);
        Interval all = run.metric(best, "auc");
        if (within == null || all == null || run.isConstant(best) || all.value() <= GUESSING) {
            return Optional.empty();
        }
        String column = insight.groupColumn().replaceAll(" \\(.*", "");
        boolean isSet = !column.equals(insight.groupColumn());
        return Optional.of("What is left within one " + column + ": between two rows that share "
                + (isSet ? "one" : "it") + ", one of either kind, " + run.bestModel() + " picks the right one "
                + Show.percent(within) + " of the time; between any two rows " + Show.percent(all.value()) + "."
                + (isSet
                        ? " What is left is not free of it: rows that share one may differ in their others, which the models know, too."
                        : ""));
    }

    /** How many of the positive rows are found where the line is drawn in the middle. */
    static Optional<String> found(RunFiles run) {
        ModelDetail detail = run.details().get(run.best());
        if (detail == null || detail.confusion() == null || run.isConstant(run.best())) {
            return Optional.empty();
        }
        ConfusionMatrix counts = detail.confusion();
        if (counts.positives() == 0) {
            return Optional.empty();
        }
        String best = Show.sentence(run.bestModel()) + " (" + run.title(run.best()) + ") says yes to ";
        String positives = Show.count(counts.positives()) + " positive test row" + (counts.positives() == 1 ? "" : "s");
        long yes = counts.truePositives() + counts.falsePositives();
        return Optional.of(
                yes == 0
                        ? best + "no test row, and so " + (counts.positives() == 1 ? "not to the " : "to none of the ")
                                + positives + "."
                        : best + Show.count(counts.truePositives()) + " of the " + positives + " ("
                                + Show.percent(counts.recall()) + "); of all that it says yes to (" + Show.count(yes)
                                + "), " + Show.percent(counts.precision()) + " are positive.");
    }

    /** How it does on rows of clusters that training has never seen. */
    static Optional<String> strangers(RunFiles run) {
        String best = run.best();
        String cluster = run.result().split().clusters();
        Optional<LeakStep> own = run.leaks().stream()
                .filter(step -> step.protocol().equals(run.result().protocol()))
                .findFirst();
        Optional<LeakStep> apart = run.leaks().stream()
                .filter(step -> step.shared().getOrDefault(cluster, 1.0) == 0 && LeakSection.auc(step, best) != null)
                .findFirst();
        Double known = own.map(step -> step.shared().get(cluster)).orElse(null);
        if (known == null || known == 0 || apart.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "New " + Plural.of(cluster) + ": " + Show.percent(known) + " of the test rows have their " + cluster
                        + " in training or validation, too. Where none has (protocol "
                        + apart.get().protocol()
                        + ", other test rows), the AUC of " + run.title(best) + " is "
                        + Show.interval(LeakSection.auc(apart.get(), best)) + ".");
    }

    /** Rows that no model saw coming: the hardest of a run without mistakes are rows that its models have right. */
    static Optional<String> surprises(RunFiles run) {
        Insight insight = run.result().insight();
        String best = run.best();
        List<Insight.Case> hits = insight.hardest().stream()
                .filter(one ->
                        one.label() == 1 && one.title() != null && !one.title().isBlank())
                .filter(one -> one.probabilities().get(best) != null && everyModelSaysNo(run, one))
                .limit(NAMED)
                .toList();
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Which surprise: "
                + Show.rule(run.result().data().label())
                + (run.nonconstant().size() > 1
                        ? " though every model said no (in parentheses the best model's probability): "
                        : " though the model said no (in parentheses its probability): ")
                + hits.stream()
                        .map(one -> one.title() + " ("
                                + Show.percent(one.probabilities().get(best)) + ")")
                        .collect(Collectors.joining("; "))
                + ". Among " + Show.count(run.result().split().test())
                + " rows some such must be expected; the hardest are listed below.");
    }

    private static boolean everyModelSaysNo(RunFiles run, Insight.Case one) {
        return run.nonconstant().stream().map(one.probabilities()::get).allMatch(p -> p != null && p < THRESHOLD);
    }

    /** How far a probability can be trusted, and where it cannot. */
    static Optional<String> sure(RunFiles run) {
        String best = run.best();
        ModelDetail detail = run.details().get(best);
        if (detail == null || run.isConstant(best)) {
            return Optional.empty();
        }
        String text =
                "How far its probabilities can be trusted: in ten bins, what it says and the share that is positive differ by "
                        + Numbers.fixed(100 * detail.expectedCalibrationError(), 1)
                        + " percentage points on average; a single answer may be off by far more.";
        List<Insight.RangeResult> ranges = run.result().insight().ranges();
        if (ranges.size() < 2 || ranges.get(ranges.size() - 1).accuracy().get(best) == null) {
            return Optional.of(text);
        }
        Insight.RangeResult top = ranges.get(ranges.size() - 1);
        // Ranges are those of a number, so the rule ends with a comparison; the column's own name may hold blanks.
        String number = run.result().data().label().replaceAll(" (>=|<=|>|<) [^ ]*$", "");
        return Optional.of(text + " Of the " + Show.count(top.rows()) + " test rows with " + number + " from "
                + Show.setting(top.from()) + " on its answer is right for "
                + Show.percent(top.accuracy().get(best)) + ".");
    }

    /** What a relative in training is worth to the model that gains most by it. */
    static Optional<String> memory(RunFiles run) {
        FixedLeaks found = run.result().fixedLeaks();
        if (found == null || found.steps().size() < 2) {
            return Optional.empty();
        }
        FixedLeaks.Step last = found.steps().get(found.steps().size() - 1);
        return last.models().entrySet().stream()
                .filter(model -> model.getValue().gained() != null)
                .max(Comparator.comparingDouble(
                        model -> model.getValue().gained().value()))
                .map(model -> {
                    FixedLeaks.Worth worth = model.getValue();
                    return "What a relative in training is worth: with the row of the same " + last.relation()
                            + " in training, the AUC of " + run.title(model.getKey()) + " on the "
                            + Show.count(last.affected()) + " test rows that have one differs by "
                            + Show.signed(worth.gained())
                            + (worth.gained().low() > 0
                                    ? "; recalling the relatives' answers would look like this."
                                    : ", which may be chance.");
                });
    }
}
