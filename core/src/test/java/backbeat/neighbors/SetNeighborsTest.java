package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.reference.MixedKdTree;
import backbeat.reference.NaiveKnn;
import backbeat.table.OneHot;
import backbeat.table.SetTables;
import backbeat.table.Table;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On sets the tree finds what brute force finds, by index and bits, and both what the multi-hot matrix says. */
@Tag("contract")
class SetNeighborsTest {
    private static final Kernels KERNELS = KernelProvider.best().kernels();

    @ParameterizedTest
    @CsvSource({
        "3, 2, 5, 9",
        "60, 0, 5, 9",
        "400, 3, 9, 9",
        "4000, 3, 12, 9",
        "4000, 5, 60, 4",
        "4000, 2, 700, 9",
        "4000, 3, 12, 1"
    })
    void treeEqualsBruteForce(int rows, int numeric, int members, int most) {
        Table training = SetTables.random(rows, numeric, members, most, rows).table();
        Table queries =
                SetTables.random(40, numeric, members, most + 2, members).table();
        Xoshiro256 random = new Xoshiro256(7);
        float[][] own = {new float[4], new float[members]};
        for (float[] weights : own) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextInt(5) == 0 ? 0 : 3 * (float) random.nextDouble();
            }
        }
        for (CategoryWeights weights : new CategoryWeights[] {
            CategoryWeights.of(CategoryScale.ONE, training),
            CategoryWeights.of(CategoryScale.STANDARDIZED, training),
            CategoryWeights.of(training.schema(), own)
        }) {
            BruteForce brute =
                    new BruteForce(training, weights, KernelProvider.scalar().kernels());
            for (int leafSize : new int[] {1, 32}) {
                KdTree tree = KdTree.build(training, weights, leafSize, Workers.sequential(), KERNELS);
                for (int k : new int[] {1, 3, Math.min(40, rows), Math.min(400, rows)}) {
                    KdTreeExactnessTest.compare(
                            brute.searcher(Math.min(k, rows)), tree.searcher(Math.min(k, rows)), queries);
                }
            }
        }
    }

    /** Distances of gridded rows are exact in float32, so that nothing is excused. */
    @Test
    void findsTheNeighborsOfTheMultiHotMatrix() {
        SetTables.Data data = SetTables.random(500, 2, 20, 9, 3);
        Table queries = SetTables.random(60, 2, 20, 9, 4).table();
        for (Table table : new Table[] {data.table(), queries}) {
            float[] values = table.numeric().data;
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.round(values[i]);
            }
        }
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, data.table());
        KdTree tree = KdTree.build(data.table(), weights, 8, Workers.sequential(), KERNELS);
        NeighborSearcher searcher = tree.searcher(15);
        DMatrixRMaj points = OneHot.materializeDouble(data.table());
        DMatrixRMaj rows = OneHot.materializeDouble(queries);
        NaiveKnn naive = new NaiveKnn(points, data.labels(), 15);
        MixedKdTree mixed = new MixedKdTree(data.table(), weights, 8);
        for (int row = 0; row < queries.rows(); row++) {
            searcher.search(queries, row);
            int[] expected = naive.neighbors(rows, row);
            assertArrayEquals(expected, KdTreeExactnessTest.indices(searcher));
            assertArrayEquals(expected, mixed.neighbors(queries, row, 15));
            double[] distances = naive.squaredDistances(rows, row);
            for (int rank = 0; rank < 15; rank++) {
                assertEquals(distances[expected[rank]], searcher.squaredDistance(rank));
            }
        }
    }

    @Test
    void aSetOfOneCostsWhatACategoryCosts() {
        Table training = SetTables.random(3000, 3, 30, 1, 5).table();
        Table queries = SetTables.random(50, 3, 30, 1, 6).table();
        Table plain = SetTables.asCategories(training);
        CategoryWeights ofSets = CategoryWeights.of(CategoryScale.STANDARDIZED, training);
        CategoryWeights ofCategories = CategoryWeights.of(CategoryScale.STANDARDIZED, plain);
        NeighborSearcher sets = KdTree.build(training, ofSets, 16, Workers.sequential(), KERNELS)
                .searcher(20);
        NeighborSearcher categories = KdTree.build(plain, ofCategories, 16, Workers.sequential(), KERNELS)
                .searcher(20);
        Table plainQueries = SetTables.asCategories(queries);
        for (int row = 0; row < queries.rows(); row++) {
            sets.search(queries, row);
            categories.search(plainQueries, row);
            assertArrayEquals(KdTreeExactnessTest.indices(categories), KdTreeExactnessTest.indices(sets));
            for (int rank = 0; rank < 20; rank++) {
                assertEquals(categories.squaredDistance(rank), sets.squaredDistance(rank));
            }
        }
        assertEquals(categories.statistics(), sets.statistics(), "the same points are looked at");
    }

    @Test
    void answersDependOnNeitherThreadsNorSearch() {
        SetTables.Data data = SetTables.random(3000, 4, 40, 9, 8);
        Table queries = SetTables.random(300, 4, 40, 9, 9).table();
        double[] expected = null;
        for (Search search : Search.values()) {
            for (int threads : new int[] {1, 3}) {
                try (Workers workers = Workers.of(threads)) {
                    KnnClassifier knn = new KnnTrainer(KnnOptions.defaults().withSearch(search), workers, KERNELS)
                            .fit(data.table(), data.labels(), Progress.NONE);
                    double[] answers = new double[300];
                    knn.probabilities(queries, workers, answers);
                    expected = expected == null ? answers : expected;
                    assertArrayEquals(expected, answers);
                    assertTrue(knn.leaveOneOut(5, workers)[4][7] >= 0);
                }
            }
        }
    }
}
