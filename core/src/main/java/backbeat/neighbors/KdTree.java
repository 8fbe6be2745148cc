package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A k-d tree (Bentley 1975, doi:10.1145/361002.361007; leaves as buckets and boxes after Friedman, Bentley and Finkel
 * 1977, doi:10.1145/355744.355745) for tables of numeric and categorical columns, exact in the one-hot metric.
 *
 * <p>It has two floors. Above, points are grouped by category, several times over ({@link CategoryPlan}). Below, each
 * group is a tree over the numeric columns ({@link PointTree}); after the first grouping it may be a tree over
 * {@link PrincipalAxes} in their place. Without categorical columns there is one group, and the tree is the textbook's.
 *
 * <p>Memory, for each layer: {@code 4·d + 4} bytes a point ({@code d} numeric columns), of sets once for each member; and
 * {@code 8·d} a box, of which there is one for each leaf, one for every sixteen of those, and so on. Leaves and groups of boxes
 * are padded to whole vectors.
 */
public final class KdTree implements NeighborIndex {
    /** The leaf size of {@link KnnOptions#defaults()}. */
    public static final int DEFAULT_LEAF_SIZE = 32;

    private static final int QUERIES_PER_LEAF = 8;

    final Table training;
    final CategoryWeights weights;
    final Kernels kernels;
    final CategoryLayer[] layers;
    /** Those along which all layers but the first have their points; null where all have the rows' own coordinates. */
    final PrincipalAxes axes;
    /** {@code leastCost[column][code + 1]}: the least that a training row with another code costs in the column. */
    final float[][] leastCost;
    /** {@code leastSet[column][0]}: the least weight of a training row's set, {@code [1]}: of one that has members. */
    final float[][] leastSet;
    /** The levels of the highest group, and the room that its leaves need. */
    final int levels;

    final int stride;

    KdTree(Table training, CategoryWeights weights, Kernels kernels, CategoryLayer[] layers, PrincipalAxes axes) {
        this.training = training;
        this.weights = weights;
        this.kernels = kernels;
        this.layers = layers;
        this.axes = axes;
        this.leastCost = new float[weights.columns()][];
        this.leastSet = new float[weights.columns()][];
        for (int c = 0; c < leastCost.length; c++) {
            boolean ofSets = training.schema().categorical().get(c).isSet();
            leastCost[c] = ofSets ? new float[0] : leastCost(c);
            leastSet[c] = ofSets ? leastSet(c) : new float[0];
        }
        int mostLevels = 0;
        int widestLeaf = 0;
        for (CategoryLayer layer : layers) {
            for (PointTree group : layer.groups) {
                mostLevels = group == null ? mostLevels : Math.max(mostLevels, group.levelSizes.length);
                widestLeaf = group == null ? widestLeaf : Math.max(widestLeaf, group.stride);
            }
        }
        this.levels = mostLevels;
        this.stride = widestLeaf;
    }

    /**
     * Arranges the rows of {@code training}; O(n · d · log n) for each layer. The tree is the same for any number of threads.
     *
     * @throws IllegalArgumentException if there are no rows
     */
    public static KdTree build(
            Table training, CategoryWeights weights, int leafSize, Workers workers, Kernels kernels) {
        return build(training, weights, leafSize, workers, kernels, true);
    }

    /** @param alongAxes whether layers may be seen along {@link PrincipalAxes}; neighbors are the same either way */
    static KdTree build(
            Table training,
            CategoryWeights weights,
            int leafSize,
            Workers workers,
            Kernels kernels,
            boolean alongAxes) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("There are no points to build a tree of");
        }
        List<int[]> sets = CategoryPlan.of(training).sets();
        Coordinates coordinates = Coordinates.of(training, alongAxes ? sets.size() : 1, workers, kernels);
        CategoryLayer[] layers = new CategoryLayer[sets.size()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = CategoryLayer.build(training, sets.get(l), coordinates, l, leafSize, workers);
        }
        return new KdTree(training, weights, kernels, layers, coordinates.axes());
    }

    /** How often the tree holds all points, each time in other groups. */
    public int layers() {
        return layers.length;
    }

    /** The points of a layer: rows, or members of rows. */
    public int points(int layer) {
        int points = 0;
        for (PointTree group : layers[layer].groups) {
            points += group == null ? 0 : group.size;
        }
        return points;
    }

    /** The leaves of a layer's largest group. */
    public int leaves(int layer) {
        int leaves = 0;
        for (PointTree group : layers[layer].groups) {
            leaves = Math.max(leaves, group == null ? 0 : group.leaves);
        }
        return leaves;
    }

    private float[] leastSet(int column) {
        float[] least = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
        boolean[] present = present(column);
        for (int code = Table.UNSEEN; code + 1 < present.length; code++) {
            if (present[code + 1]) {
                float weight = weights.weight(column, training.sets(column), code);
                least[0] = Math.min(least[0], weight);
                least[1] = code == Table.UNSEEN ? least[1] : Math.min(least[1], weight);
            }
        }
        return least;
    }

    /** {@code [code + 1]}: whether a training row has the code. */
    private boolean[] present(int column) {
        boolean[] present = new boolean[training.sets(column).lastCode() + 2];
        for (int code : training.codes(column)) {
            present[code + 1] = true;
        }
        return present;
    }

    private float[] leastCost(int column) {
        boolean[] present = present(column);
        int lightest = Integer.MAX_VALUE;
        int next = Integer.MAX_VALUE;
        for (int code = Table.UNSEEN; code + 1 < present.length; code++) {
            if (present[code + 1]) {
                if (lightest == Integer.MAX_VALUE || weights.weight(column, code) < weights.weight(column, lightest)) {
                    next = lightest;
                    lightest = code;
                } else if (next == Integer.MAX_VALUE || weights.weight(column, code) < weights.weight(column, next)) {
                    next = code;
                }
            }
        }
        float[] least = new float[present.length];
        for (int code = Table.UNSEEN; code + 1 < least.length; code++) {
            int other = lightest != code ? lightest : next;
            least[code + 1] = other != Integer.MAX_VALUE ? weights.cost(column, code, other) : Float.POSITIVE_INFINITY;
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

    /**
     * The order of a tree of the queries themselves, in the groups of the last layer but one; of the first where it is of sets,
     * so that queries with one set follow one another and what it costs is computed once.
     */
    @Override
    public int[] searchOrder(Table table, Workers workers) {
        if (table.rows() <= QUERIES_PER_LEAF) {
            return IntStream.range(0, table.rows()).toArray();
        }
        CategoryLayer layer = layers[layers[0].ofSets ? 0 : Math.max(0, layers.length - 2)];
        int[] starts = new int[layer.groups.length + 1];
        int[] order = layer.sortByGroup(table, starts);
        int d = schema().numericCount();
        TreeOrder.sort(table.numeric().data, d, d, QUERIES_PER_LEAF, order, starts, workers);
        return order;
    }

    @Override
    public long memoryBytes() {
        long bytes = 0;
        for (CategoryLayer layer : layers) {
            bytes += layer.memoryBytes();
        }
        for (float[] costs : leastCost) {
            bytes += 4L * costs.length;
        }
        return bytes;
    }
}
