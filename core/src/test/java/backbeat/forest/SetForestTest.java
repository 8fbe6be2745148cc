package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveForest;
import backbeat.reference.NaiveForest.Rung;
import backbeat.reference.NaiveTree;
import backbeat.table.Labels;
import backbeat.table.SetTables;
import backbeat.table.Table;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import backbeat.tree.Criterion;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On sets the forest is that of the multi-hot matrix, node for node, and every way to ask it gives the same bits. */
@Tag("contract")
class SetForestTest {
    private static RandomForest fit(ForestOptions options, SetTables.Data data) {
        return new RandomForestTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
    }

    @ParameterizedTest
    @CsvSource({"150, 3, 12, 9, 1", "150, 0, 40, 9, 2", "300, 2, 300, 20, 1", "150, 2, 5, 5, 3", "150, 2, 6, 1, 1"})
    void sameTreesNodeForNode(int rows, int numeric, int members, int most, int minLeaf) {
        SetTables.Data data = SetTables.random(rows, numeric, members, most, rows + members);
        ForestOptions options = ForestOptions.defaults()
                .withTrees(5)
                .withSeed(members)
                .withExactThresholds()
                .withMinLeaf(minLeaf)
                .withCandidates(members == 5 ? Candidates.all() : Candidates.sqrt());
        int[] groups = IntStream.range(0, rows).toArray();
        for (Rung rung : Rung.values()) {
            NaiveForest naive = NaiveForest.fit(options, data.table(), data.labels(), groups, rung);
            RandomForestEqualsNaiveTest.assertSame(naive, fit(options, data), data.table());
        }
    }

    /** So many columns that those of a node are marked. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"300, 2, 1200, 20, 1", "300, 1, 2500, 1, 1"})
    void sameTreesOfManyMembers(int rows, int numeric, int members, int most, int minLeaf) {
        sameTreesNodeForNode(rows, numeric, members, most, minLeaf);
    }

    @Tag("slow")
    @Test
    void sameTreesFromKeptCountsOfLargeSets() {
        sameTreesFromKeptCounts(6000, 700, 40);
    }

    /** Large enough for nodes that keep the counts of all columns and members, with 255 bins at most. */
    @ParameterizedTest
    @CsvSource({"4000, 30, 9", "4000, 114, 4"})
    void sameTreesFromKeptCounts(int rows, int members, int most) {
        SetTables.Data data = SetTables.random(rows, 3, members, most, 6);
        ForestOptions options = ForestOptions.defaults().withTrees(5).withMinLeaf(4);
        int[] groups = IntStream.range(0, rows).toArray();
        NaiveForest naive = NaiveForest.fit(options, data.table(), data.labels(), groups, Rung.BINNED);
        RandomForestEqualsNaiveTest.assertSame(naive, fit(options, data), data.table());
    }

    /** Words of 32 members, sets too wide for words, and trees with and without subsets. */
    @ParameterizedTest
    @CsvSource({
        "9, 4, ONE_HOT",
        "9, 4, SUBSET",
        "31, 9, SUBSET",
        "32, 9, ONE_HOT",
        "114, 9, ONE_HOT",
        "114, 9, SUBSET",
        "700, 9, SUBSET",
        "5000, 40, ONE_HOT",
        "5000, 40, SUBSET"
    })
    void everyWayToAskGivesTheSameBits(int members, int most, CategorySplits splits) {
        SetTables.Data data = SetTables.random(3000, 3, members, most, 17);
        SetTables.Data other = SetTables.random(2000, 3, members, most + 3, 18);
        ForestOptions options =
                ForestOptions.defaults().withTrees(7).withCategorySplits(splits).withSeed(3);
        RandomForest forest = fit(options, data);
        CompiledForest compiled = forest.compile(Workers.sequential());
        ForestPredictor predictor = compiled.predictor();
        int sets = 0;
        for (Table table : List.of(data.table(), other.table(), other.table().select(new int[] {5, 3, 5}))) {
            double[] expected = forest.probabilities(table);
            assertArrayEquals(expected, compiled.probabilities(table));
            double[] out = new double[table.rows()];
            predictor.probabilities(table, 0, table.rows(), out);
            assertArrayEquals(expected, out);
            for (int row = 0; row < Math.min(15, table.rows()); row++) {
                assertEquals(expected[row], predictor.probability(table, row));
                assertEquals(expected[row], forest.explain(table, row).probability(), 1e-12);
            }
        }
        for (FlatTree tree : forest.trees()) {
            for (int node = 0; node < tree.size(); node++) {
                sets += !tree.isLeaf(node) && tree.column(node) == 4 ? 1 : 0;
            }
        }
        assertTrue(sets > 30, "the trees must ask for members: " + sets);
    }

    @ParameterizedTest
    @CsvSource({"ONE_HOT", "SUBSET"})
    void anyNumberOfThreadsGivesTheSameForest(CategorySplits splits) {
        SetTables.Data data = SetTables.random(3000, 3, 60, 9, 21);
        ForestOptions options = ForestOptions.defaults().withTrees(9).withCategorySplits(splits);
        RandomForest one = fit(options, data);
        try (Workers workers = Workers.of(3)) {
            RandomForest three =
                    new RandomForestTrainer(options, workers).fit(data.table(), data.labels(), Progress.NONE);
            assertEquals(one.fingerprint(), three.fingerprint());
            assertArrayEquals(
                    one.outOfBag().orElseThrow().probabilities(),
                    three.outOfBag().orElseThrow().probabilities());
        }
    }

