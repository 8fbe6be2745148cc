package backbeat.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static Measurement counted(String name, double flops) {
        return new Measurement(
                name, Map.of(), "thrpt", "ops/s", 1, List.of(new double[] {1}), Map.of(), Map.of("flops", flops));
    }

    @Test
    void kernelsAreDividedByThePeakOfTheirThreads() {
        String text = Limits.text(List.of(
                counted("GemmBenchmark.oursVector", 60e9),
                counted("GemmBenchmark.ejmlThreads", 8e9),
                counted("RooflineBenchmark.fma1Thread", 240e9),
                counted("RooflineBenchmark.fma2Threads", 400e9)));
        assertEquals(
                "GemmBenchmark.oursVector: 60.0 of 240.0 GFLOP/s, 25 %\n"
                        + "GemmBenchmark.ejmlThreads: 8.0 of 400.0 GFLOP/s, 2 %\n",
                text.replace("\r\n", "\n"));
    }

    @Test
    void withoutAPeakNothingIsClaimed() {
        assertEquals("", Limits.text(List.of(counted("GemmBenchmark.oursVector", 60e9))));
    }
}
