package backbeat.reference;

import backbeat.table.Labels;
import backbeat.tree.TreeOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A tree grown on the dense one-hot matrix by trying everything: the first rung of the forest.
 *
 * <p><b>What is done.</b> For each threshold of a column all rows of the node are divided and counted anew. Four rows with
 * the values 1, 2, 3, 4 and the labels 0, 0, 1, 1 have three thresholds, half-way between neighbors:
 *
 * <pre>
 * 1.5   0 | 0 1 1   score (0·4 - 2·1)² / (1·3) = 4/3
 * 2.5   0 0 | 1 1   score (0·4 - 2·2)² / (2·2) = 4    the best: both sides are pure
 * 3.5   0 0 1 | 1   score (1·4 - 2·3)² / (3·1) = 4/3
 * </pre>
 *
 * <p><b>Why.</b> Nothing can be simpler, and nothing is missed.
 *
 * <p><b>What it costs.</b> O(m²) for a column with {@code m} distinct values among the node's {@code m} rows; the rung above,
 * {@link SweptTree}, does with one sort.
 */
final class DenseTree extends NaiveTree {
    private final DMatrixRMaj x;

    /**
     * @param x    {@code n × d}, row-major, categories as columns of 0 and 1
     * @param seed of the draws of candidate columns
     */
    DenseTree(TreeOptions options, DMatrixRMaj x, Labels labels, long seed) {
        super(options, labels, x.numCols, seed);
        this.x = x;
    }

    // tag::splits[]
    @Override
    List<Candidate> splits(int[] rows, int feature) {
        double[] values = Arrays.stream(rows)
                .mapToDouble(row -> x.get(row, feature) + 0.0) // -0 becomes 0: they are one value, not two
                .sorted()
                .distinct()
                .toArray();
        List<Candidate> splits = new ArrayList<>();
        for (int i = 0; i + 1 < values.length; i++) {
            double threshold = middle(values[i], values[i + 1]);
            int[] left = side(rows, feature, threshold, true);
            offer(feature, threshold, left.length, positives(left), rows.length, positives(rows), splits);
        }
        return splits;
    }
    // end::splits[]

    @Override
    boolean goesLeft(int row, int feature, double threshold) {
        return x.get(row, feature) <= threshold;
    }
}
