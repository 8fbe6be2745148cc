package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.CancelledException;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.CategorySplits;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomForestTest {
    /** About the least that Linux gives a Java thread. */
    private static final int STACK_BYTES = 160 * 1024;

    private static final ForestData.Sample DATA =
            ForestData.mixed(4000, new int[] {2, 40, 5000, 5000}, new int[] {2, 12, 114}, 11);

    static List<ForestOptions> options() {
        ForestOptions few = ForestOptions.defaults().withTrees(7).withSeed(3);
        return List.of(
                few,
                few.withExactThresholds(),
                few.withCategorySplits(CategorySplits.SUBSET),
                few.withCriterion(Criterion.ENTROPY).withMinLeaf(4),
                few.withRandomThresholds(true).withBootstrap(false),
                few.withWeights(new ClassWeights(1, 2.5)).withMaxDepth(9).withMinGain(1e-4));
    }

    private static RandomForest fit(ForestOptions options, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return new RandomForestTrainer(options, workers).fit(DATA.table(), DATA.labels());
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void anyNumberOfThreadsGrowsTheSameForest(ForestOptions options) {
        RandomForest one = fit(options, 1);
        for (int threads : new int[] {2, 7}) {
            RandomForest many = fit(options, threads);
            assertEquals(one.trees(), many.trees());
            assertEquals(one.fingerprint(), many.fingerprint());
            assertEquals(one.outOfBag().isPresent(), options.bootstrap());
            if (options.bootstrap()) {
                assertArrayEquals(
                        one.outOfBag().orElseThrow().probabilities(),
                        many.outOfBag().orElseThrow().probabilities());
            }
            try (Workers workers = Workers.of(threads)) {
                double[] out = new double[DATA.table().rows()];
                many.probabilities(DATA.table(), workers, out);
                assertArrayEquals(one.probabilities(DATA.table()), out);
                many.compile(workers).probabilities(DATA.table(), workers, out);
                assertArrayEquals(one.probabilities(DATA.table()), out);
            }
        }
        assertNotEquals(one.fingerprint(), fit(options.withSeed(4), 1).fingerprint());
    }

    @ParameterizedTest
    @MethodSource("options")
    void batchesTilesAndSingleRowsHaveTheSameBits(ForestOptions options) {
        RandomForest forest = fit(options, 1);
        double[] batch = forest.probabilities(DATA.table());
        CompiledForest compiled = forest.compile(Workers.sequential());
        assertArrayEquals(batch, compiled.probabilities(DATA.table()));
        ForestPredictor predictor = compiled.predictor();
        double[] tiles = new double[DATA.table().rows()];
        for (int from = 0, size = 1; from < tiles.length; from += size, size = size * 3 % 257 + 1) {
            predictor.probabilities(DATA.table(), from, Math.min(tiles.length, from + size), tiles);
        }
        assertArrayEquals(batch, tiles);
        int[] codes = new int[FlatTree.codeCount(forest.schema())];
        for (int row = 0; row < tiles.length; row++) {
            assertEquals(batch[row], predictor.probability(DATA.table(), row));
            FlatTree.encode(DATA.table(), row, codes, 0);
            double sum = 0;
            for (FlatTree tree : forest.trees()) {
                sum += tree.value(tree.leafOf(codes, 0));
            }
            assertEquals(batch[row], sum / 7);
        }
    }

    /** The numbers are the same on every JDK and CPU; a change of the trees must be a decision. */
    @Test
    void theForestIsTheOneThatWasRecorded() {
        List<String> found = new ArrayList<>();
        for (ForestOptions options : options()) {
            found.add(Long.toHexString(fit(options, 2).fingerprint()));
        }
        assertEquals(
                List.of(
                        "6e65beb0a51e370e",
                        "c29d9086a45cfddd",
                        "e7550b934088ed37",
                        "6794815cfcda442",
                        "2bb9adf32ef18d88",
                        "d9479a4468b1305e"),
                found);
    }

    @Test
    void outOfBagRowsAreVotedOnByTheTreesThatHaveNotSeenThem() {
        ForestOptions options = ForestOptions.defaults().withTrees(9);
        RandomForest forest = fit(options, 2);
        OutOfBag outOfBag = forest.outOfBag().orElseThrow();
        int n = DATA.table().rows();
        double[] sums = new double[n];
        int[] votes = new int[n];
        int[] counts = new int[n];
        int[] codes = new int[FlatTree.codeCount(forest.schema())];
        for (int tree = 0; tree < 9; tree++) {
            TreeSample.ofRows(options, n).fill(tree, counts);
            for (int row = 0; row < n; row++) {
                if (counts[row] == 0) {
                    FlatTree.encode(DATA.table(), row, codes, 0);
                    FlatTree grown = forest.trees().get(tree);
                    sums[row] += grown.value(grown.leafOf(codes, 0));
                    votes[row]++;
                }
            }
        }
        double[] probabilities = outOfBag.probabilities();
        int covered = 0;
        for (int row = 0; row < n; row++) {
            assertEquals(votes[row], outOfBag.votes(row));
            if (votes[row] == 0) {
                assertTrue(Double.isNaN(probabilities[row]));
            } else {
                assertEquals(sums[row] / votes[row], probabilities[row], 1e-11);
                covered++;
            }
        }
        assertEquals(covered, outOfBag.rows().length);
        double[] curve = OutOfBagCurve.accuracies(
                forest.compile(Workers.sequential()), DATA.table(), DATA.labels(), Workers.sequential());
        assertEquals(outOfBag.accuracy(DATA.labels()), curve[8], 1e-12);
        assertTrue(curve[8] > DATA.labels().negatives() / (double) n + 0.02, "better than always saying no");
        ForestOptions without = options.withBootstrap(false);
        CompiledForest unfit = fit(without, 1).compile(Workers.sequential());
        assertThrows(
                IllegalArgumentException.class,
                () -> OutOfBagCurve.accuracies(unfit, DATA.table(), DATA.labels(), Workers.sequential()));
    }

    @Test
    void theFirstTreesAloneAnswerAsAForestOfTheirOwn() {
        ForestOptions options = ForestOptions.defaults().withTrees(6);
        RandomForest forest = fit(options, 2);
        RandomForest expected = fit(options.withTrees(4), 2);
        double[] plain = new double[DATA.table().rows()];
        double[] compiled = plain.clone();
        try (Workers workers = Workers.of(2)) {
            forest.first(4).probabilities(DATA.table(), workers, plain);
            forest.compile(workers).first(4).probabilities(DATA.table(), workers, compiled);
        }
        assertEquals(expected.trees(), forest.first(4).trees());
        assertEquals(
                expected.trees(),
                forest.compile(Workers.sequential()).first(4).forest().trees());
        assertArrayEquals(expected.probabilities(DATA.table()), plain);
        assertArrayEquals(plain, compiled);
        assertThrows(IllegalArgumentException.class, () -> forest.first(0));
        assertThrows(IllegalArgumentException.class, () -> forest.first(7));
    }

    @Test
    void bootstrapDrawsAsManyRowsAsThereAre() {
        int[] counts = new int[10_000];
        TreeSample.ofRows(ForestOptions.defaults(), 10_000).fill(5, counts);
        int sum = 0;
        int unseen = 0;
        for (int count : counts) {
            sum += count;
            unseen += count == 0 ? 1 : 0;
        }
        assertEquals(10_000, sum);
        assertEquals(0.368, unseen / 10_000.0, 0.015);
    }

    /** Every split cuts a row or two off: thousands of levels, on a Java stack that would not hold one frame for each. */
    @Test
    void degenerateTreesAreGrownAndWalked() throws InterruptedException {
        int n = 6000;
        FMatrixRMaj numeric = new FMatrixRMaj(n, 1);
        byte[] labels = new byte[n];
        for (int row = 0; row < n; row++) {
            numeric.data[row] = row;
            labels[row] = (byte) (row % 2);
        }
        Table table = new Table(ForestData.schema(1, new int[0]), numeric, new int[0][]);
        ForestOptions options =
                ForestOptions.defaults().withTrees(1).withBootstrap(false).withExactThresholds();
        int[] depth = new int[1];
        double[] probabilities = new double[n];
        Thread thread = new Thread(
                null,
                () -> {
                    Workers workers = Workers.sequential();
                    RandomForest forest = new RandomForestTrainer(options, workers).fit(table, new Labels(labels));
                    depth[0] = forest.trees().get(0).depth();
                    forest.probabilities(table, workers, probabilities);
                },
                "small stack",
                STACK_BYTES);
        thread.start();
        thread.join();
        assertTrue(depth[0] > STACK_BYTES / 64, "depth " + depth[0]);
        for (int row = 0; row < n; row++) {
            assertEquals(labels[row], probabilities[row]);
        }
    }

    @Test
    void rowsThatDifferInTheLabelOnlyShareALeaf() {
        Table table = new Table(
                ForestData.schema(1, new int[] {3}), new FMatrixRMaj(6, 1), new int[][] {{-1, -1, -1, -1, -1, -1}});
        RandomForest forest = new RandomForestTrainer(ForestOptions.defaults().withTrees(3), Workers.sequential())
                .fit(table, Labels.of(true, false, false, true, false, false));
        assertEquals(3, forest.nodes());
        assertEquals(0, forest.importance().share(0));
    }

    @Test
    void unseenCategoriesAreAnswered() {
        for (CategorySplits mode : CategorySplits.values()) {
            RandomForest forest = fit(ForestOptions.defaults().withTrees(5).withCategorySplits(mode), 1);
            Table known = DATA.table();
            int n = known.rows();
            int[] unseen = new int[n];
            Arrays.fill(unseen, Table.UNSEEN);
            Table strange =
                    new Table(known.schema(), known.numeric(), new int[][] {known.codes(0), known.codes(1), unseen});
            double[] batch = forest.probabilities(strange);
            ForestPredictor predictor = forest.compile(Workers.sequential()).predictor();
            for (int row = 0; row < n; row += 97) {
                assertEquals(batch[row], predictor.probability(strange, row));
                assertTrue(batch[row] >= 0 && batch[row] <= 1);
            }
        }
    }

    @Test
    void aCancelledFitStops() {
        int[] steps = new int[1];
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long count) {
                assertEquals(50, count);
            }

            @Override
            public void advance(long count) {
                steps[0] += (int) count;
            }

            @Override
            public void end() {}

            @Override
            public boolean cancelled() {
                return steps[0] >= 3;
            }
        };
        try (Workers workers = Workers.of(2)) {
            RandomForestTrainer trainer =
                    new RandomForestTrainer(ForestOptions.defaults().withTrees(50), workers);
            assertThrows(CancelledException.class, () -> trainer.fit(DATA.table(), DATA.labels(), progress));
        }
        assertTrue(steps[0] < 10, steps[0] + " trees were grown");
    }

    @Test
    void contributionsAddUpToTheProbability() {
        for (ForestOptions options : options()) {
            RandomForest forest = fit(options, 1);
            double[] probabilities = forest.probabilities(DATA.table());
            for (int row = 0; row < 40; row++) {
                Attribution explanation = forest.explain(DATA.table(), row);
                double sum = explanation.base();
                for (double contribution : explanation.contributions()) {
                    sum += contribution;
                }
                assertEquals(probabilities[row], explanation.probability(), 1e-12);
                assertEquals(explanation.probability(), sum, 1e-9);
                List<Attribution.Step> path = forest.path(0, DATA.table(), row);
                assertEquals(0, path.get(0).node());
                assertTrue(
                        forest.trees().get(0).isLeaf(path.get(path.size() - 1).node()));
            }
        }
    }

    @Test
    void importanceFindsTheColumnsThatMatter() {
        ForestData.Sample data = ForestData.mixed(2000, new int[] {5000, 1}, new int[] {1}, 5);
        RandomForest forest = new RandomForestTrainer(ForestOptions.defaults().withTrees(5), Workers.sequential())
                .fit(data.table(), data.labels());
        assertArrayEquals(new double[] {1, 0, 0}, forest.importance().shares());
        double sum = 0;
        for (double share :
                fit(ForestOptions.defaults().withTrees(5), 1).importance().shares()) {
            assertTrue(share > 0);
            sum += share;
        }
        assertEquals(1, sum, 1e-12);
    }

    @Test
    void optionsAreChecked() {
        ForestOptions options = ForestOptions.defaults();
        assertThrows(IllegalArgumentException.class, () -> options.withTrees(0));
        assertThrows(IllegalArgumentException.class, () -> options.withMaxBins(1));
        assertThrows(IllegalArgumentException.class, () -> options.withMaxBins(256));
        assertThrows(IllegalArgumentException.class, () -> options.withMinLeaf(0));
        assertThrows(IllegalArgumentException.class, () -> options.withMaxDepth(-1));
        assertThrows(IllegalArgumentException.class, () -> options.withMinGain(-1));
        assertThrows(IllegalArgumentException.class, () -> new ClassWeights(0, 1));
    }
}
