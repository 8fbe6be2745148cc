package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveKnn;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tree finds the neighbors of the textbook, by index, although it never sees the dense one-hot matrix and calculates in
 * float32: except where two of the textbook's distances differ by less than float rounding.
 *
 * <p>What that is: let {@code u = 2^-24} and {@code m} be the number of terms of a squared distance, numeric and
 * categorical columns. A term is a rounded difference, squared and rounded; it then takes part in at most {@code m} rounded
 * additions. With weights of 1 the cost of a category, 0, 1 or 2, is exact. No term is negative, so the computed distance
 * is within a factor {@code (1 ± u)^(m + 3)} of the true {@code D}: within {@code D·(1 ± t)}, {@code t = (m + 4)·u}, which
 * leaves room for the errors of the second order and of the oracle's doubles. Sorting such distances puts at rank {@code r}
 * a point {@code a} where the oracle has {@code b}, only if {@code D(a)·(1 - t) ≤ D(b)·(1 + t)} and the same with
 * {@code a} and {@code b} exchanged, so {@code |D(a) - D(b)| ≤ t·(D(a) + D(b))}.
 */
class NaiveKnnEqualityTest {
    private static final Kernels KERNELS = KernelProvider.best().kernels();
    /** Shapes whose float arithmetic is exact, so that nothing is excused and ties must go to the lower index. */
    private static final Set<Shape> EXACT = EnumSet.of(Shape.GRIDDED, Shape.ALL_DUPLICATES);

    private static final int QUERIES = 5;

    private long compared;
    private long excused;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void sameNeighborsByIndex(Shape shape) {
        long seed = 1;
        for (int[] categories : new int[][] {{}, {1}, {2, 5}, {12, 2, 20}}) { // none, a single category, several
            for (int numeric : new int[] {0, 2, 12}) {
                if (numeric == 0 && categories.length == 0) {
                    continue;
                }
                Schema schema = KnnData.schema(numeric, categories);
                for (int n : new int[] {3, 31, 300}) { // 3 and 31 are fewer than the largest leaf holds
                    Table training = KnnData.table(schema, shape, n, 10, seed++); // a tenth of the codes unseen
                    compare(training, KnnData.table(schema, shape, QUERIES, 4, seed++), shape);
                }
            }
        }
        assertTrue(compared > 60_000, compared + " compared");
        assertTrue(excused <= compared / 1000, excused + " of " + compared + " excused by rounding");
    }

    private void compare(Table training, Table queries, Shape shape) {
        int n = training.rows();
        NaiveKnn naive = new NaiveKnn(OneHot.materializeDouble(training), KnnData.labels(n, 1), n);
        DMatrixRMaj dense = OneHot.materializeDouble(queries);
        int terms = training.schema().numericCount() + training.schema().categoricalCount();
        double tolerance = EXACT.contains(shape) ? 0 : (terms + 4) * 0x1p-24;
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, training);
        int[][] expected = new int[QUERIES][];
        double[][] distances = new double[QUERIES][];
        for (int row = 0; row < QUERIES; row++) {
            expected[row] = naive.neighbors(dense, row);
            distances[row] = naive.squaredDistances(dense, row);
        }
        for (int leafSize : new int[] {1, 5, 32}) {
            KdTree tree = KdTree.build(training, weights, leafSize, Workers.sequential(), KERNELS);
            for (int k : new int[] {1, 10, 50, n}) {
                for (int row = 0; k <= n && row < QUERIES; row++) {
                    NeighborSearcher searcher = tree.searcher(k);
                    searcher.search(queries, row);
                    int[] actual = KdTreeExactnessTest.indices(searcher);
                    compare(Arrays.copyOf(expected[row], k), actual, distances[row], tolerance);
                }
            }
        }
    }

    private void compare(int[] expected, int[] actual, double[] distances, double tolerance) {
        compared += expected.length;
        if (tolerance == 0) {
            assertArrayEquals(expected, actual);
            return;
        }
        assertEquals(actual.length, Arrays.stream(actual).distinct().count(), "a neighbor found twice");
        for (int rank = 0; rank < expected.length; rank++) {
            if (expected[rank] != actual[rank]) {
                double a = distances[actual[rank]];
                double b = distances[expected[rank]];
                assertTrue(
                        Math.abs(a - b) <= tolerance * (a + b),
                        "rank " + rank + ": " + actual[rank] + " at " + a + ", not " + expected[rank] + " at " + b);
                excused++;
            }
        }
    }
}
