package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignificanceTest {
    @Test
    void deLongAgreesWithTheBootstrap() {
        Xoshiro256 random = new Xoshiro256(8);
        Labels labels = Samples.labels(1500, 0.3, random);
        double[] a = Samples.probabilities(labels, 0, random);
        double[] b = Samples.probabilities(labels, 20, random);
        DeLong deLong = DeLong.of(labels, List.of(a, b));
        Resamples resamples =
                new Bootstrap(2000, 4, Workers.sequential()).run(labels, List.of(new Forecast(a), new Forecast(b)));
        double analytic = Math.sqrt(deLong.covariance(0, 0));
        assertEquals(1, deviation(resamples.replicates(0, Metric.AUC)) / analytic, 0.08);
        assertEquals(
                1,
                deLong.difference(0, 1).interval().width()
                        / resamples.difference(0, 1, Metric.AUC).interval().width(),
                0.1);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    @Test
    void deLongRejectsATrueHypothesisAboutAsOftenAsItSays() {
        int rejected = 0;
        for (int trial = 0; trial < 400; trial++) {
            Xoshiro256 random = Xoshiro256.stream(31, trial);
            Labels labels = Samples.labels(200, 0.4, random);
            DeLong test = DeLong.of(
                    labels,
                    List.of(Samples.probabilities(labels, 0, random), Samples.probabilities(labels, 0, random)));
            rejected += test.difference(0, 1).pValue() < 0.05 ? 1 : 0;
        }
        assertEquals(0.05, rejected / 400.0, 0.03);
    }

    @Test
    void equalModelsDoNotDiffer() {
        Labels labels = Labels.of(true, false, true, false);
        double[] p = {0.9, 0.1, 0.3, 0.4};
        assertEquals(1, DeLong.of(labels, List.of(p, p)).difference(0, 1).pValue());
        assertThrows(IllegalArgumentException.class, () -> DeLong.of(Labels.of(true, false), List.of(new double[2])));
    }

    @Test
    void mcNemarCountsDisagreement() {
        Labels labels = Labels.of(true, true, false, false, true);
        Forecast first = new Forecast(new double[] {0.9, 0.9, 0.1, 0.9, 0.2});
        Forecast second = new Forecast(new double[] {0.9, 0.1, 0.9, 0.1, 0.2}, 0.5);
        assertEquals(new McNemar(2, 1), McNemar.of(labels, first, second));
        assertEquals(1, new McNemar(0, 0).midP());
        assertTrue(new McNemar(0, 100_000).midP() >= 0);
        assertEquals(1, new McNemar(60_000, 60_000).midP(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> new McNemar(-1, 0));
    }

    @Test
    void aPValueLiesFromZeroToOne() {
        Interval interval = new Interval(0.1, 0, 0.2);
        for (double p : new double[] {0, 0.5, 1}) {
            assertEquals(p, new Difference(interval, p).pValue());
        }
        for (double p : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new Difference(interval, p));
        }
    }

    @Test
    void holmNeverLowersAndKeepsTheOrder() {
        Xoshiro256 random = new Xoshiro256(2);
        double[] p = new double[20];
        Arrays.setAll(p, i -> random.nextDouble() * random.nextDouble());
        double[] adjusted = Holm.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertTrue(adjusted[i] >= p[i] && adjusted[i] <= 1);
            for (int j = 0; j < p.length; j++) {
                assertTrue(p[i] > p[j] || adjusted[i] <= adjusted[j]);
            }
        }
        assertArrayEquals(new double[0], Holm.adjust());
        assertThrows(IllegalArgumentException.class, () -> Holm.adjust(0.1, Double.NaN));
    }
}
