package backbeat.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.results.Comparison.Verdict;
import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int ITERATIONS = 5;

    /** Times with both kinds of noise: between JVMs and between the iterations of one. */
    private static Measurement measured(String mode, double time, double forkNoise, int forks, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        List<double[]> data = new ArrayList<>();
        double sum = 0;
        for (int fork = 0; fork < forks; fork++) {
            double level = time * (1 + forkNoise * random.nextGaussian());
            double[] iterations = new double[ITERATIONS];
            for (int i = 0; i < ITERATIONS; i++) {
                iterations[i] = level * (1 + 0.005 * random.nextGaussian());
                sum += iterations[i];
            }
            data.add(iterations);
        }
        return new Measurement(
                "KernelBenchmark.distance",
                Map.of("kernel", "vector"),
                mode,
                mode.equals("thrpt") ? "ops/s" : "ms/op",
                sum / (forks * ITERATIONS),
                data,
                Map.of(),
                Map.of());
    }

    @Test
    void aSlowedKernelIsFlagged() {
        Comparison comparison =
                Comparison.compare(measured("avgt", 10, 0.01, 3, 1), measured("avgt", 12.5, 0.01, 3, 2));
        assertEquals(Verdict.SLOWER, comparison.verdict());
        assertEquals(1.25, comparison.ratio(), 0.05);
        assertTrue(comparison.low() > 1 && comparison.low() < comparison.ratio());
        assertTrue(comparison.high() > comparison.ratio());
    }

    @Test
    void forRatesLessIsSlower() {
        assertEquals(
                Verdict.SLOWER,
                Comparison.compare(measured("thrpt", 100, 0.005, 3, 1), measured("thrpt", 60, 0.005, 3, 2))
                        .verdict());
        assertEquals(
                Verdict.FASTER,
                Comparison.compare(measured("thrpt", 60, 0.005, 3, 1), measured("thrpt", 100, 0.005, 3, 2))
                        .verdict());
    }

    @Test
    void unchangedRerunsAreNotFlagged() {
        int flagged = 0;
        for (int seed = 0; seed < 500; seed++) {
            Comparison comparison = Comparison.compare(
                    measured("avgt", 10, 0.02, 3, 2 * seed), measured("avgt", 10, 0.02, 3, 2 * seed + 1));
            flagged += comparison.verdict() == Verdict.SAME ? 0 : 1;
        }
        assertTrue(flagged <= 5, flagged + " of 500 unchanged reruns were flagged; at most 1 % may be");
    }

    @Test
    void aSureButTinyChangeIsNotFlagged() {
        Comparison comparison =
                Comparison.compare(measured("avgt", 10, 0.0001, 5, 1), measured("avgt", 10.3, 0.0001, 5, 2));
        assertTrue(comparison.low() > 1, "the change is real");
        assertEquals(Verdict.SAME, comparison.verdict());
    }

    @Test
    void iterationsOfOneJvmDoNotCountAsJvms() {
        // One JVM a side: 7 % apart by the luck of the JVM, with iterations that agree among themselves.
        Comparison comparison = Comparison.compare(measured("avgt", 10, 0, 1, 1), measured("avgt", 10.7, 0, 1, 2));
        assertTrue(comparison.low() > 1, "by iterations alone the difference is certain");
        assertEquals(Verdict.SAME, comparison.verdict());
    }

    @Test
    void oneNumberASideSaysNothing() {
        Measurement single =
                new Measurement("A.b", Map.of(), "ss", "s/op", 1, List.of(new double[] {1}), Map.of(), Map.of());
        Measurement twice =
                new Measurement("A.b", Map.of(), "ss", "s/op", 2, List.of(new double[] {2}), Map.of(), Map.of());
        assertEquals(Verdict.UNSURE, Comparison.compare(single, twice).verdict());
        assertEquals(2, Comparison.compare(single, twice).ratio(), 1e-12);
    }

    @Test
    void welchsIntervalMatchesATextbookExample() {
        // log times 0, 0.1, 0.2 and 0.4, 0.5, 0.6: difference 0.4, s² = 0.01 each, se = 0.0816497, 4 degrees of
        // freedom,
        // t(0.995) = 4.604095.
        Comparison comparison = Comparison.compare(logTimes(0, 0.1, 0.2), logTimes(0.4, 0.5, 0.6));
        assertEquals(0.4, Math.log(comparison.ratio()), 1e-12);
        assertEquals(0.4 - 4.604095 * 0.0816497, Math.log(comparison.low()), 1e-5);
        assertEquals(0.4 + 4.604095 * 0.0816497, Math.log(comparison.high()), 1e-5);
    }

    private static Measurement logTimes(double... logs) {
        List<double[]> forks = new ArrayList<>();
        for (double log : logs) {
            forks.add(new double[] {Math.exp(log)});
        }
        return new Measurement("A.b", Map.of(), "avgt", "ms/op", 1, forks, Map.of(), Map.of());
    }

    @Test
    void onlyTheSameParametersAreCompared() {
        Measurement vector = measured("avgt", 10, 0.01, 3, 1);
        Measurement scalar = new Measurement(
                vector.name(),
                Map.of("kernel", "scalar"),
                vector.mode(),
                vector.unit(),
                vector.score(),
                vector.forks(),
                Map.of(),
                Map.of());
        assertTrue(Comparison.of(List.of(vector), List.of(scalar)).isEmpty());
        assertEquals(1, Comparison.of(List.of(vector, scalar), List.of(scalar)).size());
    }

    @Test
    void modesOfOneBenchmarkAreComparedEachByItself() {
        Measurement time = measured("avgt", 10, 0.01, 3, 1);
        Measurement rate = measured("thrpt", 10, 0.01, 3, 1);
        List<Comparison> both = Comparison.of(List.of(time, rate), List.of(rate, time));
        assertEquals(
                List.of("avgt", "thrpt"),
                both.stream().map(c -> c.after().mode()).toList());
        assertTrue(Comparison.of(List.of(time), List.of(rate)).isEmpty());
    }

    @Test
    void unitsOfTimeAreConvertedAndOthersRefused() {
        Measurement millis = logTimes(0, 0.1, 0.2);
        Measurement micros = new Measurement(
                millis.benchmark(),
                Map.of(),
                "avgt",
                "us/op",
                1000,
                millis.forks().stream()
                        .map(fork -> new double[] {1000 * fork[0]})
                        .toList(),
                Map.of(),
                Map.of());
        assertEquals(1, Comparison.compare(millis, micros).ratio(), 1e-12);
        assertEquals(1, Comparison.compare(micros, millis).ratio(), 1e-12);
        Measurement bytes =
                new Measurement(millis.benchmark(), Map.of(), "avgt", "B", 1, millis.forks(), Map.of(), Map.of());
        assertThrows(IllegalArgumentException.class, () -> Comparison.compare(millis, bytes));
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        Measurement sound = logTimes(0, 0.1, 0.2);
        Measurement holes = new Measurement(
                sound.benchmark(),
                Map.of(),
                "avgt",
                "ms/op",
                Double.NaN,
                List.of(new double[] {Double.NaN}, new double[] {0}),
                Map.of(),
                Map.of());
        Comparison comparison = Comparison.compare(sound, holes);
        assertTrue(Double.isNaN(comparison.ratio()));
        assertEquals(Verdict.UNSURE, comparison.verdict());
        assertTrue(ComparisonTable.text(List.of(comparison)).contains("no score"));
    }

    @Test
    void whatStandsTwiceInAFileCountsAsFurtherJvms() {
        Measurement once =
                new Measurement("A.b", Map.of(), "avgt", "ms/op", 1, List.of(new double[] {1}), Map.of(), Map.of());
        Comparison comparison =
                Comparison.of(List.of(once, once, once), List.of(once)).get(0);
        assertEquals(3, comparison.before().forks().size());
    }
}
