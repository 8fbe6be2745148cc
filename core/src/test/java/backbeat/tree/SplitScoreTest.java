package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decreases of impurity by their definition, and what a tree's splits sum up to. */
class SplitScoreTest {
    private static double impurity(Criterion criterion, double n, double p) {
        double share = p / (n + p);
        if (criterion == Criterion.GINI) {
            return (n + p) * 2 * share * (1 - share);
        }
        double bits = 0;
        for (double s : new double[] {share, 1 - share}) {
            bits -= s == 0 ? 0 : s * Math.log(s) / Math.log(2);
        }
        return (n + p) * bits;
    }

    private static double decrease(Criterion criterion, ClassWeights w, int n, int p, int leftN, int leftP) {
        double a = w.negative();
        double b = w.positive();
        return impurity(criterion, a * n, b * p)
                - impurity(criterion, a * leftN, b * leftP)
                - impurity(criterion, a * (n - leftN), b * (p - leftP));
    }

    @ParameterizedTest
    @EnumSource
    void gainsAreDecreasesOfImpurityTimesWeight(Criterion criterion) {
        for (ClassWeights weights : new ClassWeights[] {ClassWeights.EQUAL, new ClassWeights(0.5, 3)}) {
            SplitScore score = new SplitScore(criterion, weights);
            score.node(7, 5);
            for (int n = 0; n <= 7; n++) {
                for (int p = n == 0 ? 1 : 0; p <= (n == 7 ? 4 : 5); p++) {
                    double expected = decrease(criterion, weights, 7, 5, n, p);
                    assertEquals(expected, score.gain(score.of(n, p)), 1e-12, n + " and " + p);
                }
            }
        }
    }

    /** Of splits of one merit none is better, and none that tells nothing is worth anything. */
    @Test
    void giniOfWholeNumbersIsExact() {
        SplitScore score = new SplitScore(Criterion.GINI, ClassWeights.EQUAL);
        score.node(1_200, 600);
        assertEquals(0, score.of(400, 200));
        assertEquals(score.of(300, 500), score.of(900, 100), "left and right are alike");
        assertTrue(score.of(401, 200) > 0);
    }

    /** The root's 10 rows part into 4 and 6, these into 1 and 5. */
    @ParameterizedTest
    @EnumSource
    void gainsAreSummedByColumn(Criterion criterion) {
        FlatTreeBuilder builder = new FlatTreeBuilder(3, ClassWeights.EQUAL);
        builder.numeric(2, 0);
        builder.leaf(3, 1);
        builder.category(0, 1);
        builder.leaf(0, 5);
        builder.leaf(1, 0);
        FlatTree tree = builder.build();
        double[] gains = {9, 9, 9};
        double total = NodeGains.byColumn(tree, TreeOptions.defaults().withCriterion(criterion), gains);
        assertEquals(decrease(criterion, ClassWeights.EQUAL, 4, 6, 3, 1), gains[2], 1e-12);
        assertEquals(decrease(criterion, ClassWeights.EQUAL, 1, 5, 0, 5), gains[0], 1e-12);
        assertEquals(0, gains[1]);
        assertEquals(gains[0] + gains[2], total, 1e-12);
        int[] negatives = new int[5];
        int[] positives = new int[5];
        NodeGains.countRows(tree, negatives, positives);
        assertArrayEquals(new int[] {4, 3, 1, 0, 1}, negatives);
        assertArrayEquals(new int[] {6, 1, 5, 5, 0}, positives);
    }

    @Test
    void categoriesAreOrderedByTheirRateAndThenByCode() {
        long[] counts = new long[80];
        int offset = 5;
        put(counts, offset, 70, 1, 1);
        put(counts, offset, 3, 2, 2);
        put(counts, offset, 9, 0, 4);
        put(counts, offset, 64, 3, 0);
        put(counts, offset, 1, 9, 1);
        CategoryOrder order = new CategoryOrder(75);
        assertEquals(5, order.sort(counts, offset, 75));
        int[] codes = new int[5];
        for (int i = 0; i < 5; i++) {
            codes[i] = order.code(i);
        }
        assertArrayEquals(new int[] {64, 1, 3, 70, 9}, codes);
        long[] above = new long[2];
        order.subsetAbove(2, false, above);
        assertArrayEquals(new long[] {1L << 9, 1L << 6}, above);
        order.subsetAbove(2, true, above);
        assertArrayEquals(new long[] {~(1L << 1 | 1L << 3), ~1L}, above, "with those that do not occur");
    }

    private static void put(long[] counts, int offset, int code, int negatives, int positives) {
        counts[offset + code] = (long) positives << 32 | negatives;
    }

    @Test
    void manyCategoriesAreOrderedToo() {
        Xoshiro256 random = new Xoshiro256(2);
        long[] counts = new long[3_000];
        for (int code = 0; code < counts.length; code++) {
            put(counts, 0, code, random.nextInt(40), random.nextInt(40));
        }
        CategoryOrder order = new CategoryOrder(counts.length);
        int present = order.sort(counts, 0, counts.length);
        boolean[] seen = new boolean[counts.length];
        double before = -1;
        for (int i = 0; i < present; i++) {
            int code = order.code(i);
            assertFalse(seen[code]);
            seen[code] = true;
            double rate = (double) (counts[code] >>> 32) / ((int) counts[code] + (counts[code] >>> 32));
            assertTrue(rate > before || rate == before && code > order.code(i - 1), "place " + i);
            before = rate;
        }
        for (int code = 0; code < counts.length; code++) {
            assertEquals(counts[code] != 0, seen[code]);
        }
    }
}
