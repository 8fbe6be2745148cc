package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tree finds the neighbors that brute force finds, by index and by the bits of the distance. */
@Tag("contract")
class KdTreeExactnessTest {
    private static final Kernels KERNELS = KernelProvider.best().kernels();

    @ParameterizedTest
    @EnumSource(Shape.class)
    void equalsBruteForce(Shape shape) {
        int[][] categories = {{}, {1}, {3}, {2, 5}, {12, 2, 20}};
        long seed = 1;
        for (int[] sizes : categories) {
            for (int numeric : new int[] {0, 1, 2, 5, 12}) {
                if (numeric == 0 && sizes.length == 0) {
                    continue;
                }
                Schema schema = KnnData.schema(numeric, sizes);
                for (int n : new int[] {1, 3, 31, 300}) {
                    Table training = KnnData.table(schema, shape, n, 10, seed++);
                    Table queries = KnnData.table(schema, shape, 7, 5, seed++);
                    for (int leafSize : new int[] {1, 5, 32}) {
                        compare(training, queries, leafSize);
                    }
                }
            }
        }
    }

    /** Enough points for cells and seeds of their own, several levels of boxes, and queries of unseen categories. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void equalsBruteForceWithCellsAndSeeds(Shape shape) {
        long seed = 1000;
        for (int[] sizes : new int[][] {{4}, {2, 9}, {20, 2, 3}, {40, 30}, {3000}}) {
            Schema schema = KnnData.schema(4, sizes);
            for (int unseen : new int[] {0, 9}) {
                Table training = KnnData.table(schema, shape, 4000, unseen, seed++);
                Table queries = KnnData.table(schema, shape, 15, 4, seed++);
                compare(training, queries, 5);
                compare(training, queries, 32);
            }
        }
    }

    private static void compare(Table training, Table queries, int leafSize) {
        CategoryWeights weights = CategoryWeights.of(CategoryScale.STANDARDIZED, training);
        BruteForce brute =
                new BruteForce(training, weights, KernelProvider.scalar().kernels());
        KdTree tree = KdTree.build(training, weights, leafSize, Workers.sequential(), KERNELS);
        for (int k : new int[] {1, 10, 50, training.rows()}) {
            if (k <= training.rows()) {
                compare(brute.searcher(k), tree.searcher(k), queries);
            }
        }
    }

    static void compare(NeighborSearcher expected, NeighborSearcher actual, Table queries) {
        for (int row = 0; row < queries.rows(); row++) {
            expected.search(queries, row);
            actual.search(queries, row);
            assertArrayEquals(indices(expected), indices(actual));
            for (int rank = 0; rank < expected.k(); rank++) {
                assertEquals(
                        Float.floatToRawIntBits(expected.squaredDistance(rank)),
                        Float.floatToRawIntBits(actual.squaredDistance(rank)));
            }
        }
    }

    static int[] indices(NeighborSearcher searcher) {
        int[] indices = new int[searcher.k()];
        for (int rank = 0; rank < indices.length; rank++) {
            indices[rank] = searcher.index(rank);
        }
        return indices;
    }
}
