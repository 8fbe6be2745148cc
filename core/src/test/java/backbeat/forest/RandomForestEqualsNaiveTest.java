package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveForest;
import backbeat.reference.NaiveForest.Rung;
import backbeat.reference.NaiveOutOfBag;
import backbeat.reference.NaiveTree;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import backbeat.tree.FlatTree;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forest grows, node for node, the trees of the slow and obvious implementation on the dense one-hot matrix. */
class RandomForestEqualsNaiveTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 2147483647, true, 0", "2, 1, 2147483647, true, 0", "3, 1, 2147483647, false, 0",
                "4, 5, 2147483647, true, 0",
        "5, 1, 4, true, 0", "6, 3, 6, false, 0", "7, 1, 2147483647, true, 1", "8, 1, 2147483647, true, 1000"
    })
    void sameTreesNodeForNode(long seed, int minLeaf, int maxDepth, boolean bootstrap, int candidates) {
        ForestData.Sample data =
                ForestData.mixed(150, new int[] {2, 12, 100, 1_000_000, 1}, new int[] {2, 12, 30, 1}, seed);
        ForestOptions options = ForestOptions.defaults()
                .withTrees(5)
                .withSeed(seed)
                .withBootstrap(bootstrap)
                .withExactThresholds()
                .withMinLeaf(minLeaf)
                .withMaxDepth(maxDepth)
                .withCandidates(candidates == 0 ? Candidates.sqrt() : Candidates.count(candidates));
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        int[] rows = IntStream.range(0, 150).toArray();
        for (Rung rung : Rung.values()) {
            assertSame(NaiveForest.fit(options, data.table(), data.labels(), rows, rung), forest, data.table());
        }
    }

    /** Of two columns every bin holds many values; the search on bins is the forest's, and no other rung's. */
    @Test
    void sameTreesOnBins() {
        ForestData.Sample data = ForestData.mixed(2000, new int[] {12, 9000, 9000}, new int[] {2, 114}, 3);
        int[] rows = IntStream.range(0, 2000).toArray();
        ForestOptions options = ForestOptions.defaults().withTrees(5).withMaxBins(20);
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        NaiveForest binned = NaiveForest.fit(options, data.table(), data.labels(), rows, Rung.BINNED);
        NaiveForest swept = NaiveForest.fit(options, data.table(), data.labels(), rows, Rung.SWEPT);
        assertSame(binned, forest, data.table());
        assertNotEquals(swept.trees(), binned.trees(), "every boundary is more than 20 bins have");
    }

    /** Thousands of splits in a row part one category from all others: by way of marks and an index of the entries. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "0, 4"})
    void sameTreesOfManyCategories(int numeric, int minLeaf) {
        int[] distinct = numeric == 0 ? new int[0] : new int[] {9000};
        ForestData.Sample data = ForestData.mixed(2000, distinct, new int[] {1500, 900}, 11);
        int[] rows = IntStream.range(0, 2000).toArray();
        ForestOptions options = ForestOptions.defaults().withTrees(2).withMinLeaf(minLeaf);
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        assertSame(NaiveForest.fit(options, data.table(), data.labels(), rows, Rung.BINNED), forest, data.table());
    }

    @Test
    void everyRungGrowsTheTreesOfTheOneBelow() {
        ForestData.Sample data = ForestData.mixed(400, new int[] {2, 40, 9000}, new int[] {2, 60}, 8);
        int[] rows = IntStream.range(0, 400).toArray();
        ForestOptions options =
                ForestOptions.defaults().withTrees(3).withExactThresholds().withMinLeaf(2);
        NaiveForest dense = NaiveForest.fit(options, data.table(), data.labels(), rows, Rung.DENSE);
        NaiveForest swept = NaiveForest.fit(options, data.table(), data.labels(), rows, Rung.SWEPT);
        NaiveForest binned = NaiveForest.fit(options, data.table(), data.labels(), rows, Rung.BINNED);
        assertEquals(dense.trees(), swept.trees());
        assertEquals(swept.trees(), binned.trees());
    }

    /** Groups of 1 to 149 rows, numbered without order. */
    @ParameterizedTest
    @CsvSource({"1, 2, true", "2, 3, true", "3, 20, true", "4, 140, true", "5, 100000, true", "6, 20, false"})
    void sameTreesOnSamplesOfGroups(long seed, int groupCount, boolean bootstrap) {
        ForestData.Sample data = ForestData.mixed(150, new int[] {2, 12, 1_000_000}, new int[] {2, 12, 30}, seed);
        int[] groups = ForestData.groups(150, groupCount, seed);
        ForestOptions options = ForestOptions.defaults()
                .withTrees(5)
                .withSeed(seed)
                .withBootstrap(bootstrap)
                .withExactThresholds();
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential())
                .fit(data.table(), data.labels(), groups, Progress.NONE);
        for (Rung rung : Rung.values()) {
            assertSame(NaiveForest.fit(options, data.table(), data.labels(), groups, rung), forest, data.table());
        }
    }

    /** The forest rounds each vote to 2⁻⁴⁰, so the last digits may differ. */
    @ParameterizedTest
    @CsvSource({"1, 100000, 40", "2, 20, 40", "3, 100000, 2"})
    void sameVotesOutOfTheBag(long seed, int groupCount, int trees) {
        ForestData.Sample data = ForestData.mixed(150, new int[] {12, 1_000_000}, new int[] {2, 30}, seed);
        int[] groups = ForestData.groups(150, groupCount, seed);
        ForestOptions options =
                ForestOptions.defaults().withTrees(trees).withSeed(seed).withExactThresholds();
        OutOfBag fast = new RandomForestTrainer(options, Workers.sequential())
                .fit(data.table(), data.labels(), groups, Progress.NONE)
                .outOfBag()
                .orElseThrow();
        NaiveForest forest = NaiveForest.fit(options, data.table(), data.labels(), groups, Rung.BINNED);
        NaiveOutOfBag naive = NaiveOutOfBag.of(forest, options, data.table(), groups);
        assertArrayEquals(fast.probabilities(), naive.probabilities(), 1e-12);
        int unseen = 0;
        for (int row = 0; row < 150; row++) {
            assertEquals(fast.votes(row), naive.votes(row));
            unseen += naive.votes(row) == 0 ? 1 : 0;
        }
        assertTrue(trees > 2 ? unseen < 5 : unseen > 20, unseen + " rows that no tree may judge");
        assertEquals(fast.accuracy(data.labels()), naive.accuracy(data.labels()));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        ForestData.Sample data = ForestData.mixed(20, new int[] {12}, new int[] {3}, 1);
        ForestOptions known = ForestOptions.defaults().withMaxDepth(3).withMinLeaf(2);
        NaiveForest.fit(known, data.table(), data.labels());
        for (ForestOptions foreign : List.of(
                known.withCriterion(Criterion.ENTROPY),
                known.withCategorySplits(CategorySplits.SUBSET),
                known.withMinGain(0.1),
                known.withRandomThresholds(true),
                known.withWeights(new ClassWeights(1, 2)))) {
            assertThrows(IllegalArgumentException.class, () -> NaiveForest.fit(foreign, data.table(), data.labels()));
        }
    }

    static void assertSame(NaiveForest naive, RandomForest forest, Table table) {
        int splits = 0;
        assertEquals(naive.trees().size(), forest.trees().size());
        for (int tree = 0; tree < forest.trees().size(); tree++) {
            assertSame(naive.trees().get(tree), forest.trees().get(tree), 0, table.schema());
            splits += forest.trees().get(tree).leaves() - 1;
        }
        assertTrue(splits >= 15, "the trees must be worth comparing");
        assertArrayEquals(naive.probabilities(table), forest.probabilities(table));
    }

    private static void assertSame(NaiveTree.Node expected, FlatTree tree, int node, Schema schema) {
        if (expected instanceof NaiveTree.Leaf leaf) {
            assertTrue(tree.isLeaf(node), () -> "node " + node);
            assertEquals(leaf, new NaiveTree.Leaf(tree.negatives(node), tree.positives(node)), () -> "node " + node);
            return;
        }
        NaiveTree.Split split = assertInstanceOf(NaiveTree.Split.class, expected);
        int d = schema.numericCount();
        if (tree.kind(node) == FlatTree.Kind.NUMERIC) {
            assertEquals(split.feature(), tree.column(node), () -> "feature of node " + node);
            assertEquals(split.threshold(), tree.threshold(node), () -> "threshold of node " + node);
        } else {
            assertEquals(FlatTree.Kind.CATEGORY, tree.kind(node));
            int feature = schema.oneHotOffset(tree.column(node) - d) + tree.category(node);
            assertEquals(split.feature(), feature, () -> "feature of node " + node);
            assertEquals(0.5, split.threshold());
        }
        assertSame(split.left(), tree, tree.left(node), schema);
        assertSame(split.right(), tree, tree.right(node), schema);
    }
}
