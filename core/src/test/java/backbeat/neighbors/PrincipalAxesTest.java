package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.DistanceKernels;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Schema;
import backbeat.table.Table;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking along principal axes loses no neighbor, whatever is rounded, and looks at less where columns go together. */
@Tag("contract")
class PrincipalAxesTest {
    private static final Kernels KERNELS = KernelProvider.best().kernels();
    private static final Kernels PLAIN = KernelProvider.scalar().kernels();
    private static final Schema SONGS = KnnData.schema(12, 20, 12, 2);

    /** Columns that go together, times a factor; their means are far from 0 where {@code shift} is large. */
    private static Table scaled(int rows, int d, double factor, double shift, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj values = new FMatrixRMaj(rows, d);
        for (int i = 0; i < rows; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < d; j++) {
                values.data[i * d + j] = (float) (factor * (shift + common + 0.1 * random.nextGaussian()));
            }
        }
        return new Table(KnnData.schema(d), values, new int[0][]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-5, 1e-18, 1e-22, 1e-30, 1e-44, 1e9, 1e15})
    void noPointWithinReachIsBeyondTheLimit(double factor) {
        for (int d : new int[] {3, 12, 40}) {
            for (double shift : new double[] {0, 3, 1000}) {
                Table table = scaled(300, d, factor, shift, d);
                PrincipalAxes axes = PrincipalAxes.of(table, Workers.sequential());
                if (axes != null) { // squares may all be 0
                    checkPairs(table, axes, axes.turn(table, Workers.sequential(), KERNELS));
                }
            }
        }
    }

    /** Each row as a query against each other: a point is at its own reach, so just near enough. */
    private static void checkPairs(Table table, PrincipalAxes axes, float[] turned) {
        int d = table.schema().numericCount();
        float[] query = new float[d];
        float[] asked = new float[d];
        for (int q = 0; q < table.rows(); q += 7) {
            System.arraycopy(table.numeric().data, q * d, query, 0, d);
            double margin = axes.turn(query, asked);
            for (int p = 0; p < table.rows(); p++) {
                float reach = distance(query, table.numeric().data, p * d);
                float shown = distance(asked, turned, p * axes.width());
                assertTrue(shown <= axes.limit(reach, margin), shown + " is beyond the limit of reach " + reach);
            }
        }
    }

    private static float distance(float[] query, float[] rows, int at) {
        float[] out = new float[DistanceKernels.PADDING];
        PLAIN.distances().squaredDistances(query, rows, at, 1, query.length, 1, out);
        return out[0];
    }

    /** A limit that were always infinite would pass the test above. */
    @Test
    void theLimitIsClose() {
        Table table = scaled(300, 12, 1, 0, 5);
        PrincipalAxes axes = PrincipalAxes.of(table, Workers.sequential());
        float[] query = new float[12];
        System.arraycopy(table.numeric().data, 12, query, 0, 12);
        double margin = axes.turn(query, new float[12]);
        assertEquals(1.5, axes.limit(1.5f, margin), 0.001);
        assertEquals(0, axes.limit(0, margin), 1e-6);
        assertEquals(Float.POSITIVE_INFINITY, axes.limit(Float.POSITIVE_INFINITY, margin));
    }

    @Test
    void theSameBitsForAnyKernelsAndThreads() {
        Table table = scaled(5000, 12, 1, 2, 9);
        try (Workers two = Workers.of(2)) {
            float[] one = PrincipalAxes.of(table, Workers.sequential()).turn(table, Workers.sequential(), PLAIN);
            assertArrayEquals(one, PrincipalAxes.of(table, two).turn(table, two, KERNELS));
        }
    }

    @Test
    void onlyWhereTheyPay() {
        assertNull(PrincipalAxes.of(KnnData.table(SONGS, Shape.GAUSSIAN, 2000, 0, 1), Workers.sequential()));
        for (int seed = 1; seed <= 20; seed++) {
            for (int d : new int[] {3, 4, 5, 12}) {
                Table independent = KnnData.table(KnnData.schema(d), Shape.GAUSSIAN, 2000, 0, seed);
                assertNull(PrincipalAxes.of(independent, Workers.sequential()), d + " columns, seed " + seed);
            }
        }
        assertNull(PrincipalAxes.of(scaled(50, 2, 1, 0, 1), Workers.sequential()), "two columns");
        assertNull(PrincipalAxes.of(scaled(50, 65, 1, 0, 1), Workers.sequential()), "many columns");
        assertNull(PrincipalAxes.of(scaled(50, 3, 1e19, 0, 1), Workers.sequential()), "squares are hardly finite");
        assertNotNull(PrincipalAxes.of(scaled(50, 3, 1, 0, 1), Workers.sequential()));
    }

    /** One odd number must not decide how all points are seen, nor make every limit so large that it holds nothing off. */
    @ParameterizedTest
    @ValueSource(floats = {50, 200, 1e4f, 1e6f, 1e30f})
    void oneOddRow(float odd) {
        Table independent = KnnData.table(SONGS, Shape.GAUSSIAN, 5000, 0, 2);
        independent.numeric().data[0] = odd;
        assertNull(PrincipalAxes.of(independent, Workers.sequential()));
        Table together = KnnData.table(SONGS, Shape.PLANE, 5000, 0, 2);
        together.numeric().data[0] = odd;
        assertEquals(odd <= 50, PrincipalAxes.of(together, Workers.sequential()) != null);
    }

    @Test
    void rowsFarFromZeroAreSeenAsTheyAre() {
        Table table = scaled(500, 12, 1, 0, 3);
        for (int i = 0; i < table.numeric().data.length; i++) {
            table.numeric().data[i] += 30_000;
        }
        assertNull(PrincipalAxes.of(table, Workers.sequential()));
    }

    @Test
    void laterLayersLookAtLessAndFindTheSame() {
        Table training = KnnData.table(SONGS, Shape.PLANE, 20_000, 0, 3);
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, training);
        KdTree tree = KdTree.build(training, weights, 32, Workers.sequential(), KERNELS);
        assertNotNull(tree.axes);
        KdTree plain = KdTree.build(training, weights, 32, Workers.sequential(), KERNELS, false);
        assertNull(plain.axes);
        Table queries = KnnData.table(SONGS, Shape.PLANE, 200, 10, 4);
        KdTreeSearcher turned = tree.searcher(15);
        KdTreeSearcher asTheyAre = plain.searcher(15);
        KdTreeExactnessTest.compare(asTheyAre, turned, queries);

        assertTrue(turned.statistics().points() < 0.9 * asTheyAre.statistics().points());
    }

    /** Queries so far away that their turned coordinates might not be numbers. */
    @ParameterizedTest
    @ValueSource(floats = {1e15f, 1e19f, 2e38f, -3e38f})
    void queriesFarAway(float far) {
        Table training = KnnData.table(SONGS, Shape.PLANE, 3000, 0, 6);
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, training);
        KdTree tree = KdTree.build(training, weights, 32, Workers.sequential(), KERNELS);
        assertNotNull(tree.axes);
        Table queries = KnnData.table(SONGS, Shape.PLANE, 24, 3, 7);
        for (int i = 0; i < queries.rows(); i++) {
            queries.numeric().data[i * 12 + i % 12] = far;
            queries.numeric().data[i * 12 + (i + 5) % 12] = i % 2 == 0 ? far : -far;
        }
        KdTreeExactnessTest.compare(new BruteForce(training, weights, PLAIN).searcher(15), tree.searcher(15), queries);
    }
}
