package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.forest.ForestData;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Schema;
import backbeat.table.SetTables;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the tree and the rows: many at once and by category end in the leaves that they reach one by one. */
class PlannedTreeTest {
    record Case(int numeric, int[] categories, int splits, boolean subsets, double toLeft) {}

    private static final float[] COARSE = {
        -Float.MAX_VALUE,
        -1,
        Math.nextDown(-1f),
        -Float.MIN_VALUE,
        -0f,
        0f,
        Float.MIN_VALUE,
        1,
        Math.nextUp(1f),
        Float.MAX_VALUE
    };

    static List<Case> cases() {
        int[] music = {12, 2, 114};
        return List.of(
                new Case(3, music, 3000, false, 0.5),
                new Case(3, music, 3000, true, 0.5),
                new Case(1, new int[] {40}, 2000, false, 0.98), // chains
                new Case(1, new int[] {40}, 2000, false, 0.02),
                new Case(0, new int[] {5, 7}, 300, false, 0.5),
                new Case(0, new int[] {130}, 1000, true, 0.3),
                new Case(4, new int[] {}, 500, false, 0.5),
                new Case(2, new int[] {900}, 60, false, 0.5), // more categories than nodes
                new Case(2, new int[] {17, 16}, 900, false, 0.5), // categories with and without zeros and ones
                new Case(2, new int[] {17, 16}, 900, true, 0.5),
                new Case(126, new int[] {3}, 400, false, 0.5), // no room for zeros and ones
                new Case(
                        4,
                        new int[] {40, 64},
                        3000,
                        false,
                        0.5), // two steps in a column that does not decide where rows enter
                new Case(2, new int[] {33, 34, 35}, 3000, false, 0.9),
                new Case(2, new int[] {30, 114}, 2000, false, 0.1),
                new Case(115, new int[] {12, 2, 114}, 2000, false, 0.5), // room for the zeros and ones of some columns
                new Case(130, new int[] {3}, 400, true, 0.5), // more columns than a plan can name
                new Case(2, new int[] {3}, 0, false, 0.5)); // a leaf
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsEndInTheLeavesThatTheyReachOneByOne(Case kind) {
        Schema schema = ForestData.schema(kind.numeric, kind.categories);
        for (int seed = 1; seed <= 6; seed++) {
            Xoshiro256 random = new Xoshiro256(seed);
            FlatTree tree = tree(schema, kind, random);
            for (int rows : new int[] {1, 2, 511, 513, 1500}) {
                Table table = table(schema, rows, random);
                check(tree, new TreePlanner(schema).plan(tree), table, random);
                check(tree, PlannedTree.asItIs(tree, schema), table, random);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 31, 9, false", "3, 32, 9, false", "2, 63, 4, true", "0, 100, 3, false", "3, 2, 2, true"})
    void rowsWithSetsEndInTheLeavesThatTheyReachOneByOne(int numeric, int members, int most, boolean subsets) {
        Case kind = new Case(numeric, new int[] {4, members}, 2000, subsets, 0.5);
        Schema schema = SetTables.schema(numeric, members);
        for (int seed = 1; seed <= 4; seed++) {
            Xoshiro256 random = new Xoshiro256(seed);
            FlatTree tree = tree(schema, kind, random);
            PlannedTree plan = new TreePlanner(schema).plan(tree);
            assertEquals(subsets ? PlannedTree.Steps.WORDS : PlannedTree.Steps.MEMBERS, plan.steps);
            for (int rows : new int[] {1, 511, 1500}) {
                Table table =
                        SetTables.random(rows, numeric, members, most, seed).table();
                check(tree, plan, table, random);
                check(tree, PlannedTree.asItIs(tree, schema), table, random);
            }
        }
    }

    @Test
    void aTreeOfSetsWithoutRoomForAShiftIsWalkedByWords() {
        Case kind = new Case(3, new int[] {4, 40}, 300_000, false, 0.5);
        Schema schema = SetTables.schema(3, 40);
        Xoshiro256 random = new Xoshiro256(8);
        FlatTree tree = tree(schema, kind, random);
        assertTrue(tree.size() > PlannedTree.MOST_NODES_BY_MEMBERS);
        PlannedTree plan = new TreePlanner(schema).plan(tree);
        assertEquals(PlannedTree.Steps.WORDS, plan.steps);
        check(tree, plan, SetTables.random(700, 3, 40, 5, 8).table(), random);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void treesInLineAreTheSameTrees(Case kind) {
        Schema schema = ForestData.schema(kind.numeric, kind.categories);
        Xoshiro256 random = new Xoshiro256(11);
        Table table = table(schema, 300, random);
        List<FlatTree> trees = new ArrayList<>();
        List<PlannedTree> plans = new ArrayList<>();
        for (int t = 0; t < 21; t++) {
            trees.add(tree(schema, kind, random));
            boolean asItIs = t == 9 || t == 10;
            plans.add(asItIs ? PlannedTree.asItIs(trees.get(t), schema) : new TreePlanner(schema).plan(trees.get(t)));
        }
        try (Workers workers = Workers.of(3)) {
            checkInLine(trees, TreesInLine.of(plans, workers), table, random);
        }
    }

    /** Each by itself, and a row through all of them. */
    private static void checkInLine(List<FlatTree> trees, List<PlannedTree> plans, Table table, Xoshiro256 random) {
        assertEquals(trees.size(), plans.size());
        double[] sums = new double[table.rows()];
        int[] codes = new int[FlatTree.codeCount(table)];
        for (int t = 0; t < trees.size(); t++) {
            check(trees.get(t), plans.get(t), table, random);
            for (int row = 0; row < sums.length; row++) {
                FlatTree.encode(table, row, codes, 0);
                sums[row] += trees.get(t).value(trees.get(t).leafOf(codes, 0));
            }
        }
        RowWalker alone = new RowWalker(new RowWalker.Trees(plans));
        EncodedRows encoded = new EncodedRows(table.schema(), table.rows());
        encoded.fill(table, 0, table.rows());
        for (int place = 0; place < sums.length; place++) {
            assertEquals(sums[encoded.rowAt(place)], alone.sumOfLeafValues(encoded, place));
        }
    }

    /** A line ends where nodes cannot name their children any more. */
    @Test
    void aLineIsNoLongerThanNodesCanName() {
        Case kind = new Case(3, new int[] {12, 2, 40}, 300, false, 0.5);
        Schema schema = ForestData.schema(kind.numeric, kind.categories);
        Xoshiro256 random = new Xoshiro256(12);
        List<FlatTree> trees = new ArrayList<>();
        List<PlannedTree> plans = new ArrayList<>();
        for (int t = 0; t < 9; t++) {
            trees.add(tree(schema, kind, random));
            plans.add(new TreePlanner(schema).plan(trees.get(t)));
        }
        int most = 3 * plans.get(0).nodes.length + 1;
        List<PlannedTree> inLine = TreesInLine.of(plans, most, Workers.sequential());
        long lines = inLine.stream().map(plan -> plan.nodes).distinct().count();
        assertTrue(lines > 1 && lines < trees.size(), lines + " lines");
        assertTrue(inLine.stream().allMatch(plan -> plan.to <= most));
        checkInLine(trees, inLine, table(schema, 200, random), random);
        assertEquals(
                1,
                TreesInLine.of(plans, Workers.sequential()).stream()
                        .map(plan -> plan.nodes)
                        .distinct()
                        .count());
    }

    private static void check(FlatTree tree, PlannedTree plan, Table table, Xoshiro256 random) {
        int rows = table.rows();
        double[] expected = new double[rows];
        int[] codes = new int[FlatTree.codeCount(table)];
        int[] counts = new int[rows];
        for (int row = 0; row < rows; row++) {
            FlatTree.encode(table, row, codes, 0);
            expected[row] = tree.value(tree.leafOf(codes, 0));
            counts[row] = random.nextInt(3);
        }
        EncodedRows encoded = new EncodedRows(table.schema(), rows + 7);
        encoded.fill(table, 0, rows);
        RowWalker alone = new RowWalker(new RowWalker.Trees(List.of(plan)));
        for (int place = 0; place < rows; place++) {
            assertEquals(expected[encoded.rowAt(place)], alone.sumOfLeafValues(encoded, place));
        }
        double[] values = new double[rows];
        TreeWalker walker = new TreeWalker();
        Arrays.fill(values, 0.5);
        walker.addLeafValues(plan, encoded, values);
        for (int place = 0; place < rows; place++) {
            assertEquals(0.5 + expected[encoded.rowAt(place)], values[place]);
        }
        double[] unseen = new double[rows];
        walker.leafValuesOfUnseen(plan, encoded, counts, unseen);
        for (int place = 0; place < rows; place++) {
            int row = encoded.rowAt(place);
            assertEquals(counts[row] == 0 ? expected[row] : 0, unseen[place]);
        }
    }

    /** Leaves of one class, as a tree that is fully grown has them, and rows whose numbers are the thresholds. */
    @ParameterizedTest
    @MethodSource("cases")
    void rowsOnTheThresholdsEndInTheLeavesThatTheyReachOneByOne(Case kind) {
        Schema schema = ForestData.schema(kind.numeric, kind.categories);
        for (int seed = 1; seed <= 4; seed++) {
            Xoshiro256 random = new Xoshiro256(seed);
            FlatTree tree = tree(schema, kind, random, true);
            Table table = table(schema, 700, random, true);
            check(tree, new TreePlanner(schema).plan(tree), table, random);
        }
    }

    @Test
    void leavesOfEqualValuesStandOnce() {
        Schema schema = ForestData.schema(1, new int[] {});
        FlatTreeBuilder builder = new FlatTreeBuilder(1, ClassWeights.EQUAL);
        complete(builder, 5, 0);
        PlannedTree plan = new TreePlanner(schema).plan(builder.build());
        assertEquals(2 + 2 * 15 + 2, plan.nodes.length, "the root, children of 15 splits, and 2 leaves for 16 others");
    }

    private static void complete(FlatTreeBuilder builder, int depth, int number) {
        if (depth == 0) {
            builder.leaf(number % 2 == 0 ? 3 + number : 0, number % 2 == 0 ? 0 : 3 + number);
            return;
        }
        builder.numeric(0, number);
        complete(builder, depth - 1, 2 * number);
        complete(builder, depth - 1, 2 * number + 1);
    }

    @ParameterizedTest
    @CsvSource({"false, 30, 1.3", "true, 30, 1.7", "false, 300, 2"})
    void partsShareWhatTheirCategoriesDoNotAskFor(boolean sets, int categories, double most) {
        Case kind = new Case(12, new int[] {4, categories}, 6000, false, 0.5);
        Schema schema = sets ? SetTables.schema(12, categories) : ForestData.schema(12, kind.categories);
        FlatTree tree = tree(schema, kind, new Xoshiro256(3), true);
        int places = new TreePlanner(schema).plan(tree).nodes.length;
        assertTrue(places <= most * tree.size(), places + " places for " + tree.size() + " nodes");
    }

    /** The steps of a set of 131 categories take five times the room, so that memory for a large tree may not do for a small one. */
    @Test
    void aPlannerPlansTreesWithAndWithoutSplitsOnSets() {
        Schema schema = SetTables.schema(2, 130);
        TreePlanner planner = new TreePlanner(schema);
        for (int splits : new int[] {900, 500, 1200, 700}) {
            Case kind = new Case(2, new int[] {4, 130}, splits, splits < 800, 0.5);
            FlatTree tree = tree(schema, kind, new Xoshiro256(splits), true);
            assertArrayEquals(new TreePlanner(schema).plan(tree).nodes, planner.plan(tree).nodes);
        }
    }

    @Test
    void aPlannerPlansOneTreeAfterTheOther() {
        Case kind = new Case(3, new int[] {2, 30}, 4000, false, 0.5);
        Schema schema = ForestData.schema(kind.numeric, kind.categories);
        TreePlanner planner = new TreePlanner(schema);
        for (int splits : new int[] {3000, 40, 0, 900}) {
            Case smaller = new Case(kind.numeric, kind.categories, splits, false, 0.7);
            FlatTree tree = tree(schema, smaller, new Xoshiro256(splits), true);
            assertArrayEquals(new TreePlanner(schema).plan(tree).nodes, planner.plan(tree).nodes);
        }
    }

    @Test
    void rowsEnterByCategoryAndTheirTestsAreGone() {
        Case kind = new Case(3, new int[] {2, 30}, 4000, false, 0.5);
        Schema schema = ForestData.schema(kind.numeric, kind.categories);
        FlatTree tree = tree(schema, kind, new Xoshiro256(5));
        PlannedTree plan = new TreePlanner(schema).plan(tree);
        assertTrue(plan.nodes.length <= 4 * tree.size() + 33, plan.nodes.length + " nodes");
        int widest = 4;
        for (int entry : plan.entries) {
            assertTrue(entry > 1, "an entry of its own");
            assertNotEquals(widest, PlannedTree.column(plan.nodes[entry]));
        }
        assertEquals(31, plan.entries.length, "30 categories and the unseen one");
    }

    @Test
    void aTreeWithFewerNodesThanCategoriesHasOneEntry() {
        Case kind = new Case(2, new int[] {900}, 60, false, 0.5);
        Schema schema = ForestData.schema(kind.numeric, kind.categories);
        FlatTree tree = tree(schema, kind, new Xoshiro256(1));
        assertEquals(
                1,
                Arrays.stream(new TreePlanner(schema).plan(tree).entries)
                        .distinct()
                        .count());
    }

    /** A tree of random shape; leaves hold up to 200 training rows, so that parts end at all depths. */
    private static FlatTree tree(Schema schema, Case kind, Xoshiro256 random) {
        return tree(schema, kind, random, false);
    }

    /** @param coarse for leaves of one class and few thresholds */
    private static FlatTree tree(Schema schema, Case kind, Xoshiro256 random, boolean coarse) {
        int columns = schema.numericCount() + schema.categoricalCount();
        FlatTreeBuilder builder = new FlatTreeBuilder(columns, ClassWeights.EQUAL);
        int[] waiting = new int[kind.splits + 1];
        int count = 0;
        waiting[count++] = kind.splits;
        while (count > 0) {
            int splits = waiting[--count];
            if (splits == 0 && coarse) {
                boolean positive = random.nextInt(2) == 0;
                int rows = 1 + random.nextInt(3);
                builder.leaf(positive ? 0 : rows, positive ? rows : 0);
                continue;
            }
            if (splits == 0) {
                builder.leaf(1 + random.nextInt(100), random.nextInt(100));
                continue;
            }
            split(builder, schema, kind, random.nextInt(columns), random, coarse);
            int left = (int) Math.round((splits - 1) * kind.toLeft * (0.9 + 0.1 * random.nextInt(2)));
            waiting[count++] = splits - 1 - left;
            waiting[count++] = left;
        }
        return builder.build();
    }

    private static void split(
            FlatTreeBuilder builder, Schema schema, Case kind, int column, Xoshiro256 random, boolean coarse) {
        int categorical = column - schema.numericCount();
        if (categorical < 0) {
            builder.numeric(column, number(random, coarse));
            return;
        }
        int categories = schema.categorical().get(categorical).size();
        if (kind.subsets && random.nextInt(2) == 0) {
            long[] words = new long[categories / 64 + 1];
            for (int code = 0; code <= categories; code++) {
                words[code >>> 6] |= (long) random.nextInt(2) << code;
            }
            builder.subset(column, words, words.length);
        } else {
            builder.category(column, random.nextInt(categories));
        }
    }

    private static float number(Xoshiro256 random, boolean coarse) {
        return coarse ? COARSE[random.nextInt(COARSE.length)] : (float) random.nextGaussian();
    }

    private static Table table(Schema schema, int rows, Xoshiro256 random) {
        return table(schema, rows, random, false);
    }

    private static Table table(Schema schema, int rows, Xoshiro256 random, boolean coarse) {
        FMatrixRMaj numeric = new FMatrixRMaj(rows, schema.numericCount());
        for (int i = 0; i < numeric.data.length; i++) {
            numeric.data[i] = random.nextInt(20) == 0 ? -0f : number(random, coarse);
        }
        int[][] codes = new int[schema.categoricalCount()][rows];
        for (int column = 0; column < codes.length; column++) {
            int categories = schema.categorical().get(column).size();
            for (int row = 0; row < rows; row++) {
                codes[column][row] = random.nextInt(categories + 1) - 1; // -1: unseen
            }
        }
        return new Table(schema, numeric, codes);
    }
}
