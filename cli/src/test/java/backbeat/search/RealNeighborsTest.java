package backbeat.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.evaluation.Metrics;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.NeighborSearcher;
import backbeat.neighbors.Search;
import backbeat.parallel.Workers;
import backbeat.preparation.Cleaning;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The neighbors of every test row of the study (protocol track, 80/20): tree and brute force, and what they are worth. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class RealNeighborsTest {
    private static Table train;
    private static Table test;
    private static Labels trainLabels;
    private static Labels testLabels;

    @BeforeAll
    static void read() {
        Recipe recipe = RecipeJson.bundled();
        Dataset dataset = new CsvSource(Path.of(System.getenv("BACKBEAT_DATA"))).read(recipe.columns());
        int[] rows = Cleaning.clean(dataset, recipe, recipe.protocol("track")).rows();
        Split split = new Splitter(0, 0.2, 42)
                .split(rows, dataset.labels(recipe.label(), rows), Groups.ofRows(dataset.rows()));
        Preprocessor preprocessor = Preprocessor.fit(dataset, split.train(), recipe, PreprocessingOptions.defaults());
        train = preprocessor.apply(dataset, split.train());
        test = preprocessor.apply(dataset, split.test());
        trainLabels = dataset.labels(recipe.label(), split.train());
        testLabels = dataset.labels(recipe.label(), split.test());
    }

    @Test
    void treeEqualsBruteForceForEveryTestRow() {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            KnnClassifier tree = fit(Search.TREE, workers);
            KnnClassifier brute = fit(Search.BRUTE, workers);
            int[][] expected = new int[test.rows()][];
            workers.forEachChunk(test.rows(), 512, (from, to, worker) -> {
                int[] rows = new int[to - from];
                for (int row = from; row < to; row++) {
                    rows[row - from] = row;
                }
                NeighborSearcher searcher = brute.index().searcher(15);
                searcher.searchAll(test, rows, 0, rows.length, false, row -> expected[row] = indices(searcher));
            });
            NeighborSearcher searcher = tree.index().searcher(15);
            for (int row = 0; row < test.rows(); row++) {
                searcher.search(test, row);
                assertArrayEquals(expected[row], indices(searcher), "row " + row);
            }
            assertTrue(searcher.statistics().pointsPerQuery() < 0.07 * train.rows(), searcher.statistics() + "");
        }
    }

    private static int[] indices(NeighborSearcher searcher) {
        int[] indices = new int[searcher.k()];
        for (int rank = 0; rank < indices.length; rank++) {
            indices[rank] = searcher.index(rank);
        }
        return indices;
    }

    @Test
    void automaticSearchTakesTheTreeAndIsAsGoodAsScikitLearns() {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            KnnClassifier model = fit(Search.AUTO, workers);
            assertEquals(Search.TREE, model.choice().search(), model.choice().toString());
            double[] probabilities = new double[test.rows()];
            model.probabilities(test, workers, probabilities);
            double auc = Metrics.of(testLabels, probabilities, 0.5).auc();
            assertTrue(auc >= 0.765, "AUC " + auc);
        }
    }

    private static KnnClassifier fit(Search search, Workers workers) {
        return new KnnTrainer(KnnOptions.defaults().withSearch(search), workers).fit(train, trainLabels);
    }
}
