package backbeat.result;

import java.util.List;
import java.util.Map;

/**
 * Why the models answer as they do for one row.
 *
 * @param row           its 0-based data row in the input file
 * @param id            its identifier; empty if the recipe names none
 * @param title         what people call it, as it stands in the data
 * @param values        its feature values as they stand in the data
 * @param label         its label
 * @param part          {@code train}, {@code validation}, {@code test} or {@code unused}
 * @param probabilities by model
 * @param neighbors     the training rows nearest to it, nearest first, without itself
 * @param paths         how it falls through some trees, those nearest to the forest's answer
 * @param contributions the network's gradient times the row's distance from the average, by column, strongest first
 */
public record Explanation(
        long row,
        String id,
        String title,
        Map<String, String> values,
        int label,
        String part,
        Map<String, Double> probabilities,
        List<Neighbor> neighbors,
        List<TreePath> paths,
        List<Contribution> contributions) {

    /** A training row, and its distance in standardized columns. */
    public record Neighbor(long row, String id, String title, String group, int label, double distance) {}

    /** The conditions on the way to a leaf, one per column, and the share of positive rows in the leaf. */
    public record TreePath(int tree, int depth, List<String> conditions, int leafRows, double probability) {}

    /** What a column adds to the network's logit, to first order. */
    public record Contribution(String column, String value, double logit) {}
}
