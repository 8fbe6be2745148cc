package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.neighbors.MismatchNeighbors.Queries;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.SetTables;
import backbeat.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass answers for any weights, on a column of categories beside one of sets. */
class MismatchNeighborsTest {
    private static final Kernels KERNELS = KernelProvider.scalar().kernels();

    /** More than a block of rows; the training rows' categories are all known, those of the queries not. */
    private static final SetTables.Data TRAIN = known(continuous(SetTables.random(1_200, 3, 12, 6, 1)));

    private static final Table QUERIES =
            continuous(SetTables.random(60, 3, 12, 9, 2)).table();
    private static final int[] GROUPS =
            IntStream.range(0, TRAIN.table().rows()).map(row -> row % 40).toArray();

    /** Without equal distances. */
    private static SetTables.Data continuous(SetTables.Data data) {
        Xoshiro256 random = new Xoshiro256(3);
        float[] values = data.table().numeric().data;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return data;
    }

    private static SetTables.Data known(SetTables.Data data) {
        int[] rows = IntStream.range(0, data.table().rows())
                .filter(row -> data.table().code(row, 0) != Table.UNSEEN)
                .toArray();
        return new SetTables.Data(data.table().select(rows), data.labels().select(rows));
    }

    private static int[] all(Table table) {
        return IntStream.range(0, table.rows()).toArray();
    }

    private static MismatchNeighbors of(int[] columns, int depth, Workers workers, Queries... queries) {
        return MismatchNeighbors.of(
                TRAIN.table(), TRAIN.labels(), GROUPS, columns, List.of(queries), depth, workers, KERNELS);
    }

    private static double[][] expected(ColumnWeights weights, int depth) {
        KnnOptions options = KnnOptions.defaults().withK(depth).withWeights(weights);
        return new KnnTrainer(options, Workers.sequential(), KERNELS)
                .fit(TRAIN.table(), TRAIN.labels())
                .probabilitiesUpTo(depth, QUERIES, Workers.sequential());
    }

