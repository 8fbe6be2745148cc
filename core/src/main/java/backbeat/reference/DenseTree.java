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
 * <p>For each threshold of a column all rows of the node are divided and counted anew: O(m²) for a column with {@code m}
 * distinct values among the node's {@code m} rows. Nothing can be simpler, and nothing is missed.
 */
final class DenseTree extends NaiveTree {
    private final DMatrixRMaj x;

    DenseTree(TreeOptions options, DMatrixRMaj x, Labels labels, long seed) {
        super(options, labels, x.numCols, seed);
        this.x = x;
    }

    // tag::splits[]
    @Override
    List<Candidate> splits(int[] rows, int feature) {
        double[] values = Arrays.stream(rows)
                .mapToDouble(row -> x.get(row, feature) + 0.0)
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
