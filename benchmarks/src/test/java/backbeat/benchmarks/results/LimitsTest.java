package backbeat.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static Measurement result(
            String name, Map<String, String> parameters, String unit, double score, Map<String, Double> counters) {
        String mode = unit.startsWith("ops") ? "thrpt" : "avgt";
        return new Measurement(
                "backbeat.benchmarks." + name,
                parameters,
                mode,
                unit,
                score,
                List.of(new double[] {score}),
                Map.of(),
                counters);
    }

    private static final List<Measurement> MACHINE = List.of(
            result("RooflineBenchmark.fma1Thread", Map.of(), "ops/s", 1, Map.of("flops", 240e9)),
            result("RooflineBenchmark.fma2Threads", Map.of(), "ops/s", 1, Map.of("flops", 400e9)),
            result("RooflineBenchmark.read1Thread", Map.of("kib", "512"), "ops/s", 1, Map.of("bytes", 160e9)),
            result("RooflineBenchmark.read1Thread", Map.of("kib", "24"), "ops/s", 1, Map.of("bytes", 190e9)),
            result("RooflineBenchmark.latency", Map.of("kib", "512"), "ns/op", 50, Map.of()));

    private static List<Limits.Line> lines(Measurement measurement) {
        return Limits.of(
                List.of(measurement, MACHINE.get(0), MACHINE.get(1), MACHINE.get(2), MACHINE.get(3), MACHINE.get(4)));
    }

    @Test
    void productsAreDividedByThePeakOfTheirThreads() {
        Map<String, String> shape = Map.of("shape", "100x100x100");
        // 1e6 multiply-adds in 1/30,000 s: 30e9 a second; the peak is half of the flops, two a multiply-add
        Limits.Line one = lines(result("GemmBenchmark.oursVector", shape, "ops/s", 30_000, Map.of()))
                .get(0);
        assertEquals(30, one.binding().rate(), 1e-9);
        assertEquals(0.25, one.binding().share(), 1e-12);
        Limits.Line two = lines(result("GemmBenchmark.ejmlThreads", shape, "ops/s", 30_000, Map.of()))
                .get(0);
        assertEquals(0.15, two.binding().share(), 1e-12);
    }

    @Test
    void theNearestLimitBinds() {
        // 10 dimensions in 0.4 ns: 30 operations (75 a ns, of 120) and 40 bytes from L2 (100 a ns, of 160)
        Map<String, String> parameters = Map.of("dimensions", "10", "kernel", "vector");
        Limits.Line line = lines(result("LeafDistanceBenchmark.within", parameters, "ns/op", 0.4, Map.of()))
                .get(0);
        assertEquals(1, line.others().size());
        assertEquals(0.625, line.binding().share(), 1e-12);
        Limits.Line adam = lines(result("UpdateBenchmark.adam", Map.of(), "ns/op", 0.25, Map.of()))
                .get(0);
        assertEquals("reading L2, one thread", adam.binding().limit());
        assertEquals(0.8, adam.binding().share(), 1e-12);
        assertEquals(0.4, adam.others().get(0).share(), 1e-12);
    }

    @Test
    void chainsOfLoadsAreDividedByTheLatency() {
        Measurement walk =
                result("ForestPredictBenchmark.single", Map.of(), "us/op", 20, Map.of("stepsPerRow", 2000.0));
        // 10 ns a step where a chain takes 50 ns a step: five chains in flight
        assertEquals(5, lines(walk).get(0).binding().share(), 1e-9);
        assertTrue(Limits.text(List.of(walk, MACHINE.get(4))).contains("500 % (one chain of loads from L2)"));
    }

    @Test
    void sumsOfCostsAreAddedByLimit() {
        Map<String, Double> counters = Map.of("points", 3000.0, "boxes", 500.0, "queries", 1.0);
        Limits.Line line = lines(result("KdTreeQueryBenchmark.search", Map.of(), "us/op", 10, counters))
                .get(0);
        assertEquals((45 * 3000 + 60 * 500) / 10e3 / 120, line.binding().share(), 1e-12);
    }

    @Test
    void withoutTheMachineOrACounterNothingIsClaimed() {
        assertEquals("", Limits.text(List.of(result("UpdateBenchmark.adam", Map.of(), "ns/op", 1, Map.of()))));
        assertTrue(lines(result("KdTreeQueryBenchmark.search", Map.of(), "us/op", 10, Map.of()))
                .isEmpty());
        assertTrue(lines(result("NoSuchBenchmark.search", Map.of(), "us/op", 10, Map.of()))
                .isEmpty());
    }
}
