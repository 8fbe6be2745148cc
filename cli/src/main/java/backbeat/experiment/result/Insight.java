package backbeat.experiment.result;

import backbeat.evaluation.Interval;
import java.util.List;
import java.util.Map;

/**
 * What the models go by, and where they fail.
 *
 * @param importance     grouped permutation importance (one group per source column) by model, most important first
 * @param dependence     partial dependence of the most important columns
 * @param groups         results by the values of one categorical column, such as the genre
 * @param hardest        test rows that every model gets most confidently wrong
 * @param surprising     test rows on which the models disagree most
 */
public record Insight(
        Map<String, List<Importance>> importance,
        List<PartialDependence> dependence,
        List<GroupResult> groups,
        List<Case> hardest,
        List<Case> surprising) {
    public Insight {
        dependence = List.copyOf(dependence);
        groups = List.copyOf(groups);
        hardest = List.copyOf(hardest);
        surprising = List.copyOf(surprising);
    }

    /** The fall of the AUC when a column's values are shuffled among the test rows, over several shuffles. */
    public record Importance(String column, Interval aucDrop) {}

    /**
     * The mean probability when a column is set to a value in every sampled test row.
     *
     * @param column   the column
     * @param values   the values, in the source's units, or categories
     * @param models   mean probabilities by model, one per value
     */
    public record PartialDependence(String column, List<String> values, Map<String, double[]> models) {}

    /**
     * The test rows of one group.
     *
     * @param group        the group's value
     * @param rows         test rows in it
     * @param positiveRate their share of positive labels
     * @param auc          by model; absent where the rows are of one class
     * @param accuracy     by model
     */
    public record GroupResult(
            String group, int rows, double positiveRate, Map<String, Double> auc, Map<String, Double> accuracy) {}

    /**
     * A test row worth looking at.
     *
     * @param row           its 0-based data row in the input file
     * @param id            its identifier in the source
     * @param title         what people call it, escaped nowhere: whoever shows it must
     * @param group         its group, such as the genre
     * @param label         its label
     * @param probabilities by model
     */
    public record Case(long row, String id, String title, String group, int label, Map<String, Double> probabilities) {}
}
