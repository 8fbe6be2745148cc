package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A k-d tree (Bentley 1975, doi:10.1145/361002.361007; leaves as buckets after Friedman, Bentley and Finkel 1977,
 * doi:10.1145/355744.355745) over the numeric columns of the training points.
 *
 * <p>The tree is implicit: node {@code v} has the children {@code 2v + 1} and {@code 2v + 2} and covers a range of
 * {@link #order}; halves differ by at most one point, so all leaves are on one level.
 */
public final class KdTree implements NeighborIndex {
    /** The leaf size of {@link KnnOptions#defaults()}. */
    public static final int DEFAULT_LEAF_SIZE = 32;

    final Table training;
    final CategoryWeights weights;
    final Kernels kernels;
    final int levels;
    /** Training indices, those of a node adjacent. */
    final int[] order;
    /** {@code starts[v] … starts[v] + counts[v]} is the range of node {@code v} in {@link #order}. */
    final int[] starts;

    final int[] counts;
    /** The tight box of node {@code v} has its lower corner at {@code 2·d·v}, its upper corner {@code d} further on. */
    final float[] boxes;
    /** The points of a leaf that starts at {@code s}: coordinate {@code j} of point {@code p} at {@code d·s + j·count + p}. */
    final float[] leaves;

    /** Arranges the rows of {@code training}; O(n log² n). */
    public static KdTree build(
            Table training, CategoryWeights weights, int leafSize, Workers workers, Kernels kernels) {
        return new KdTree(training, weights, leafSize, kernels);
    }

    private KdTree(Table training, CategoryWeights weights, int leafSize, Kernels kernels) {
        this.training = training;
        this.weights = weights;
        this.kernels = kernels;
        int n = training.rows();
        int d = training.schema().numericCount();
        int depth = 0;
        while ((long) leafSize << depth < n) {
            depth++;
        }
        levels = depth + 1;
        int nodes = (1 << levels) - 1;
        order = new int[n];
        starts = new int[nodes];
        counts = new int[nodes];
        boxes = new float[2 * d * nodes];
        leaves = new float[n * d];
        Integer[] points = new Integer[n];
        Arrays.setAll(points, i -> i);
        build(0, points, 0, n);
    }

    boolean isLeaf(int node) {
        return node >= (1 << (levels - 1)) - 1;
    }

    private void build(int node, Integer[] points, int from, int to) {
        starts[node] = from;
        counts[node] = to - from;
        int d = schema().numericCount();
        int axis = fitBox(node, points, from, to);
        if (isLeaf(node)) {
            for (int p = from; p < to; p++) {
                order[p] = points[p];
                for (int j = 0; j < d; j++) {
                    leaves[d * from + j * (to - from) + p - from] = training.value(points[p], j);
                }
            }
            return;
        }
        int middle = (from + to) >>> 1;
        Arrays.sort(points, from, to, Comparator.comparingDouble(i -> d == 0 ? 0 : training.value(i, axis)));
        build(2 * node + 1, points, from, middle);
        build(2 * node + 2, points, middle, to);
    }

    /** Fits the box of a node and returns its widest axis. */
    private int fitBox(int node, Integer[] points, int from, int to) {
        int d = schema().numericCount();
        int widest = 0;
        float width = -1;
        for (int j = 0; j < d; j++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int p = from; p < to; p++) {
                low = Math.min(low, training.value(points[p], j));
                high = Math.max(high, training.value(points[p], j));
            }
            boxes[2 * d * node + j] = low;
            boxes[2 * d * node + d + j] = high;
            if (high - low > width) {
                width = high - low;
                widest = j;
            }
        }
        return widest;
    }

    @Override
    public Schema schema() {
        return training.schema();
    }

    @Override
    public int size() {
        return training.rows();
    }

    @Override
    public KdTreeSearcher searcher(int k) {
        return new KdTreeSearcher(this, k);
    }

    @Override
    public long memoryBytes() {
        return 4L * (order.length + starts.length + counts.length + boxes.length + leaves.length);
    }
}
