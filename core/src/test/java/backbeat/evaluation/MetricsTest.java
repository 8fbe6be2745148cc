package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    @Test
    void smallCaseByHand() {
        Labels labels = Labels.of(true, false, true, false, false);
        double[] p = {0.9, 0.8, 0.5, 0.5, 0.1};
        Metrics metrics = Metrics.of(labels, p, 0.5);
        assertEquals(new ConfusionMatrix(2, 2, 1, 0), metrics.confusion());
        assertEquals(0.6, metrics.accuracy());
        assertEquals((1 + 1 / 3.0) / 2, metrics.balancedAccuracy());
        assertEquals(0.5, metrics.precision());
        assertEquals(1, metrics.recall());
        assertEquals(2 / 3.0, metrics.f1(), 1e-15);
        // pairs: .9 beats .8 .5 .1; .5 loses to .8, ties .5, beats .1
        assertEquals(4.5 / 6, metrics.auc());
        assertEquals((1 + 2 / 4.0) / 2, metrics.averagePrecision());
        assertEquals((0.01 + 0.64 + 0.25 + 0.25 + 0.01) / 5, metrics.brier(), 1e-15);
        assertEquals(1, metrics.precisionAtTop10());
    }

    @Test
    void lossesOfNoProbabilitiesAreRefused() {
        Labels labels = Labels.of(true, false);
        for (double[] p : new double[][] {{0.5}, {0.5, 1.5}, {0.5, Double.NaN}}) {
            assertThrows(IllegalArgumentException.class, () -> Losses.brier(labels, p));
            assertThrows(IllegalArgumentException.class, () -> Losses.logLoss(labels, p));
        }
    }

    @Test
    void everyMetricHasAKeyForFilesAndATitleForPeople() {
        for (Metric metric : Metric.ALL) {
            assertTrue(metric.key().matches("[a-z][A-Za-z0-9]*"), metric.key());
            assertEquals(
                    metric.key().toLowerCase(Locale.ROOT),
                    metric.title().replaceAll("^ROC | score$| %$|[- ]", "").toLowerCase(Locale.ROOT));
            assertEquals(metric != Metric.LOG_LOSS && metric != Metric.BRIER, metric.higherIsBetter());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 257})
    void aucIsTheShareOfPairsInOrder(int n) {
        Xoshiro256 random = new Xoshiro256(n);
        for (int levels : new int[] {0, 1, 4, 20}) {
            Labels labels = Samples.labels(n, 0.3, random);
            double[] p = Samples.probabilities(labels, levels, random);
            double wins = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (labels.isPositive(i) && !labels.isPositive(j)) {
                        wins += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                    }
                }
            }
            double expected = wins / ((double) labels.positives() * labels.negatives());
            assertEquals(expected, Ranking.of(labels, p).auc(), 1e-14);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "7"})
    void rankMetricsIgnoreMonotoneMapsAndFlipWithTheOrder(int levels) {
        Xoshiro256 random = new Xoshiro256(11 + levels);
        Labels labels = Samples.labels(500, 0.25, random);
        double[] p = Samples.probabilities(labels, levels, random);
        double[] squared = new double[p.length];
        double[] flipped = new double[p.length];
        for (int row = 0; row < p.length; row++) {
            squared[row] = p[row] * p[row];
            flipped[row] = 1 - p[row];
        }
        Ranking ranking = Ranking.of(labels, p);
        assertEquals(ranking.auc(), Ranking.of(labels, squared).auc());
        assertEquals(ranking.averagePrecision(), Ranking.of(labels, squared).averagePrecision());
        assertEquals(1 - ranking.auc(), Ranking.of(labels, flipped).auc(), 1e-15);
    }

    @Test
    void figuresDoNotDependOnTheOrderOfRows() {
        Xoshiro256 random = new Xoshiro256(5);
        Labels labels = Samples.labels(400, 0.4, random);
        double[] p = Samples.probabilities(labels, 12, random);
        int[] order = new int[400];
        java.util.Arrays.setAll(order, i -> i);
        random.shuffle(order);
        double[] shuffled = new double[400];
        java.util.Arrays.setAll(shuffled, i -> p[order[i]]);
        Metrics a = Metrics.of(labels, p, 0.5);
        Metrics b = Metrics.of(labels.select(order), shuffled, 0.5);
        for (Metric metric : Metric.ALL) {
            assertEquals(a.value(metric), b.value(metric), 1e-13, metric.key());
        }
        assertEquals(a.auc(), b.auc());
    }

    @Test
    void constantAnswersScoreWhatTheyShould() {
        Labels labels = Labels.of(true, false, false, false);
        Metrics metrics = Metrics.of(labels, new double[] {0.25, 0.25, 0.25, 0.25}, 0.5);
        assertEquals(0.75, metrics.accuracy());
        assertEquals(0.5, metrics.auc());
        assertEquals(0.25, metrics.averagePrecision());
        assertEquals(0, metrics.mcc());
        assertEquals(0, metrics.precision());
        assertEquals(0.25, metrics.precisionAtTop1());
    }

    @Test
    void certaintyInTheWrongIsCostlyButFinite() {
        Metrics metrics = Metrics.of(Labels.of(true, false), new double[] {0, 1}, 0.5);
        assertEquals(52 * StrictMath.log(2), metrics.logLoss(), 1e-12);
        assertEquals(1, metrics.brier());
        assertEquals(-1, metrics.mcc());
    }

    @Test
    void bothZerosAreOneTie() {
        assertEquals(
                0.5,
                Ranking.of(Labels.of(true, false), new double[] {-0.0, 0.0}).auc());
        assertEquals(
                0.5,
                Ranking.of(Labels.of(true, false), new double[] {0.0, -0.0}).auc());
    }

    @Test
    void refusals() {
        Labels labels = Labels.of(true, false);
        assertRefused("2 labels, but 1 probabilities", labels, 0.5);
        assertRefused("row 1 is NaN", labels, 0.5, Double.NaN);
        assertRefused("row 0 is 1.5", labels, 1.5, 0.5);
        assertRefused("all 2 are positive", Labels.of(true, true), 0.1, 0.5);
        assertRefused("all 1 are negative", Labels.of(false), 0.1);
        assertRefused("no rows", Labels.of());
    }

    private static void assertRefused(String message, Labels labels, double... p) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Metrics.of(labels, p, 0.5));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    @Test
    void curvesEndWhereTheyShouldAndEncloseTheAreas() {
        Xoshiro256 random = new Xoshiro256(77);
        for (int levels : new int[] {0, 9}) {
            Labels labels = Samples.labels(700, 0.2, random);
            Ranking ranking = Ranking.of(labels, Samples.probabilities(labels, levels, random));
            RocCurve roc = RocCurve.of(ranking);
            assertEquals(0, roc.falsePositiveRates()[0]);
            assertEquals(1, roc.truePositiveRates()[roc.points() - 1]);
            assertEquals(ranking.auc(), roc.area(), 1e-13);
            PrecisionRecallCurve pr = PrecisionRecallCurve.of(ranking);
            assertEquals(1, pr.recalls()[pr.points() - 1]);
            assertEquals(labels.positiveRate(), pr.precisions()[pr.points() - 1]);
            assertEquals(ranking.averagePrecision(), pr.area(), 1e-13);
            RocCurve thin = roc.thinned(50);
            assertTrue(thin.points() <= 50);
            assertEquals(1, thin.falsePositiveRates()[thin.points() - 1]);
            assertEquals(roc.area(), thin.area(), 0.01);
        }
        double[] three = {0.9, 0.2, 0.1};
        RocCurve small = RocCurve.of(Labels.of(true, false, true), three).thinned(10);
        assertArrayEquals(new double[] {0, 0, 1, 1}, small.falsePositiveRates());
    }
}
