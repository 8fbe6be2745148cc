package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A k-d tree (Bentley 1975, doi:10.1145/361002.361007; leaves as buckets and boxes after Friedman, Bentley and Finkel
 * 1977, doi:10.1145/355744.355745) for tables of numeric and categorical columns, exact in the one-hot metric.
 *
 * <p>It has two floors. Above, points are grouped by category, several times over ({@link CategoryPlan}). Below, each
 * group is a tree over the numeric columns ({@link PointTree}). Without categorical columns there is one group, and the
 * tree is the textbook's.
 */
public final class KdTree implements NeighborIndex {
    /** The leaf size of {@link KnnOptions#defaults()}. */
    public static final int DEFAULT_LEAF_SIZE = 32;

    private static final int QUERIES_PER_LEAF = 8;

    final Table training;
    final CategoryWeights weights;
    final Kernels kernels;
    final CategoryLayer[] layers;
    /** {@code leastCost[column][code + 1]}: the least that a training row with another code costs in the column. */
    final float[][] leastCost;
    /** {@code leastSet[column][0]}: the least weight of a training row's set, {@code [1]}: of one that has members. */
    final float[][] leastSet;
    /** The levels of the highest group, and the room that its leaves need. */
    final int levels;

    final int stride;

    private KdTree(Table training, CategoryWeights weights, Kernels kernels, CategoryLayer[] layers) {
        this.training = training;
        this.weights = weights;
        this.kernels = kernels;
        this.layers = layers;
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
     * Arranges the rows of {@code training}; O(n log n). The tree is the same for any number of threads.
     *
     * @throws IllegalArgumentException if there are no rows
     */
    public static KdTree build(
            Table training, CategoryWeights weights, int leafSize, Workers workers, Kernels kernels) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("There are no points to build a tree of");
        }
        CategoryLayer[] layers = CategoryPlan.of(training).sets().stream()
                .map(columns -> new CategoryLayer(training, columns, leafSize, workers))
                .toArray(CategoryLayer[]::new);
        return new KdTree(training, weights, kernels, layers);
    }

    private float[] leastSet(int column) {
        float[] least = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
        int[] distinct = Arrays.stream(training.codes(column)).distinct().toArray();
        for (int code : distinct) {
            float weight = weights.weight(column, training.sets(column), code);
            least[0] = Math.min(least[0], weight);
            least[1] = code == Table.UNSEEN ? least[1] : Math.min(least[1], weight);
        }
        return least;
    }

    private float[] leastCost(int column) {
        int categories = training.schema().categorical().get(column).size();
        int[] byWeight = Arrays.stream(training.codes(column))
                .distinct()
                .boxed()
                .sorted(Comparator.comparingDouble(code -> weights.weight(column, code)))
                .mapToInt(code -> code)
                .toArray();
        float[] least = new float[categories + 1];
        for (int code = Table.UNSEEN; code < categories; code++) {
            int other = byWeight[0] != code ? 0 : 1;
            least[code + 1] =
                    other < byWeight.length ? weights.cost(column, code, byWeight[other]) : Float.POSITIVE_INFINITY;
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
        TreeOrder.sort(table.numeric().data, d, QUERIES_PER_LEAF, order, starts, workers);
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
