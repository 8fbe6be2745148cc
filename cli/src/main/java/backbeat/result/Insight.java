package backbeat.result;

import backbeat.evaluation.Interval;
import java.util.List;
import java.util.Map;

/**
 * What the models go by, and where they fail. Everything is empty when a run left it out.
 *
 * @param importance     permutation importance by model, one entry per source column, most important first
 * @param dependence     partial dependence of the most important columns
 * @param groupColumn    the categorical column of {@code groups}, the one with the most categories
 * @param groups         results by its categories
 * @param ranges         results by the label's number where it is one
 * @param withinGroupAuc the AUC over pairs of rows of the same category, by model: what a model knows beyond the category
 * @param contrasts      what goes with positive rows of the same category, by numeric column, farthest from one half first
 * @param hardest        test rows that all learners got most confidently wrong
 * @param disputed       test rows on which the learners disagree most
 */
public record Insight(
        Map<String, List<Importance>> importance,
        List<Dependence> dependence,
        String groupColumn,
        List<GroupResult> groups,
        List<RangeResult> ranges,
        Map<String, Double> withinGroupAuc,
        List<Contrast> contrasts,
        List<Case> hardest,
        List<Case> disputed) {
    /** Nothing was looked into. */
    public static final Insight NONE =
            new Insight(Map.of(), List.of(), "", List.of(), List.of(), Map.of(), List.of(), List.of(), List.of());

    public Insight {
        // What a file of another version leaves out is empty, never null.
        importance = importance == null ? Map.of() : importance;
        dependence = dependence == null ? List.of() : List.copyOf(dependence);
        groupColumn = groupColumn == null ? "" : groupColumn;
        groups = groups == null ? List.of() : List.copyOf(groups);
        ranges = ranges == null ? List.of() : List.copyOf(ranges);
        withinGroupAuc = withinGroupAuc == null ? Map.of() : withinGroupAuc;
        contrasts = contrasts == null ? List.of() : List.copyOf(contrasts);
        hardest = hardest == null ? List.of() : List.copyOf(hardest);
        disputed = disputed == null ? List.of() : List.copyOf(disputed);
    }

    /** The fall of the AUC when a column's values are shuffled among the test rows, over several shuffles. */
    public record Importance(String column, Interval aucDrop) {}

    /**
     * The mean probability when a column is set to a value in every sampled test row.
     *
     * @param column      the column
     * @param categorical whether {@code values} are categories
     * @param values      numbers in the source's units, or categories
     * @param models      mean probabilities by model, one per value
     * @param errors      their standard errors over the sampled rows, by model
     * @param density     the share of test rows whose value is nearest to each of {@code values}, or that have the category
     */
    public record Dependence(
            String column,
            boolean categorical,
            List<String> values,
            Map<String, double[]> models,
            Map<String, double[]> errors,
            double[] density) {
        public Dependence {
            // Files of earlier versions have neither.
            errors = errors == null ? Map.of() : errors;
            density = density == null ? new double[0] : density;
        }
    }

    /**
     * The test rows of one category.
     *
     * @param group        the category
     * @param rows         test rows in it
     * @param positiveRate their share of positive labels
     * @param auc          by model; no entry where the rows are of one class
     * @param aucInterval  by model, the AUC with its interval over clusters; no entry where fewer than two hold rows of a class
     * @param accuracy     by model
     * @param probability  the mean probability, by model: well calibrated, it is near the positive rate
     */
    public record GroupResult(
            String group,
            int rows,
            double positiveRate,
            Map<String, Double> auc,
            Map<String, Interval> aucInterval,
            Map<String, Double> accuracy,
            Map<String, Double> probability) {
        public GroupResult {
            // Files of earlier versions have neither intervals nor mean probabilities.
            aucInterval = aucInterval == null ? Map.of() : aucInterval;
            probability = probability == null ? Map.of() : probability;
        }
    }

    /**
     * The test rows whose label's number lies in a range: how sure models are, and how often right, near the threshold and far
     * from it.
     *
     * @param from        the least number
     * @param to          where the range ends, not in it
     * @param rows        test rows in it
     * @param accuracy    by model
     * @param probability the mean probability, by model
     */
    public record RangeResult(
            double from, double to, int rows, Map<String, Double> accuracy, Map<String, Double> probability) {}

    /**
     * A numeric column among test rows of the same category, in a set column of the very same set: no model has a part in it.
     *
     * @param column the column
     * @param auc    the share of pairs, a positive and a negative row, in which the positive row has the higher number, ties
     *               counting one half; with its interval over clusters
     * @param pairs  how many pairs
     */
    public record Contrast(String column, Interval auc, long pairs) {}

    /**
     * A test row worth looking at.
     *
     * @param row           its 0-based data row in the input file
     * @param id            its identifier in the source; empty if the recipe names none
     * @param title         what people call it, as it stands in the data: whoever shows it must escape it
     * @param group         its category
     * @param label         its label
     * @param probabilities by model
     */
    public record Case(long row, String id, String title, String group, int label, Map<String, Double> probabilities) {}
}
