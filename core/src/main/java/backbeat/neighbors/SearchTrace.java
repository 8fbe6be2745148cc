package backbeat.neighbors;

import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What one search looked at, leaf by leaf: for pictures and lessons. The tree must have no categorical columns, so that its
 * boxes are all there is.
 *
 * @param leaves the tight boxes of all leaves, in the order of the tree
 * @param visits the leaves that were scanned, in the order of the search
 */
public record SearchTrace(List<Box> leaves, List<Visit> visits) {
    /** A leaf's tight box, a bound for each dimension. */
    public record Box(float[] low, float[] high) {}

    /**
     * A leaf that was scanned.
     *
     * @param leaf   its place in {@link #leaves}
     * @param points how many points it holds
     * @param worst  the squared distance of the k-th candidate afterwards, infinite while there are fewer
     */
    public record Visit(int leaf, int points, float worst) {}

    /**
     * Searches for the {@code k} nearest neighbors of a row and remembers the way.
     *
     * @throws IllegalArgumentException if the tree has categorical columns
     */
    public static SearchTrace of(KdTree tree, int k, Table queries, int row) {
        if (tree.schema().categoricalCount() > 0) {
            throw new IllegalArgumentException("A trace shows boxes of numeric columns only");
        }
        PointTree points = tree.layers[0].group(new int[0]);
        List<Box> leaves = new ArrayList<>();
        int d = tree.schema().numericCount();
        for (int leaf = 0; leaf < points.leaves; leaf++) {
            float[] low = new float[d];
            float[] high = new float[d];
            for (int j = 0; j < d; j++) {
                low[j] = points.low(0, leaf, j);
                high[j] = points.high(0, leaf, j);
            }
            leaves.add(new Box(low, high));
        }
        Tracing searcher = new Tracing(tree, k);
        searcher.search(queries, row);
        return new SearchTrace(List.copyOf(leaves), List.copyOf(searcher.visits));
    }

    private static final class Tracing extends KdTreeSearcher {
        private final List<Visit> visits = new ArrayList<>();

        Tracing(KdTree tree, int k) {
            super(tree, k);
        }

        @Override
        void scan(PointTree points, int leaf) {
            super.scan(points, leaf);
            visits.add(new Visit(leaf, points.count(leaf), heap.worstDistance()));
        }
    }
}
