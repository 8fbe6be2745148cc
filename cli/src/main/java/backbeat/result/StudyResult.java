package backbeat.result;

import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.recipe.PublishedFinding;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.result.Parts.LeftOut;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run found out, and nothing that differs between two runs of the same seed: this record is
 * {@code metrics.json}. Times and the environment are in {@link RunRecord}. The shape is documented in
 * {@code docs/metrics-schema.md}; fields may be added under the same {@link #SCHEMA} number.
 *
 * @param schema      {@link #SCHEMA}
 * @param protocol    the protocol's name
 * @param seed        the seed that everything random descends from
 * @param data        where the rows came from
 * @param split       the parts
 * @param models      metrics by model and name, the majority baseline first
 * @param details     the rest about each model
 * @param tuning      the choices made on training and validation rows
 * @param comparisons the models against each other
 * @param chance      every model that ranks rows against guessing
 * @param replicates  draws of the bootstrap behind intervals and p-values
 * @param leaks       the leak staircase; empty where it was left out
 * @param fixedLeaks  what relatives in training are worth on fixed test rows; null where it was left out
 * @param insight     what the models go by
 * @param published   figures to compare with
 * @param finding     what a search found out about these figures, from the recipe; null where there is none, or the rows are others
 * @param repeats     the study with other seeds, and on folds; empty unless asked for
 * @param leftOut     parts that the run has not, and why: too few rows, or something went wrong once the models were fitted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StudyResult(
        int schema,
        String protocol,
        long seed,
        DataSummary data,
        SplitSummary split,
        Map<String, Map<String, Interval>> models,
        Map<String, ModelDetail> details,
        Tuning tuning,
        List<Comparison> comparisons,
        Map<String, Comparison.WithChance> chance,
        int replicates,
        List<LeakStep> leaks,
        FixedLeaks fixedLeaks,
        Insight insight,
        List<PublishedFigure> published,
        PublishedFinding finding,
        List<Repeats> repeats,
        List<LeftOut> leftOut) {
    /** The number of this shape; it changes when a field changes its meaning or goes away. */
    public static final int SCHEMA = 2;

    /** What sums in another order may differ by. */
    private static final double SAME = 1e-9;

    public StudyResult {
        // Sections that a file leaves out are empty, never null.
        comparisons = comparisons == null ? List.of() : List.copyOf(comparisons);
        chance = chance == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(chance));
        leaks = leaks == null ? List.of() : List.copyOf(leaks);
        insight = insight == null ? Insight.NONE : insight;
        published = published == null ? List.of() : List.copyOf(published);
        repeats = repeats == null ? List.of() : List.copyOf(repeats);
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    /**
     * The comparison of two models, first minus second.
     *
     * @throws IllegalArgumentException if the two were not compared
     */
    public Comparison comparison(String first, String second) {
        for (Comparison pair : comparisons) {
            if (pair.first().equals(first) && pair.second().equals(second)) {
                return pair;
            }
            if (pair.first().equals(second) && pair.second().equals(first)) {
                return pair.reversed();
            }
        }
        throw new IllegalArgumentException("'" + first + "' and '" + second + "' were not compared");
    }

    /** The same result with the leak staircase, and what relatives are worth on fixed rows; null for unknown. */
    public StudyResult withLeaks(List<LeakStep> steps, FixedLeaks fixed) {
        return with(steps, fixed, repeats, leftOut);
    }

    /** The same result with repeats. */
    public StudyResult withRepeats(List<Repeats> runs) {
        return with(leaks, fixedLeaks, runs, leftOut);
    }

    /** The same result with the parts that it has not. */
    public StudyResult withLeftOut(List<LeftOut> parts) {
        return with(leaks, fixedLeaks, repeats, parts);
    }

    private StudyResult with(List<LeakStep> steps, FixedLeaks fixed, List<Repeats> runs, List<LeftOut> parts) {
        return new StudyResult(
                schema,
                protocol,
                seed,
                data,
                split,
                models,
                details,
                tuning,
                comparisons,
                chance,
                replicates,
                steps,
                fixed,
                insight,
                published,
                finding,
                runs,
                parts);
    }

    /**
     * Whether other seeds were fitted with less effort, forests of fewer trees: the first of them is this study, and has another
     * AUC then.
     */
    public boolean isLighter(Repeats repeats) {
        String auc = Metric.AUC.key();
        return repeats.kind().equals("seeds")
                && repeats.models().entrySet().stream().anyMatch(again -> {
                    Interval whole =
                            models.getOrDefault(again.getKey(), Map.of()).get(auc);
                    Repeats.Spread spread = again.getValue().get(auc);
                    return whole != null && spread != null && Math.abs(spread.values()[0] - whole.value()) > SAME;
                });
    }
}
