package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both indexes promise: sizes, memory, orders to search in, refusals. */
class NeighborIndexTest {
    private static KdTree tree(Table table, int leafSize) {
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, table);
        return KdTree.build(
                table,
                weights,
                leafSize,
                Workers.sequential(),
                KernelProvider.scalar().kernels());
    }

    private static BruteForce brute(Table table) {
        return new BruteForce(
                table,
                CategoryWeights.of(CategoryScale.ONE, table),
                KernelProvider.scalar().kernels());
    }

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    /** Around a whole block: brute force has as many blocks as it takes and finds what a tree finds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1024, 1025, 2048})
    void bruteForceHasWholeBlocksAndARest(int rows) {
        Table table = KnnData.table(KnnData.schema(3, 4), Shape.GAUSSIAN, rows, 0, 1);
        BruteForce brute = brute(table);
        assertEquals(rows, brute.size());
        assertEquals(rows > 1024 ? 2 : 1, brute.blockCount());
        int points = 0;
        long padded = 0;
        for (int block = 0; block < brute.blockCount(); block++) {
            points += brute.count(block);
            padded += brute.stride(block);
        }
        assertEquals(rows, points);
        assertEquals(4 * padded * (3 + 2), brute.memoryBytes(), "three numbers, a code and its weight");
        Table queries = KnnData.table(table.schema(), Shape.GAUSSIAN, 40, 0, 2);
        int k = Math.min(rows, 12);
        KdTreeExactnessTest.compare(brute.searcher(k), tree(table, 16).searcher(k), queries);
    }

    @Test
    void aTreeKnowsItsMemory() {
        PointTree points = tree(KnnData.table(KnnData.schema(3), Shape.GAUSSIAN, 1_000, 0, 1), 8)
                .layers[0]
                .group(new int[0]);
        assertEquals(2, points.levelSizes.length, "125 leaves in 8 groups");
        int padded = points.stride * 125 * 3;
        int groups = 8 + 1;
        int boxes = groups * 2 * 3 * PointTree.FAN_OUT;
        assertEquals(4L * (1_000 + padded + boxes + 3 + 2), points.memoryBytes());
    }

    @Test
    void aGroupWithoutPointsIsNone() {
        Table table = KnnData.table(KnnData.schema(2, 3), Shape.GAUSSIAN, 600, 0, 1);
        int[] codes = table.codes(0).clone();
        Arrays.setAll(codes, row -> codes[row] == 1 ? 2 : codes[row]);
        KdTree tree = tree(new Table(table.schema(), table.numeric(), new int[][] {codes}), 32);
        assertEquals(2, tree.layers.length);
        assertNotNull(tree.layers[0].group(new int[] {0}));
        assertNull(tree.layers[0].group(new int[] {1}));
        assertNull(tree.layers[0].group(new int[] {Table.UNSEEN}));
        int points = tree.layers[0].group(new int[] {0}).size + tree.layers[0].group(new int[] {2}).size;
        assertEquals(600, points);
        assertEquals(600, tree.layers[1].group(new int[] {1}).size, "the last layer has one group");
    }

    /** Rows next to each other in the order are near each other, several times nearer than in the table. */
    @Test
    void aTreeOrdersQueriesByPlace() {
        Table table = KnnData.table(KnnData.schema(2), Shape.UNIFORM, 3_000, 0, 1);
        Table queries = KnnData.table(KnnData.schema(2), Shape.UNIFORM, 2_000, 0, 2);
        int[] order = tree(table, 32).searchOrder(queries, Workers.sequential());
        int[] rows = IntStream.range(0, 2_000).toArray();
        assertArrayEquals(rows, IntStream.of(order).sorted().toArray(), "each row once");
        assertTrue(5 * way(queries, order) < way(queries, rows), way(queries, order) + " of " + way(queries, rows));
        int[] few = {0, 1, 2, 3, 4, 5, 6, 7};
        assertArrayEquals(few, tree(table, 32).searchOrder(queries.select(few), Workers.sequential()));
        assertArrayEquals(rows, brute(table).searchOrder(queries, Workers.sequential()), "it looks at everything");
    }

    private static double way(Table table, int[] order) {
        double sum = 0;
        for (int i = 1; i < order.length; i++) {
            sum += Math.hypot(
                    table.value(order[i], 0) - table.value(order[i - 1], 0),
                    table.value(order[i], 1) - table.value(order[i - 1], 1));
        }
        return sum;
    }

    @Test
    void searchersRefuseWhatDoesNotFit() {
        Table table = KnnData.table(KnnData.schema(2), Shape.UNIFORM, 20, 0, 1);
        Table other = KnnData.table(KnnData.schema(3), Shape.UNIFORM, 20, 0, 1);
        for (NeighborIndex index : new NeighborIndex[] {tree(table, 8), brute(table)}) {
            assertEquals(table.schema(), index.schema());
            assertEquals(20, index.size());
            assertRefused("k = 0 neighbors of 20", () -> index.searcher(0));
            assertRefused("k = 21 neighbors of 20", () -> index.searcher(21));
            NeighborSearcher searcher = index.searcher(20);
            assertEquals(20, searcher.k());
            searcher.search(table, 0);
            assertRefused("columns differ", () -> searcher.search(other, 0));
            assertRefused("columns differ", () -> {
                searcher.searchAll(other, new int[] {0}, 0, 1, false, row -> {});
            });
            assertRefused("k = 20 neighbors of 19 training points, one being left out", () -> {
                searcher.search(table, 0, 0);
            });
            index.searcher(19).search(table, 0, 0);
        }
        assertRefused("no points", () -> tree(table.select(new int[0]), 8));
    }

    @Test
    void optionsAreInRange() {
        KnnOptions options = KnnOptions.defaults();
        assertRefused("k must be at least 1, not 0", () -> options.withK(0));
        assertRefused("leaf size must be at least 1, not 0", () -> {
            new KnnOptions(1, Weighting.UNIFORM, Search.TREE, 0, CategoryScale.ONE, ColumnWeights.NONE);
        });
        ColumnWeights weights = ColumnWeights.parse("c0=2");
        KnnOptions all = options.withK(1)
                .withWeighting(Weighting.DISTANCE)
                .withSearch(Search.BRUTE)
                .withScale(CategoryScale.STANDARDIZED)
                .withWeights(weights);
        assertEquals(new KnnOptions(1, Weighting.DISTANCE, Search.BRUTE, 32, CategoryScale.STANDARDIZED, weights), all);
    }
}
