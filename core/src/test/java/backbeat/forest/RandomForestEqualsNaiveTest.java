package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveForest;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.Candidates;
import backbeat.tree.FlatTree;
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
        assertSame(NaiveForest.fit(options, data.table(), data.labels()), forest, data.table());
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
        assertSame(NaiveForest.fit(options, data.table(), data.labels(), groups), forest, data.table());
    }

    private static void assertSame(NaiveForest naive, RandomForest forest, Table table) {
        int splits = 0;
        for (int tree = 0; tree < 5; tree++) {
            assertSame(naive.trees().get(tree), forest.trees().get(tree), 0, table.schema());
            splits += forest.trees().get(tree).leaves() - 1;
        }
        assertTrue(splits >= 15, "the trees must be worth comparing");
        assertArrayEquals(naive.probabilities(table), forest.probabilities(table));
    }

    private static void assertSame(NaiveForest.Node expected, FlatTree tree, int node, Schema schema) {
        if (expected instanceof NaiveForest.Leaf leaf) {
            assertTrue(tree.isLeaf(node), () -> "node " + node);
            assertEquals(leaf, new NaiveForest.Leaf(tree.negatives(node), tree.positives(node)), () -> "node " + node);
            return;
        }
        NaiveForest.Split split = assertInstanceOf(NaiveForest.Split.class, expected);
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
