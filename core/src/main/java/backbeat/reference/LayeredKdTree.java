package backbeat.reference;

import backbeat.neighbors.CategoryWeights;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Trees of groups, and one of everything: the fourth rung, above {@link MixedKdTree} and below
 * {@link backbeat.neighbors.KdTree}, which packs the same idea into flat arrays of floats.
 *
 * <p><b>What changed.</b> The points are grouped several times over. In the first layer a group holds the points of one
 * genre, say; in the next, those of one key and mode; in the last, all. Each group is a {@link NaiveKdTree}. A query visits
 * the one group of its own codes in every layer, and skips the points that it has met in an earlier one.
 *
 * <p><b>Why.</b> Its own genre gives good candidates at once. A point that was not among them differs in genre, which costs
 * at least 2, so the next layer is searched with what that leaves of the radius, and the last with less still.
 *
 * <p><b>What it costs.</b> Every layer holds every point once more, and pays only when a group is small and a difference in
 * its columns is dear.
 */
public final class LayeredKdTree {
    private final Table table;
    private final CategoryWeights weights;
    private final List<Layer> layers = new ArrayList<>();
    /** The codes that the points have in a column that groups them. */
    private final Map<Integer, int[]> occurring = new HashMap<>();

    /** The points by their codes in {@code columns}; one group of all points if there are none. */
    private record Layer(int[] columns, Map<List<Integer>, NaiveKdTree> groups) {}

    /**
     * @param table     the points
     * @param weights   what a category that differs costs
     * @param groupings the categorical columns of each layer but the last, which holds all points in one group
     * @param leafSize  the most points of a leaf, at least 1
     * @throws IllegalArgumentException if two layers share a column: its difference would be counted twice
     */
    public LayeredKdTree(Table table, CategoryWeights weights, List<int[]> groupings, int leafSize) {
        this.table = table;
        this.weights = weights;
        int[] columns = groupings.stream().flatMapToInt(Arrays::stream).toArray();
        if (Arrays.stream(columns).distinct().count() < columns.length) {
            throw new IllegalArgumentException("Two layers share a column: " + Arrays.toString(columns));
        }
        if (Arrays.stream(columns)
                .anyMatch(c -> table.schema().categorical().get(c).isSet())) {
            throw new IllegalArgumentException("A layer groups by single categories, not by sets");
        }
        for (int c : columns) {
            occurring.put(c, Arrays.stream(table.codes(c)).distinct().toArray());
        }
        DMatrixRMaj numeric = MixedKdTree.numeric(table);
        for (int[] grouping : groupings) {
            layers.add(layer(numeric, grouping, leafSize));
        }
        layers.add(layer(numeric, new int[0], leafSize));
    }

    private Layer layer(DMatrixRMaj numeric, int[] columns, int leafSize) {
        Map<List<Integer>, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.computeIfAbsent(codes(table, row, columns), group -> new ArrayList<>())
                    .add(row);
        }
        Map<List<Integer>, NaiveKdTree> groups = new HashMap<>();
        rows.forEach((codes, members) -> groups.put(
                codes,
                new NaiveKdTree(numeric, members.stream().mapToInt(row -> row).toArray(), leafSize)));
        return new Layer(columns, groups);
    }

    private static List<Integer> codes(Table table, int row, int[] columns) {
        return Arrays.stream(columns)
                .mapToObj(column -> table.code(row, column))
                .toList();
    }

    /** The {@code k} points nearest to row {@code row} of {@code queries}, ordered by (distance, index). */
    public int[] neighbors(Table queries, int row, int k) {
        return search(queries, row, k).indices();
    }

    /** How many points the search compares with the query; those met before count again. */
    public int scanned(Table queries, int row, int k) {
        return search(queries, row, k).scanned;
    }

    // tag::search[]
    private NearestSoFar search(Table queries, int row, int k) {
        NearestSoFar nearest = new NearestSoFar(k, table.rows());
        double[] query = MixedKdTree.numericRow(queries, row);
        double least = 0; // what every point not met so far costs beside its numeric part
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            NaiveKdTree group = layer.groups.get(codes(queries, row, layer.columns));
            List<Layer> before = layers.subList(0, l);
            if (group != null) {
                group.search(
                        query,
                        least,
                        nearest,
                        (point, numeric) -> met(before, point, queries, row)
                                ? Double.POSITIVE_INFINITY
                                : MixedKdTree.withCategories(numeric, table, point, queries, row, weights));
            }
            least += leastDifference(layer.columns, queries, row);
        }
        return nearest;
    }
    // end::search[]

    // tag::least[]
    /** Whether a point was in a group that has been searched: in one of the layers it has all of the query's codes. */
    private boolean met(List<Layer> before, int point, Table queries, int row) {
        return before.stream()
                .anyMatch(layer ->
                        Arrays.stream(layer.columns).allMatch(c -> table.code(point, c) == queries.code(row, c)));
    }

    /** A point outside of the query's group differs in at least one of the columns: what the cheapest difference costs. */
    private double leastDifference(int[] columns, Table queries, int row) {
        double least = Double.POSITIVE_INFINITY;
        for (int c : columns) {
            int own = queries.code(row, c);
            for (int other : occurring.get(c)) { // a category that no point has, none can differ by
                double cost = weights.weight(c, own) + weights.weight(c, other);
                least = other == own ? least : Math.min(least, cost);
            }
        }
        return least;
    }
    // end::least[]
}