    /** Rows where no set has two members are rows of single categories: the same trees, node for node. */
    @ParameterizedTest
    @CsvSource({"ONE_HOT", "SUBSET"})
    void setsOfOneAreCategories(CategorySplits splits) {
        SetTables.Data data = SetTables.random(3000, 3, 60, 1, 4);
        Table plain = SetTables.asCategories(data.table());
        ForestOptions options = ForestOptions.defaults().withTrees(5).withCategorySplits(splits);
        RandomForest expected = new RandomForestTrainer(options, Workers.sequential()).fit(plain, data.labels());
        assertEquals(expected.fingerprint(), fit(options, data).fingerprint());
    }

    /** The set of all members parts the rows that have none. */
    @Test
    void rowsWithoutMembersArePartedFromAllOthers() {
        Table table = SetTables.random(400, 0, 12, 4, 1).table();
        boolean[] any = new boolean[table.rows()];
        for (int row = 0; row < any.length; row++) {
            any[row] = table.sets(1).size(table.code(row, 1)) > 0;
        }
        ForestOptions options = ForestOptions.defaults()
                .withTrees(1)
                .withBootstrap(false)
                .withCategorySplits(CategorySplits.SUBSET)
                .withCandidates(Candidates.all());
        FlatTree tree =
                fit(options, new SetTables.Data(table, Labels.of(any))).trees().get(0);
        assertEquals(3, tree.size(), "one split is enough");
        for (int member = 0; member < 12; member++) {
            assertTrue(tree.goesRight(0, member), "member " + member);
        }
        assertEquals(0, tree.positives(1));
        assertEquals(0, tree.negatives(2));
    }

    @Tag("slow")
    @Test
    void subsetsOfManyMembersAreTheBestOfTheirRule() {
        subsetsAreTheBestOfTheirRule(3000, 300, 9);
    }

    /** The best of the divisions by Breiman's order, each counted afresh. */
    @ParameterizedTest
    @CsvSource({"40, 6, 4", "300, 12, 9", "1500, 60, 9"})
    void subsetsAreTheBestOfTheirRule(int rows, int members, int most) {
        for (int seed = 0; seed < 4; seed++) {
            SetTables.Data data = SetTables.random(rows, 0, members, most, seed);
            ForestOptions options = ForestOptions.defaults()
                    .withTrees(1)
                    .withBootstrap(false)
                    .withCategorySplits(CategorySplits.SUBSET)
                    .withCandidates(Candidates.all())
                    .withMaxDepth(1);
            FlatTree stump = fit(options, data).trees().get(0);
            double best = 0;
            for (List<Integer> mask : masks(data, members)) {
                int[] left = counts(data, mask, false);
                best = Math.max(best, score(left, data));
            }
            if (stump.isLeaf(0) || stump.column(0) == 0) {
                continue; // the other column was better
            }
            List<Integer> found = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                if (stump.goesRight(0, member)) {
                    found.add(member);
                }
            }
            int[] left = counts(data, found, false);
            assertEquals(best, score(left, data));
            assertEquals(left[0], stump.negatives(stump.left(0)));
            assertEquals(left[1], stump.positives(stump.left(0)));
        }
    }

    private static List<List<Integer>> masks(SetTables.Data data, int members) {
        double[] rates = new double[members];
        List<Integer> order = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            int[] counts = counts(data, List.of(member), true);
            rates[member] = (double) counts[1] / (counts[0] + counts[1]);
            if (counts[0] + counts[1] > 0) {
                order.add(member);
            }
        }
        order.sort(Comparator.comparingDouble((Integer member) -> rates[member]).thenComparing(member -> member));
        List<List<Integer>> masks = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            masks.add(order.subList(i, order.size()));
        }
        return masks;
    }

    /** Negative and positive rows that have a member of the mask, or that have none. */
    private static int[] counts(SetTables.Data data, List<Integer> mask, boolean with) {
        int[] counts = new int[2];
        BitSet wanted = new BitSet();
        mask.forEach(wanted::set);
        for (int row = 0; row < data.table().rows(); row++) {
            int code = data.table().code(row, 1);
            boolean has = IntStream.of(data.table().sets(1).members(code)).anyMatch(wanted::get);
            counts[data.labels().get(row)] += has == with ? 1 : 0;
        }
        return counts;
    }

    private static double score(int[] left, SetTables.Data data) {
        int rows = data.table().rows();
        int size = left[0] + left[1];
        return size == 0 || size == rows
                ? 0
                : NaiveTree.score(size, left[1], rows, data.labels().positives());
    }

    @Test
    void entropyAndRandomThresholdsKnowSets() {
        SetTables.Data data = SetTables.random(2000, 3, 40, 9, 2);
        ForestOptions options = ForestOptions.defaults().withTrees(3);
        options =
                options.withTree(options.tree().withCriterion(Criterion.ENTROPY).withRandomThresholds(true));
        RandomForest forest = fit(options, data);
        assertArrayEquals(
                forest.probabilities(data.table()),
                forest.compile(Workers.sequential()).probabilities(data.table()));
    }
}
