package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * A k-d tree (Bentley 1975, doi:10.1145/361002.361007; leaves as buckets and boxes after Friedman, Bentley and Finkel
 * 1977, doi:10.1145/355744.355745) for tables of numeric and categorical columns, exact in the one-hot metric.
 *
 * <p>It has two floors. Above, points are grouped by category ({@link CategoryPlan}): a search takes the groups in the
 * order of what their categories cost, and stops when that alone exceeds the k-th best distance. Below, each group is a
 * tree over the numeric columns ({@link PointTree}). Without categorical columns there is one group, and the tree is the
 * textbook's.
 */
public final class KdTree implements NeighborIndex {
    /** The leaf size of {@link KnnOptions#defaults()}. */
    public static final int DEFAULT_LEAF_SIZE = 32;

    final Table training;
    final CategoryWeights weights;
    final Kernels kernels;
    final CategoryPlan plan;
    /** {@code cellCodes[cell]}: what the points of a cell share in the cell columns. */
    final int[][] cellCodes;

    final PointTree[] cells;
    /** By code + 1 in the seed column; null where no point has the code, empty without a seed column. */
    final PointTree[] seeds;
    /** By code + 1: the least that a point of another category costs in the seed column. */
    final float[] seedMismatch;

    private KdTree(
            Table training,
            CategoryWeights weights,
            Kernels kernels,
            CategoryPlan plan,
            int[][] cellCodes,
            PointTree[] cells,
            PointTree[] seeds,
            float[] seedMismatch) {
        this.training = training;
        this.weights = weights;
        this.kernels = kernels;
        this.plan = plan;
        this.cellCodes = cellCodes;
        this.cells = cells;
        this.seeds = seeds;
        this.seedMismatch = seedMismatch;
    }

    /**
     * Arranges the rows of {@code training}; O(n log n). The tree is the same for any number of threads.
     *
     * @throws IllegalArgumentException if there are no rows
     */
    public static KdTree build(
            Table training, CategoryWeights weights, int leafSize, Workers workers, Kernels kernels) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("There are no points to build a tree of");
        }
        CategoryPlan plan = CategoryPlan.of(training, weights);
        Partition cells = Partition.by(training, plan.cellColumns());
        PointTree[] cellTrees = trees(training, leafSize, cells, workers);
        if (plan.seedColumn() == CategoryPlan.NONE) {
            return new KdTree(
                    training, weights, kernels, plan, cells.codes(), cellTrees, new PointTree[0], new float[0]);
        }
        Partition seeds = Partition.by(training, plan.seedColumn());
        PointTree[] seedTrees = trees(training, leafSize, seeds, workers);
        int categories = training.schema().categorical().get(plan.seedColumn()).size() + 1;
        PointTree[] byCode = new PointTree[categories];
        for (int g = 0; g < seeds.groups(); g++) {
            byCode[seeds.codes()[g][0] + 1] = seedTrees[g];
        }
        float[] mismatch = leastMismatch(weights, plan.seedColumn(), byCode);
        return new KdTree(training, weights, kernels, plan, cells.codes(), cellTrees, byCode, mismatch);
    }

    private static PointTree[] trees(Table training, int leafSize, Partition partition, Workers workers) {
        float[] values = training.numeric().data;
        int d = training.schema().numericCount();
        int[] order = partition.order();
        int[] starts = partition.starts();
        TreeOrder.sort(values, d, leafSize, order, starts, workers);
        return workers.map(partition.groups(), g -> new PointTree(values, d, leafSize, order, starts[g], starts[g + 1]))
                .toArray(PointTree[]::new);
    }

    private static float[] leastMismatch(CategoryWeights weights, int column, PointTree[] byCode) {
        float[] least = new float[byCode.length];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (int a = 0; a < byCode.length; a++) {
            for (int b = 0; b < byCode.length; b++) {
                if (a != b && byCode[b] != null) {
                    least[a] = Math.min(least[a], weights.cost(column, a - 1, b - 1));
                }
            }
        }
        return least;
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
        long bytes = 4L * seedMismatch.length;
        for (int[] codes : cellCodes) {
            bytes += 4L * codes.length;
        }
        for (PointTree tree : cells) {
            bytes += tree.memoryBytes();
        }
        for (PointTree tree : seeds) {
            bytes += tree == null ? 0 : tree.memoryBytes();
        }
        return bytes;
    }
}
