package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WithinGroupsTest {
    private static final double NONE = Double.NaN;

    private static Labels labels(int... values) {
        byte[] bytes = new byte[values.length];
        for (int row = 0; row < bytes.length; row++) {
            bytes[row] = (byte) values[row];
        }
        return new Labels(bytes);
    }

    private static WithinGroups of(int[] labels, double[] numbers, int[] groups, int[] clusters) {
        return WithinGroups.of(labels(labels), numbers, groups, clusters).orElseThrow();
    }

    @Test
    void pairsAreOfOneGroupAndTiesCountHalf() {
        int[] labels = {1, 0, 0, 1, 0, 1};
        double[] numbers = {2, 1, 2, 9, 5, 7};
        int[] groups = {4, 4, 4, -1, 8, 8};
        WithinGroups found = of(labels, numbers, groups, new int[] {0, 1, 2, 3, 4, 5});
        assertEquals(3, found.pairs());
        assertEquals((1 + 0.5 + 1) / 3, found.auc().value());
    }

    @Test
    void rowsWithoutNumberAreLeftOut() {
        int[] labels = {1, 0, 1, 0};
        WithinGroups found =
                of(labels, new double[] {3, 1, NONE, NONE}, new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3});
        assertEquals(1, found.pairs());
        assertEquals(1, found.auc().value());
    }

    @Test
    void asEveryPairSays() {
        Xoshiro256 random = new Xoshiro256(5);
        int n = 300;
        int[] labels = random(random, n, 2);
        int[] groups = random(random, n, 12);
        int[] clusters = random(random, n, 40);
        double[] numbers = Arrays.stream(random(random, n, 15)).asDoubleStream().toArray();
        double wins = 0;
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (groups[i] == groups[j] && labels[i] == 1 && labels[j] == 0) {
                    wins += win(numbers[i], numbers[j]);
                    pairs++;
                }
            }
        }
        double share = wins / pairs;
        double[] sums = new double[40];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (groups[i] == groups[j] && labels[i] == 1 && labels[j] == 0) {
                    double part = win(numbers[i], numbers[j]) - share;
                    sums[clusters[i]] += part;
                    sums[clusters[j]] += part;
                }
            }
        }
        double squares = Arrays.stream(sums).map(sum -> sum * sum).sum();
        double reach = Normal.Z_95 * Math.sqrt(squares * 40 / 39) / pairs;
        WithinGroups found = of(labels, numbers, groups, clusters);
        assertEquals(pairs, found.pairs());
        assertEquals(share, found.auc().value(), 1e-12);
        assertEquals(share - reach, found.auc().low(), 1e-12);
        assertEquals(share + reach, found.auc().high(), 1e-12);
    }

    @Test
    void ofOneGroupItIsTheAucOfDeLong() {
        Xoshiro256 random = new Xoshiro256(6);
        int n = 2000;
        int[] labels = random(random, n, 2);
        int[] clusters = random(random, n, 400);
        double[] numbers = new double[n];
        Arrays.setAll(numbers, row -> 0.8 * random.nextDouble() + 0.1 * labels[row]);
        DeLong deLong = DeLong.of(labels(labels), clusters, List.of(numbers));
        WithinGroups found = of(labels, numbers, new int[n], clusters);
        assertEquals(deLong.auc(0), found.auc().value(), 1e-12);
        double width = deLong.interval(0).high() - deLong.interval(0).low();
        assertEquals(width, found.auc().high() - found.auc().low(), 0.01 * width);
    }

    /** Clusters that lean one way as wholes: intervals over rows would hold the truth in far fewer than 93 of 100 tables. */
    @Test
    void itsIntervalHoldsTheTruth() {
        int tables = 400;
        int held = 0;
        for (int table = 0; table < tables; table++) {
            Xoshiro256 random = Xoshiro256.stream(7, table);
            int n = 900;
            int[] labels = new int[n];
            int[] groups = new int[n];
            int[] clusters = new int[n];
            double[] numbers = new double[n];
            double[] leanings = new double[150];
            double[] rates = new double[150];
            Arrays.setAll(leanings, cluster -> random.nextDouble());
            Arrays.setAll(rates, cluster -> random.nextDouble());
            for (int row = 0; row < n; row++) {
                clusters[row] = random.nextInt(150);
                groups[row] = clusters[row] % 5;
                labels[row] = random.nextDouble() < rates[clusters[row]] ? 1 : 0;
                numbers[row] = leanings[clusters[row]] + 0.3 * random.nextDouble() + groups[row];
            }
            Interval auc = of(labels, numbers, groups, clusters).auc();
            held += auc.low() <= 0.5 && 0.5 <= auc.high() ? 1 : 0;
        }
        assertTrue(held >= 0.92 * tables && held <= 0.98 * tables, held + " of " + tables);
    }

    @Test
    void nothingWithoutPairsOrWithOneCluster() {
        int[] clusters = {0, 1, 2, 3};
        double[] numbers = {1, 2, 3, 4};
        Labels labels = labels(1, 0, 1, 0);
        assertEquals(Optional.empty(), WithinGroups.of(labels, numbers, new int[] {0, 1, 2, 3}, clusters));
        assertEquals(Optional.empty(), WithinGroups.of(labels, numbers, new int[4], new int[4]));
        double[] none = {NONE, NONE, NONE, NONE};
        assertEquals(Optional.empty(), WithinGroups.of(labels, none, new int[4], clusters));
    }

    @Test
    void lengthsMustAgree() {
        Labels labels = labels(1, 0);
        int[] two = {0, 1};
        double[] numbers = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> WithinGroups.of(labels, new double[] {1}, two, two));
        assertThrows(IllegalArgumentException.class, () -> WithinGroups.of(labels, numbers, new int[1], two));
        assertThrows(IllegalArgumentException.class, () -> WithinGroups.of(labels, numbers, two, new int[1]));
    }

    private static double win(double positive, double negative) {
        return positive > negative ? 1 : positive == negative ? 0.5 : 0;
    }

    private static int[] random(Xoshiro256 random, int rows, int bound) {
        int[] values = new int[rows];
        Arrays.setAll(values, row -> random.nextInt(bound));
        return values;
    }
}
