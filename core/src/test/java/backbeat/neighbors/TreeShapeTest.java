package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeShapeTest {
    private static final Kernels KERNELS = KernelProvider.scalar().kernels();
    private static final int LEAF_SIZE = 8;

    private final Table table = KnnData.table(KnnData.schema(4, 3, 40), Shape.CLUSTERED, 9_000, 20, 1);
    private final CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, table);
    private final KdTree built = KdTree.build(table, weights, LEAF_SIZE, Workers.sequential(), KERNELS);

    private TreeShape shape(Workers workers) {
        return new TreeShape(table, LEAF_SIZE, workers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aTreeIsItsShapeAndTheLeavesOfItsPoints(int threads) {
        int[][] leaves = TreeShape.leaves(built);
        try (Workers workers = Workers.of(threads)) {
            KdTree restored = shape(workers).tree(leaves, weights, workers, KERNELS);
            assertEquals(3, restored.layers.length);
            for (int l = 0; l < restored.layers.length; l++) {
                for (int g = 0; g < restored.layers[l].groups.length; g++) {
                    PointTree expected = built.layers[l].groups[g];
                    PointTree actual = restored.layers[l].groups[g];
                    assertEquals(expected == null, actual == null);
                    if (expected != null) {
                        assertArrayEquals(expected.boxes, actual.boxes);
                        assertArrayEquals(byRow(expected), actual.order);
                    }
                }
            }
            assertArrayEquals(leaves, TreeShape.leaves(restored), "the leaves of what was restored");
            assertSameSearches(restored);
        }
    }

    /** The order of a tree with the points of each leaf ascending. */
    private static int[] byRow(PointTree tree) {
        int[] order = tree.order.clone();
        for (int leaf = 0; leaf < tree.leaves; leaf++) {
            Arrays.sort(order, leaf * LEAF_SIZE, leaf * LEAF_SIZE + tree.count(leaf));
        }
        return order;
    }

    private void assertSameSearches(KdTree restored) {
        KdTreeSearcher expected = built.searcher(7);
        KdTreeSearcher actual = restored.searcher(7);
        for (int row = 0; row < 300; row++) {
            expected.search(table, row);
            actual.search(table, row);
            for (int i = 0; i < 7; i++) {
                assertEquals(expected.index(i), actual.index(i));
                assertEquals(expected.squaredDistance(i), actual.squaredDistance(i));
            }
        }
        assertEquals(expected.statistics(), actual.statistics());
    }

    /** Files may lie: leaves of any points find the same neighbors, only later. */
    @Test
    void anyArrangementFindsTheSameNeighbors() {
        TreeShape shape = shape(Workers.sequential());
        int[][] leaves = TreeShape.leaves(built);
        for (int l = 0; l < leaves.length; l++) {
            int begin = 0;
            for (PointTree group : built.layers[l].groups) {
                for (int p = 0; group != null && p < group.size; p++) {
                    leaves[l][begin + p] = p / LEAF_SIZE;
                }
                begin += group == null ? 0 : group.size;
            }
        }
        KdTreeSearcher odd = shape(Workers.sequential())
                .tree(leaves, weights, Workers.sequential(), KERNELS)
                .searcher(7);
        KdTreeSearcher expected = built.searcher(7);
        for (int row = 0; row < 300; row++) {
            expected.search(table, row);
            odd.search(table, row);
            for (int i = 0; i < 7; i++) {
                assertEquals(expected.index(i), odd.index(i));
            }
        }
        assertTrue(odd.statistics().points() > expected.statistics().points());
    }

    @Test
    void leavesThatHaveNoRoomAreRefused() {
        int[][] leaves = TreeShape.leaves(built);
        for (int wrong : new int[] {-1, 1, 1 << 20}) {
            int[][] changed = {leaves[0], leaves[1], leaves[2].clone()};
            changed[2][5] = wrong == 1 ? leaves[2][5] ^ 1 : wrong;
            TreeShape shape = shape(Workers.sequential());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> shape.tree(changed, weights, Workers.sequential(), KERNELS),
                    "leaf " + wrong);
        }
    }

    @Test
    void aChoiceIsRestoredAsItWasMade() {
        Labels labels = KnnData.labels(table.rows(), 8);
        for (Search search : Search.values()) {
            KnnOptions options = KnnOptions.defaults().withK(3).withSearch(search);
            KnnTrainer trainer = new KnnTrainer(options, Workers.sequential(), KERNELS);
            KnnClassifier fitted = trainer.fit(table, labels);
            SearchChoice choice = fitted.choice();
            assertEquals(search == Search.AUTO, choice.tried() > 0);
            assertEquals(choice, SearchChoice.of(options, table.rows(), choice.search(), choice.tried()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SearchChoice.of(options, table.rows(), choice.search(), choice.tried() > 0 ? 0 : 1));
        }
        KnnOptions brute = KnnOptions.defaults().withSearch(Search.BRUTE);
        assertThrows(IllegalArgumentException.class, () -> SearchChoice.of(brute, 1_000, Search.TREE, 0));
        assertThrows(IllegalArgumentException.class, () -> SearchChoice.of(brute, 1_000, Search.AUTO, 0));
    }
}
