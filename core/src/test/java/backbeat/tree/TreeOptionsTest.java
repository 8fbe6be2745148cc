package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.tree.Candidates.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be asked of a tree, and what a wrong wish is told. */
class TreeOptionsTest {
    private static final TreeOptions DEFAULTS = TreeOptions.defaults();

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void numbersAreInRange() {
        assertRefused("depth of a tree must be 0 or more, not -1", () -> DEFAULTS.withMaxDepth(-1));
        assertRefused("A leaf needs at least 1 row, not 0", () -> DEFAULTS.withMinLeaf(0));
        for (double gain : new double[] {-0.1, 1.1, Double.NaN}) {
            assertRefused("must be in [0, 1], not " + gain, () -> DEFAULTS.withMinGain(gain));
        }
        assertEquals(0, DEFAULTS.withMaxDepth(0).maxDepth());
        assertEquals(1, DEFAULTS.withMinLeaf(1).withMinGain(1).minGain());
    }

    @Test
    void eachWithChangesItsOwnValueOnly() {
        TreeOptions changed = DEFAULTS.withCriterion(Criterion.ENTROPY)
                .withCategorySplits(CategorySplits.SUBSET)
                .withCandidates(Candidates.log2())
                .withMaxDepth(5)
                .withMinLeaf(6)
                .withMinGain(0.7)
                .withRandomThresholds(true)
                .withWeights(new ClassWeights(8, 9));
        assertEquals(
                new TreeOptions(
                        Criterion.ENTROPY,
                        CategorySplits.SUBSET,
                        Candidates.log2(),
                        5,
                        6,
                        0.7,
                        true,
                        new ClassWeights(8, 9)),
                changed);
        assertEquals(
                new TreeOptions(
                        Criterion.GINI,
                        CategorySplits.ONE_HOT,
                        Candidates.sqrt(),
                        Integer.MAX_VALUE,
                        1,
                        0,
                        false,
                        ClassWeights.EQUAL),
                DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({
        "SQRT, 0, 1, 1",
        "SQRT, 0, 15, 3",
        "SQRT, 0, 16, 4",
        "LOG2, 0, 1, 1",
        "LOG2, 0, 15, 3",
        "LOG2, 0, 16, 4",
        "ALL, 0, 7, 7",
        "FRACTION, 0.5, 9, 4",
        "FRACTION, 0.1, 9, 1",
        "FRACTION, 1, 9, 9",
        "COUNT, 1, 9, 1",
        "COUNT, 5, 9, 5",
        "COUNT, 50, 9, 9"
    })
    void candidatesAreFromOneToAll(Rule rule, double amount, int columns, int expected) {
        assertEquals(expected, new Candidates(rule, amount).of(columns));
    }

    @Test
    void candidatesWithoutSenseAreRefused() {
        for (double share : new double[] {0, -0.5, 1.5, Double.NaN}) {
            assertRefused("(0, 1], not " + share, () -> Candidates.fraction(share));
        }
        for (double count : new double[] {0, 1.5, 1e10, Double.NaN}) {
            assertRefused("must be 1 or more, not " + count, () -> new Candidates(Rule.COUNT, count));
        }
        assertRefused("Rule SQRT takes no amount", () -> new Candidates(Rule.SQRT, 1));
        assertEquals(Integer.MAX_VALUE, Candidates.count(Integer.MAX_VALUE).amount());
    }

    @Test
    void candidatesHaveNames() {
        assertEquals("sqrt", Candidates.sqrt().toString());
        assertEquals("log2", Candidates.log2().toString());
        assertEquals("all", Candidates.all().toString());
        assertEquals("fraction 0.25", Candidates.fraction(0.25).toString());
        assertEquals("12", Candidates.count(12).toString());
    }

    @Test
    void balancedClassesWeighTheSameInAll() {
        ClassWeights weights = ClassWeights.balanced(Labels.of(true, false, false, false, false));
        assertEquals(2.5, weights.positive());
        assertEquals(0.625, weights.negative());
        assertRefused("rows of both classes", () -> ClassWeights.balanced(Labels.of(true, true)));
        assertRefused("rows of both classes", () -> ClassWeights.balanced(Labels.of(false)));
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused("not 1.0 and " + wrong, () -> new ClassWeights(1, wrong));
            assertRefused("not " + wrong + " and 1.0", () -> new ClassWeights(wrong, 1));
        }
    }

    @Test
    void aDrawOfColumnsIsOnceEachAndBeginsAnew() {
        ColumnDraw draw = new ColumnDraw(9);
        Xoshiro256 random = new Xoshiro256(1);
        int[] first = new int[9];
        for (int repeat = 0; repeat < 9_000; repeat++) {
            boolean[] seen = new boolean[9];
            int count = 0;
            while (draw.hasNext()) {
                int column = draw.next(random);
                first[column] += count++ == 0 ? 1 : 0;
                assertFalse(seen[column]);
                seen[column] = true;
            }
            assertEquals(9, count);
            draw.reset();
        }
        for (int column = 0; column < 9; column++) { // five standard errors of 9,000 draws
            assertEquals(1_000, first[column], 150, "column " + column);
        }
    }
}
