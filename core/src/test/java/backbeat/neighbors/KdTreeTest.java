package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree's shape, memory, building and statistics. */
class KdTreeTest {
    private static KdTree build(Table table, int leafSize, Workers workers) {
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, table);
        return KdTree.build(
                table, weights, leafSize, workers, KernelProvider.scalar().kernels());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void anyNumberOfThreadsBuildsTheSameTree(int threads) {
        Table table = KnnData.table(KnnData.schema(4, 3, 40), Shape.CLUSTERED, 40_000, 0, 1);
        KdTree expected = build(table, 32, Workers.sequential());
        try (Workers workers = Workers.of(threads)) {
            KdTree actual = build(table, 32, workers);
            for (int l = 0; l < expected.layers.length; l++) {
                for (int g = 0; g < expected.layers[l].groups.length; g++) {
                    PointTree a = expected.layers[l].groups[g];
                    PointTree b = actual.layers[l].groups[g];
                    assertEquals(a == null, b == null);
                    if (a != null) {
                        assertArrayEquals(a.order, b.order);
                        assertArrayEquals(a.boxes, b.boxes);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 32})
    void everyPointIsInOneLeafInsideItsBoxes(int leafSize) {
        Table table = KnnData.table(KnnData.schema(3), Shape.HEAVY_TAIL, 9_001, 0, 2);
        PointTree tree = build(table, leafSize, Workers.sequential()).layers[0].group(new int[0]);
        boolean[] seen = new boolean[table.rows()];
        for (int leaf = 0; leaf < tree.leaves; leaf++) {
            for (int p = 0; p < tree.count(leaf); p++) {
                int i = tree.order[leaf * leafSize + p];
                assertTrue(!seen[i], "point " + i + " twice");
                seen[i] = true;
                for (int h = 0, box = leaf; h < tree.levelSizes.length; h++, box /= PointTree.FAN_OUT) {
                    for (int j = 0; j < 3; j++) {
                        float value = table.value(i, j);
                        assertTrue(tree.low(h, box, j) <= value && value <= tree.high(h, box, j));
                    }
                }
            }
        }
        for (boolean each : seen) {
            assertTrue(each);
        }
    }

    /** What docs/algorithms/knn.md promises: per layer 4·(d + 1) bytes for the point and 8·d / leafSize for its boxes. */
    @Test
    void memoryStaysWithinTheDocumentedBound() {
        Table table = KnnData.table(KnnData.schema(12, 12, 2, 114), Shape.GAUSSIAN, 72_000, 0, 3);
        KdTree tree = build(table, 32, Workers.sequential());
        assertEquals(3, tree.layers.length);
        double bytesPerPoint = (double) tree.memoryBytes() / table.rows();
        assertTrue(bytesPerPoint >= 3 * 4 * 13, bytesPerPoint + " bytes per point");
        assertTrue(bytesPerPoint <= 190, bytesPerPoint + " bytes per point");
    }

    @Test
    void groupsColumnsAsTheirCategoriesAllow() {
        int[] songs = {12, 2, 114};
        assertSets(KnnData.table(KnnData.schema(2, songs), Shape.UNIFORM, 72_000, 0, 4), "[2] [0, 1] []");
        assertSets(KnnData.table(KnnData.schema(2, songs), Shape.UNIFORM, 100, 0, 4), "[1] []");
        assertSets(KnnData.table(KnnData.schema(2, 1, 4000), Shape.UNIFORM, 5000, 0, 4), "[]");
        assertSets(KnnData.table(KnnData.schema(2), Shape.UNIFORM, 5000, 0, 4), "[]");
        assertSets(KnnData.table(KnnData.schema(2, 50, 50, 50, 50, 50), Shape.UNIFORM, 5000, 0, 4), "[4] [3] [2] []");
    }

    private static void assertSets(Table table, String expected) {
        StringBuilder sets = new StringBuilder();
        CategoryPlan.of(table)
                .sets()
                .forEach(set -> sets.append(Arrays.toString(set)).append(' '));
        assertEquals(expected, sets.toString().trim());
    }

    @Test
    void countsWhatItLooksAt() {
        Table table = KnnData.table(KnnData.schema(2), Shape.UNIFORM, 20_000, 0, 5);
        KdTreeSearcher searcher = build(table, 32, Workers.sequential()).searcher(5);
        for (int row = 0; row < 100; row++) {
            searcher.search(table, row);
        }
        SearchStatistics statistics = searcher.statistics();
        assertEquals(100, statistics.queries());
        assertTrue(
                statistics.leaves() >= 100 && statistics.points() <= 32 * statistics.leaves(), statistics.toString());
        assertTrue(statistics.pointsPerQuery() < 400, "a plane is easy: " + statistics);
        assertTrue(statistics.nodes() >= 200, statistics.toString());
    }

    /** An object a query would be that much and more; what the virtual machine allocates once is less. */
    private static final int SMALLEST_OBJECT = 16;

    @Test
    void searchesWithoutAllocating() {
        Table table = KnnData.table(KnnData.schema(6, 3, 40), Shape.GAUSSIAN, 5_000, 0, 6);
        for (NeighborIndex index : new NeighborIndex[] {
            build(table, 32, Workers.sequential()),
            new BruteForce(
                    table,
                    CategoryWeights.of(CategoryScale.ONE, table),
                    KernelProvider.scalar().kernels())
        }) {
            NeighborSearcher searcher = index.searcher(15);
            searcher.search(table, 0);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int row = 0; row < 300; row++) {
                searcher.search(table, row);
            }
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(bytes < 300 * SMALLEST_OBJECT, bytes + " bytes for 300 queries");
        }
    }

    @Test
    void choosesBetweenTreeAndBruteForceByWhatATreeWouldLookAt() {
        KnnTrainer trainer = new KnnTrainer(KnnOptions.defaults(), Workers.sequential());
        Table plane = KnnData.table(KnnData.schema(2), Shape.UNIFORM, 5_000, 0, 7);
        Table noise = KnnData.table(KnnData.schema(40), Shape.GAUSSIAN, 5_000, 0, 7);
        SearchChoice easy = trainer.fit(plane, KnnData.labels(5_000, 8)).choice();
        assertEquals(Search.TREE, easy.search());
        assertTrue(easy.reason().matches("a tree looks at \\d+\\.\\d % of the points"), easy.reason());
        SearchChoice hard = trainer.fit(noise, KnnData.labels(5_000, 8)).choice();
        assertEquals(Search.BRUTE, hard.search());
        assertTrue(hard.reason().matches("a tree would look at \\d+\\.\\d % of the points"), hard.reason());
        int[] few = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        SearchChoice small =
                trainer.fit(plane.select(few), KnnData.labels(15, 8)).choice();
        assertEquals("brute (only 15 points)", small.toString());
    }
}