    private static void assertAnswers(double[][] expected, MismatchNeighbors actual, double... weights) {
        int depth = expected.length;
        int[] positives = new int[depth + 1];
        positives[0] = 7; // left by a call before
        for (int query = 0; query < QUERIES.rows(); query++) {
            assertEquals(depth, actual.positives(query, weights, positives));
            assertEquals(0, positives[0]);
            for (int k = 1; k <= depth; k++) {
                assertEquals(expected[k - 1][query] * k, positives[k], 1e-9, "query " + query + ", k = " + k);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key=4,tags=0.25", "key=0,tags=2", "key=0.5,tags=0"})
    void anyWeightsGiveTheNeighborsOfTheClassifier(String text) {
        ColumnWeights weights = ColumnWeights.parse(text);
        Queries queries = new Queries(QUERIES, all(QUERIES), null);
        double[][] expected = expected(weights, 25);
        double key = weights.of("key");
        double tags = weights.of("tags");
        assertAnswers(expected, of(new int[] {0, 1}, 25, Workers.sequential(), queries), key, tags);
        assertAnswers(expected, of(new int[] {1, 0}, 25, Workers.sequential(), queries), tags, key);
    }

    @Test
    void columnsThatAreNotAskedForCountAsTheyAre() {
        Queries queries = new Queries(QUERIES, all(QUERIES), null);
        MismatchNeighbors tags = of(new int[] {1}, 25, Workers.sequential(), queries);
        assertAnswers(expected(ColumnWeights.parse("tags=3"), 25), tags, 3);
        MismatchNeighbors key = of(new int[] {0}, 25, Workers.sequential(), queries);
        assertAnswers(expected(ColumnWeights.parse("key=0.125"), 25), key, 0.125);
        assertAnswers(expected(ColumnWeights.NONE, 25), of(new int[0], 25, Workers.sequential(), queries));
    }

    /** Queries in parts, on other threads, or from lists that were kept elsewhere: the same answers. */
    @Test
    void partsJoinedAndListsRestoredAreTheWhole() {
        int[] columns = {0, 1};
        Queries all = new Queries(QUERIES, all(QUERIES), null);
        Queries first = new Queries(QUERIES, IntStream.range(0, 17).toArray(), null);
        Queries rest = new Queries(QUERIES, IntStream.range(17, 60).toArray(), null);
        long[][][][] whole = of(columns, 9, Workers.sequential(), all).lists();
        try (Workers workers = Workers.of(3)) {
            assertTrue(java.util.Arrays.deepEquals(
                    whole, of(columns, 9, workers, first, rest).lists()));
        }
        MismatchNeighbors joined = MismatchNeighbors.join(
                List.of(of(columns, 9, Workers.sequential(), first), of(columns, 9, Workers.sequential(), rest)));
        assertEquals(60, joined.queries());
        assertTrue(java.util.Arrays.deepEquals(whole, joined.lists()));
        MismatchNeighbors restored = MismatchNeighbors.restored(columns, 9, joined.lists());
        assertAnswers(expected(ColumnWeights.parse("key=2"), 9), restored, 2, 1);
    }

    @Test
    void rowsOfTheOwnGroupDoNotCount() {
        int[] rows = {5, 45, 7};
        Table table = TRAIN.table();
        int depth = table.rows();
        MismatchNeighbors left = of(new int[] {0, 1}, depth, Workers.sequential(), new Queries(table, rows, GROUPS));
        int[] positives = new int[depth + 1];
        Labels labels = TRAIN.labels();
        for (int query = 0; query < rows.length; query++) {
            int group = GROUPS[rows[query]];
            int[] others = IntStream.range(0, depth)
                    .filter(row -> GROUPS[row] != group)
                    .toArray();
            assertEquals(others.length, left.positives(query, new double[] {1, 1}, positives), "fewer than asked for");
            assertEquals(labels.select(others).positives(), positives[others.length]);
        }
        MismatchNeighbors none = of(new int[] {0}, 1, Workers.sequential(), new Queries(table, rows, null));
        none.positives(0, new double[] {1}, positives);
        assertEquals(labels.get(5), positives[1], "without groups a row is its own neighbor");
    }

    @Test
    void tooManyPatternsAreRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> of(new int[] {0, 1, 0, 1, 0}, 5, Workers.sequential()));
        assertEquals("Weights of 5 columns; at most 4 can be tried at once", e.getMessage());
        assertTrue(MismatchNeighbors.canWeigh(TRAIN.table(), 0));
        Table most = SetTables.random(900, 1, 90, 16, 4).table();
        Table more = SetTables.random(900, 1, 90, 30, 4).table();
        assertEquals(16, most.sets(1).largest());
        assertTrue(MismatchNeighbors.canWeigh(most, 1));
        assertFalse(MismatchNeighbors.canWeigh(more, 1));
    }

    @Test
    void differencesAreCountedByColumn() {
        Differences differences = new Differences(TRAIN.table(), new int[] {0, 1});
        for (int query = 0; query < QUERIES.rows(); query++) {
            differences.turnTo(QUERIES, query);
            int own = QUERIES.code(query, 0);
            List<Integer> members = members(QUERIES, query);
            for (int row = 0; row < 200; row++) {
                int key = TRAIN.table().code(row, 0) == own ? 0 : own == Table.UNSEEN ? 1 : 2;
                List<Integer> others = members(TRAIN.table(), row);
                int shared = (int) members.stream().filter(others::contains).count();
                int pattern = differences.pattern(row);
                assertTrue(pattern >= 0 && pattern < differences.patterns());
                int[] expected = {key, members.size() + others.size() - 2 * shared};
                assertArrayEquals(expected, differences.of(pattern));
            }
        }
    }

    private static List<Integer> members(Table table, int row) {
        return IntStream.of(table.sets(1).members(table.code(row, 1))).boxed().toList();
    }
}
