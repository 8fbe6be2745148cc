package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.DeLong;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Ranking;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.ClassWeights;
import backbeat.tree.FlatTree;
import backbeat.tree.TrainingRows;
import backbeat.tree.TreeGrower;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of a group enter a tree together or not at all. */
class GroupedBootstrapTest {
    private static final int ROWS = 2000;
    private static final ForestData.Sample DATA =
            ForestData.mixed(ROWS, new int[] {2, 40, 5000}, new int[] {2, 12, 114}, 11);
    private static final int[] GROUPS = ForestData.groups(ROWS, 500, 5);

    static List<ForestOptions> options() {
        ForestOptions few = ForestOptions.defaults().withTrees(7).withSeed(3);
        return List.of(
                few,
                few.withExactThresholds(),
                ForestOptions.subsets().withTrees(7),
                few.withRandomThresholds(true),
                few.withBootstrap(false),
                few.withWeights(new ClassWeights(1, 2.5)).withMaxDepth(9));
    }

    private static RandomForest fit(ForestOptions options, int[] groups, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return new RandomForestTrainer(options, workers).fit(DATA.table(), DATA.labels(), groups, Progress.NONE);
        }
    }

    private static void assertSame(RandomForest expected, RandomForest actual) {
        assertEquals(expected.trees(), actual.trees());
        assertEquals(expected.outOfBag().isPresent(), actual.outOfBag().isPresent());
        if (expected.outOfBag().isPresent()) {
            assertArrayEquals(
                    expected.outOfBag().orElseThrow().probabilities(),
                    actual.outOfBag().orElseThrow().probabilities());
        }
    }

    /** Trees do not depend on each other: the first ones need not be grown again. */
    @ParameterizedTest
    @MethodSource("options")
    void aForestThatGoesOnFromASmallerOneIsTheForest(ForestOptions options) {
        ForestOptions large = options.withTrees(12).withOutOfBag(false);
        try (Workers workers = Workers.of(3)) {
            PreparedRows rows = PreparedRows.of(DATA.table(), DATA.labels(), options.maxBins(), workers);
            RandomForest extended = new RandomForestTrainer(large, workers)
                    .extend(fit(options, GROUPS, 2), rows, GROUPS, Progress.NONE);
            assertSame(fit(large, GROUPS, 1), extended);
            RandomForestTrainer other = new RandomForestTrainer(large.withSeed(4), workers);
            assertThrows(IllegalArgumentException.class, () -> other.extend(extended, rows, GROUPS, Progress.NONE));
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void anyNumberOfThreadsGrowsTheSameForest(ForestOptions options) {
        RandomForest one = fit(options, GROUPS, 1);
        assertSame(one, fit(options, GROUPS, 2));
        assertSame(one, fit(options, GROUPS, 7));
        int[] renumbered = Arrays.stream(GROUPS).map(group -> ~group).toArray();
        assertSame(one, fit(options, renumbered, 2));
    }

    @ParameterizedTest
    @MethodSource("options")
    void groupsOfOneRowGiveTheForestOfRows(ForestOptions options) {
        int[] own = IntStream.range(0, ROWS).map(row -> 77 - 3 * row).toArray();
        RandomForest rows = new RandomForestTrainer(options, Workers.sequential()).fit(DATA.table(), DATA.labels());
        assertSame(rows, fit(options, own, 2));
        long grouped = fit(options, GROUPS, 2).fingerprint();
        assertEquals(options.bootstrap(), rows.fingerprint() != grouped);
    }

    @Test
    void asManyGroupsAreDrawnAsThereAre() {
        TreeSample bootstrap = TreeSample.ofGroups(ForestOptions.defaults(), ROWS, GROUPS);
        int[] distinct = Arrays.stream(GROUPS).distinct().toArray();
        int[] counts = new int[ROWS];
        int unseen = 0;
        long rows = 0;
        for (int tree = 0; tree < 40; tree++) {
            bootstrap.fill(tree, counts);
            int drawn = 0;
            for (int group : distinct) {
                int[] ofGroup = IntStream.range(0, ROWS)
                        .filter(row -> GROUPS[row] == group)
                        .map(row -> counts[row])
                        .distinct()
                        .toArray();
                assertEquals(1, ofGroup.length, "all rows of a group count alike");
                drawn += ofGroup[0];
                unseen += ofGroup[0] == 0 ? 1 : 0;
            }
            assertEquals(distinct.length, drawn);
            rows += Arrays.stream(counts).sum();
        }
        assertEquals(0.368, unseen / (40.0 * distinct.length), 0.01);
        assertEquals(1, rows / (40.0 * ROWS), 0.02);
    }

    @Test
    void aRowIsVotedOnByTreesThatHaveSeenNoneOfItsGroup() {
        RandomForest forest = fit(ForestOptions.defaults().withTrees(9), GROUPS, 2);
        OutOfBag outOfBag = forest.outOfBag().orElseThrow();
        try (Workers workers = Workers.of(3)) {
            OutOfBagCurve.walk(forest.compile(workers), DATA.table(), GROUPS, workers, (trees, sums, votes) -> {
                for (int row = 0; trees == 9 && row < ROWS; row++) {
                    assertEquals(votes[row], outOfBag.votes(row));
                    if (votes[row] > 0) {
                        assertEquals(sums[row] / votes[row], outOfBag.probabilities()[row], 1e-11);
                    }
                }
            });
        }
    }

    @Test
    void preparedRowsGrowTheSameForests() {
        PreparedRows rows = PreparedRows.of(DATA.table(), DATA.labels(), 255, Workers.sequential());
        ForestOptions options = ForestOptions.defaults().withTrees(5);
        for (ForestOptions each : List.of(
                options.withOutOfBag(false), options, ForestOptions.subsets().withTrees(5))) {
            RandomForest expected = fit(each, GROUPS, 2);
            RandomForest forest = new RandomForestTrainer(each, Workers.sequential()).fit(rows, GROUPS, Progress.NONE);
            assertEquals(expected.trees(), forest.trees());
            assertEquals(each.outOfBag(), forest.outOfBag().isPresent());
            if (each.outOfBag()) {
                assertArrayEquals(
                        expected.outOfBag().orElseThrow().probabilities(),
                        forest.outOfBag().orElseThrow().probabilities());
            }
        }
        RandomForestTrainer exact = new RandomForestTrainer(options.withExactThresholds(), Workers.sequential());
        assertThrows(IllegalArgumentException.class, () -> exact.fit(rows, GROUPS, Progress.NONE));
    }

    @Test
    void oneGroupLeavesNoRowOut() {
        RandomForest forest = fit(ForestOptions.defaults().withTrees(3), new int[ROWS], 2);
        RandomForest all = fit(ForestOptions.defaults().withTrees(3).withBootstrap(false), new int[ROWS], 2);
        assertEquals(0, forest.outOfBag().orElseThrow().rows().length);
        assertTrue(Double.isNaN(forest.outOfBag().orElseThrow().accuracy(DATA.labels())));
        assertEquals(all.trees(), forest.trees());
    }

    /** Samples may have many more rows than the table: here each row twenty times, more than one entry can count. */
    @Test
    void largeSamplesHaveRoom() {
        Binning binning = Binning.of(DATA.table().numeric(), 255, Workers.sequential());
        TreeGrower grower = new TreeGrower(
                TrainingRows.of(DATA.table(), DATA.labels(), binning),
                ForestOptions.defaults().tree());
        int[] counts = new int[ROWS];
        Arrays.fill(counts, 1);
        FlatTree once = grower.grow(8, counts);
        Arrays.fill(counts, 20);
        FlatTree often = grower.grow(8, counts);
        assertEquals(once.size(), often.size());
        for (int node = 0; node < once.size(); node++) {
            assertEquals(once.isLeaf(node), often.isLeaf(node));
            if (once.isLeaf(node)) {
                assertEquals(20 * once.negatives(node), often.negatives(node));
                assertEquals(20 * once.positives(node), often.positives(node));
            }
        }
        Arrays.fill(counts, 1);
        assertEquals(once, grower.grow(8, counts));
    }

    /**
     * Eight noisy copies of each of 250 points, whose labels are drawn by point: with kin in the bag a row is easy, and
     * without it hopeless. Test rows come from new points.
     */
    @Test
    void groupsKeepTheEstimateHonest() {
        int n = 4000;
        Xoshiro256 random = new Xoshiro256(2);
        FMatrixRMaj numeric = new FMatrixRMaj(n, 3);
        int[] groups = new int[n];
        byte[] labels = new byte[n];
        for (int row = 0; row < n; row++) {
            groups[row] = row / 8;
            boolean copy = row % 8 > 0;
            for (int column = 0; column < 3; column++) {
                float center = copy ? numeric.get(row - row % 8, column) : (float) random.nextGaussian();
                numeric.set(row, column, center + (copy ? 0.01f * (float) random.nextGaussian() : 0));
            }
            boolean positive = numeric.get(row, 0) + 2 * random.nextGaussian() > 0;
            labels[row] = copy ? labels[row - row % 8] : (byte) (positive ? 1 : 0);
        }
        Table table = new Table(ForestData.schema(3, new int[0]), numeric, new int[0][]);
        int[] known = IntStream.range(0, n / 2).toArray();
        int[] unknown = IntStream.range(n / 2, n).toArray();
        Table train = table.select(known);
        Labels trainLabels = new Labels(labels).select(known);
        Labels testLabels = new Labels(labels).select(unknown);
        RandomForestTrainer trainer = new RandomForestTrainer(ForestOptions.defaults(), Workers.sequential());
        RandomForest byRows = trainer.fit(train, trainLabels);
        RandomForest byGroups = trainer.fit(train, trainLabels, Arrays.copyOf(groups, n / 2), Progress.NONE);
        Interval test = DeLong.of(testLabels, List.of(byGroups.probabilities(table.select(unknown))))
                .interval(0);
        double kind = auc(byRows, trainLabels);
        double honest = auc(byGroups, trainLabels);
        assertTrue(kind > 0.95, kind + " by rows");
        assertFalse(test.contains(kind), kind + " by rows, test " + test);
        assertEquals(test.value(), honest, 0.06, honest + " by groups, test " + test);
    }

    private static double auc(RandomForest forest, Labels labels) {
        OutOfBag outOfBag = forest.outOfBag().orElseThrow();
        int[] rows = outOfBag.rows();
        double[] all = outOfBag.probabilities();
        return Ranking.of(
                        labels.select(rows),
                        Arrays.stream(rows).mapToDouble(row -> all[row]).toArray())
                .auc();
    }

    @Test
    void everyRowNeedsAGroup() {
        RandomForestTrainer trainer = new RandomForestTrainer(ForestOptions.defaults(), Workers.sequential());
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> trainer.fit(DATA.table(), DATA.labels(), new int[3], Progress.NONE))
                .getMessage();
        assertEquals("2000 rows, but 3 group numbers", message);
    }
}
