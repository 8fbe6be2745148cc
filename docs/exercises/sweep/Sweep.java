package exercise;

import backbeat.reference.NaiveTree;
import java.util.ArrayList;
import java.util.List;

/**
 * All splits of a column in one sweep: the rows come sorted, and the counts on the left are carried along.
 *
 * <p>Complete {@link #splits}. Then check: a threshold may not do what it is there for.
 */
public final class Sweep implements SweepCheck.Task {
    /**
     * A threshold and a score for each boundary between two distinct values, from the lowest on.
     *
     * @param values sorted
     * @param labels 0 or 1, in the order of the values
     * @return {@code {threshold, score}} each
     */
    @Override
    public List<double[]> splits(float[] values, int[] labels) {
        int positives = 0;
        for (int label : labels) {
            positives += label;
        }
        List<double[]> splits = new ArrayList<>();
        int left = 0; // positives on the left
        // >>> your lines; add a split with: splits.add(split(lower value, upper value, rows and positives on the left, …))
        throw new UnsupportedOperationException("sweep over " + values.length + " rows, " + positives + left + splits.size());
        // <<<
    }

    private static double[] split(float lower, float upper, int n, int p, int rows, int positives) {
        return new double[] {threshold(lower, upper), NaiveTree.score(n, p, rows, positives)};
    }

    /** Half-way: rows with the lower value are at most that, rows with the upper value are above. */
    private static float threshold(float lower, float upper) {
        return (float) (((double) lower + upper) / 2);
    }
}
