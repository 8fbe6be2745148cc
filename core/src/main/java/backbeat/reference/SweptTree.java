package backbeat.reference;

import backbeat.table.Labels;
import backbeat.tree.TreeOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A tree whose nodes sort a column once and sweep over it: the second rung of the forest, above {@link DenseTree}.
 *
 * <p><b>What changed.</b> The rows of a node are sorted by the column's values. Going up, the rows and positives on the left
 * are counted along, so each boundary between distinct values has its score at once: of labels 0, 0, 1, 1 in this order,
 * 1, 2, 3 rows with 0, 0, 1 positives stand on the left of the three boundaries, and one pass has met them all.
 *
 * <p><b>Why.</b> From one threshold to the next only the rows between them change sides: O(m log m) for a column with
 * {@code m} rows in place of O(m²).
 *
 * <p><b>What it costs.</b> Nothing but the care that a boundary lies between <em>distinct</em> values: a split cannot part
 * rows that are equal.
 */
final class SweptTree extends NaiveTree {
    private final DMatrixRMaj x;

    /**
     * @param x    {@code n × d}, row-major, categories as columns of 0 and 1
     * @param seed of the draws of candidate columns
     */
    SweptTree(TreeOptions options, DMatrixRMaj x, Labels labels, long seed) {
        super(options, labels, x.numCols, seed);
        this.x = x;
    }

    // tag::splits[]
    @Override
    List<Candidate> splits(int[] rows, int feature) {
        int[] sorted = Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> x.get(row, feature)))
                .mapToInt(row -> row)
                .toArray();
        int positives = positives(rows);
        int positivesLeft = 0;
        List<Candidate> splits = new ArrayList<>();
        for (int n = 1; n < sorted.length; n++) {
            positivesLeft += labels.get(sorted[n - 1]);
            double lower = x.get(sorted[n - 1], feature) + 0.0; // -0 becomes 0: they are one value, not two
            double upper = x.get(sorted[n], feature) + 0.0;
            if (lower < upper) {
                offer(feature, middle(lower, upper), n, positivesLeft, rows.length, positives, splits);
            }
        }
        return splits;
    }
    // end::splits[]

    @Override
    boolean goesLeft(int row, int feature, double threshold) {
        return x.get(row, feature) <= threshold;
    }
}
