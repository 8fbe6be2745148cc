package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.result.ModelDetail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody asks who knows the subject and not the statistics: how much is the group, what is left, what surprises, how sure. */
final class Analyst {
    private static final double GUESSING = 0.5;
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
        double left = Math.max(0, within - GUESSING) / (all.value() - GUESSING);
        return Optional.of("How much is " + column + ", and what is left within one: between two rows of the same "
                + column + " the best model picks the right one " + Show.percent(within)
                + " of the time, between any two "
                + Show.percent(all.value()) + ". So about " + Math.round(100 * (1 - Math.min(1, left)))
                + " % of what it is better than guessing by is knowing the " + column + ".");
    }

    /** Rows that no model saw coming. */
    static Optional<String> surprises(RunFiles run) {
        Insight insight = run.result().insight();
        String best = run.best();
        List<Insight.Case> hits = insight.hardest().stream()
                .filter(one ->
                        one.label() == 1 && one.title() != null && !one.title().isBlank())
                .filter(one -> one.probabilities().get(best) != null)
                .limit(NAMED)
                .toList();
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Which are surprising: "
                + Show.rule(run.result().data().label())
                + " though every model said no: "
                + hits.stream()
                        .map(one -> one.title() + " ("
                                + Show.percent(one.probabilities().get(best)) + ")")
                        .collect(Collectors.joining("; "))
                + ". More of them, and the most disputed, are listed below.");
    }

    /** How far a probability can be trusted, and where it cannot. */
    static Optional<String> sure(RunFiles run) {
        String best = run.best();
        ModelDetail detail = run.details().get(best);
        if (detail == null || run.isConstant(best)) {
            return Optional.empty();
        }
        String text = "How sure a single answer is: its probabilities are off by "
                + Show.fixed(100 * detail.expectedCalibrationError()).replaceAll("\\d\\d$", "")
                + " percentage points on average";
        List<Insight.RangeResult> ranges = run.result().insight().ranges();
        Optional<Insight.RangeResult> worst = ranges.stream()
                .filter(range -> range.accuracy().get(best) != null)
                .min(Comparator.comparingDouble(range -> range.accuracy().get(best)));
        return Optional.of(worst.map(range -> text + "; yes or no is right least often, "
                        + Show.percent(range.accuracy().get(best)) + ", where the number behind the label lies between "
                        + Show.setting(range.from()) + " and " + Show.setting(range.to()) + ".")
                .orElse(text + "."));
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
                    return "What a careless split would have reported: where training holds another row of the same "
                            + last.relation() + ", the AUC of " + run.title(model.getKey())
                            + " on the same test rows goes from "
                            + Show.fixed(worth.before().value()) + " to "
                            + Show.fixed(worth.after().value())
                            + (worth.gained().low() > 0
                                    ? ". That is memory, not understanding."
                                    : ", which may be chance.");
                });
    }
}
