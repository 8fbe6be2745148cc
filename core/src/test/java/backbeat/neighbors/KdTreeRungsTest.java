package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.reference.LayeredKdTree;
import backbeat.reference.MixedKdTree;
import backbeat.reference.NaiveKdTree;
import backbeat.reference.NaiveKnn;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rung between the textbook's search and the fast one finds the neighbors of the rung below it, by index: in double
 * precision, so without an exception for rounding. The step to the fast tree's floats is {@link NaiveKnnEqualityTest}'s, and
 * is taken here where floats are exact.
 */
class KdTreeRungsTest {
    private static final int QUERIES = 5;
    private static final int N = 300;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void treeFindsWhatComparingWithAllPointsFinds(Shape shape) {
        for (int d : new int[] {1, 2, 6}) {
            Table points = KnnData.table(KnnData.schema(d), shape, N, 0, d);
            DMatrixRMaj x = OneHot.materializeDouble(points);
            DMatrixRMaj queries = OneHot.materializeDouble(KnnData.table(KnnData.schema(d), shape, QUERIES, 0, 50 + d));
            for (int leafSize : new int[] {1, 32}) {
                NaiveKdTree tree = new NaiveKdTree(x, leafSize);
                for (int k : new int[] {1, 10, N}) {
                    NaiveKnn naive = new NaiveKnn(x, KnnData.labels(N, 1), k);
                    for (int row = 0; row < QUERIES; row++) {
                        assertArrayEquals(naive.neighbors(queries, row), tree.neighbors(queries, row, k));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void codesAndLayersFindWhatTheOneHotMatrixFinds(Shape shape) {
        Schema schema = KnnData.schema(3, 12, 2, 20);
        Table points = KnnData.table(schema, shape, N, 10, 1);
        Table queries = KnnData.table(schema, shape, QUERIES, 4, 2);
        DMatrixRMaj dense = OneHot.materializeDouble(points);
        DMatrixRMaj denseQueries = OneHot.materializeDouble(queries);
        CategoryWeights ones = CategoryWeights.of(CategoryScale.ONE, points);
        for (int leafSize : new int[] {1, 5, 32}) {
            NaiveKdTree tree = new NaiveKdTree(dense, leafSize);
            MixedKdTree mixed = new MixedKdTree(points, ones, leafSize);
            LayeredKdTree layered = new LayeredKdTree(points, ones, List.of(new int[] {2}, new int[] {0, 1}), leafSize);
            for (int k : new int[] {1, 10, N}) {
                NaiveKnn naive = new NaiveKnn(dense, KnnData.labels(N, 1), k);
                for (int row = 0; row < QUERIES; row++) {
                    int[] expected = naive.neighbors(denseQueries, row);
                    assertArrayEquals(expected, tree.neighbors(denseQueries, row, k));
                    assertArrayEquals(expected, mixed.neighbors(queries, row, k));
                    assertArrayEquals(expected, layered.neighbors(queries, row, k));
                }
            }
        }
    }

    /** Standardized one-hot columns: rare categories lie far away. There is no dense matrix with the same rounding. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void layersFindWhatCodesFindWithAnyWeights(Shape shape) {
        Schema schema = KnnData.schema(2, 6, 30);
        Table points = KnnData.table(schema, shape, N, 10, 3);
        Table queries = KnnData.table(schema, shape, QUERIES, 4, 4);
        CategoryWeights weights = CategoryWeights.of(CategoryScale.STANDARDIZED, points);
        MixedKdTree mixed = new MixedKdTree(points, weights, 5);
        LayeredKdTree layered = new LayeredKdTree(points, weights, List.of(new int[] {1}, new int[] {0}), 5);
        LayeredKdTree bundled = new LayeredKdTree(points, weights, List.of(new int[] {0, 1}), 5);
        for (int row = 0; row < QUERIES; row++) {
            int[] expected = mixed.neighbors(queries, row, 20);
            assertArrayEquals(expected, layered.neighbors(queries, row, 20));
            assertArrayEquals(expected, bundled.neighbors(queries, row, 20));
        }
    }

    /** Coordinates and costs are small whole numbers, so floats know them exactly. */
    @Test
    void fastTreeFindsWhatLayersFind() {
        Schema schema = KnnData.schema(4, 5, 12);
        Table points = KnnData.table(schema, Shape.GRIDDED, N, 10, 5);
        Table queries = KnnData.table(schema, Shape.GRIDDED, QUERIES, 4, 6);
        CategoryWeights ones = CategoryWeights.of(CategoryScale.ONE, points);
        LayeredKdTree layered = new LayeredKdTree(points, ones, List.of(new int[] {1}, new int[] {0}), 8);
        KdTree fast = KdTree.build(
                points, ones, 8, Workers.sequential(), KernelProvider.best().kernels());
        NeighborSearcher searcher = fast.searcher(40);
        for (int row = 0; row < QUERIES; row++) {
            searcher.search(queries, row);
            assertArrayEquals(KdTreeExactnessTest.indices(searcher), layered.neighbors(queries, row, 40));
        }
    }

    /**
     * What the rungs are for. The tree of codes looks at more points than that of the dense matrix, which can cut one-hot
     * columns too, but a look costs 3 subtractions in place of 47.
     */
    @Test
    void treesLookAtFewPointsAndLayersAtFewerStill() {
        Schema schema = KnnData.schema(3, 4, 40);
        Table points = KnnData.table(schema, Shape.GAUSSIAN, 4000, 0, 7);
        Table queries = KnnData.table(schema, Shape.GAUSSIAN, 50, 0, 8);
        CategoryWeights ones = CategoryWeights.of(CategoryScale.ONE, points);
        NaiveKdTree tree = new NaiveKdTree(OneHot.materializeDouble(points), 16);
        MixedKdTree mixed = new MixedKdTree(points, ones, 16);
        LayeredKdTree layered = new LayeredKdTree(points, ones, List.of(new int[] {1}, new int[] {0}), 16);
        DMatrixRMaj dense = OneHot.materializeDouble(queries);
        int all = 50 * 4000;
        int byTree =
                IntStream.range(0, 50).map(row -> tree.scanned(dense, row, 10)).sum();
        int byCodes = IntStream.range(0, 50)
                .map(row -> mixed.scanned(queries, row, 10))
                .sum();
        int byLayers = IntStream.range(0, 50)
                .map(row -> layered.scanned(queries, row, 10))
                .sum();
        String counts = "of " + all + ": " + byTree + " on the dense matrix, " + byCodes + " with codes, " + byLayers
                + " in layers";
        assertTrue(byTree < all / 2 && byCodes < all / 2 && byLayers < byTree, counts);
    }

    /** Own genre: a point at 1.5. A point of the other costs 2 at least, so none is looked at, however near it lies. */
    @Test
    void aCategoryThatNoPointHasIsNoDifference() {
        Schema schema = KnnData.schema(1, 3);
        int[] codes = {0, 1, 1, 1};
        Table points =
                new Table(schema, new FMatrixRMaj(4, 1, true, (float) Math.sqrt(1.5), 0, 0, 0), new int[][] {codes});
        Table query = new Table(schema, new FMatrixRMaj(1, 1), new int[][] {{0}});
        float[][] weights = {{1, 1, 0.1f}}; // the third category, and one never seen, would cost less
        LayeredKdTree layered =
                new LayeredKdTree(points, CategoryWeights.of(schema, weights), List.of(new int[] {0}), 1);
        assertArrayEquals(new int[] {0}, layered.neighbors(query, 0, 1));
        assertEquals(1, layered.scanned(query, 0, 1));
    }

    @Test
    void refusesLayersThatShareAColumn() {
        Table points = KnnData.table(KnnData.schema(2, 3, 3), Shape.UNIFORM, 9, 0, 1);
        CategoryWeights ones = CategoryWeights.of(CategoryScale.ONE, points);
        List<int[]> overlapping = List.of(new int[] {1}, new int[] {0, 1});
        assertThrows(IllegalArgumentException.class, () -> new LayeredKdTree(points, ones, overlapping, 4));
    }

    @Test
    void refusesMoreNeighborsThanPoints() {
        Table points = KnnData.table(KnnData.schema(2), Shape.UNIFORM, 3, 0, 1);
        DMatrixRMaj x = OneHot.materializeDouble(points);
        NaiveKdTree tree = new NaiveKdTree(x, 2);
        String message = assertThrows(IllegalArgumentException.class, () -> tree.neighbors(x, 0, 4))
                .getMessage();
        assertEquals("k = 4 neighbors of 3 points", message);
        assertThrows(IllegalArgumentException.class, () -> new NaiveKdTree(x, 0));
    }
}
