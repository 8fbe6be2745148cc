package backbeat.benchmarks.harness;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How near kernels come to what the machine can do. A benchmark that counts {@code flops} as a rate is divided by the peak
 * that {@code RooflineBenchmark.fma1Thread} measured in the same run (by that of two threads where its name says
 * {@code Threads}); without that benchmark in the run there is nothing to say.
 */
final class Limits {
    private static final String PEAK = "RooflineBenchmark.fma1Thread";
    private static final String PEAK_OF_TWO = "RooflineBenchmark.fma2Threads";
    private static final String FLOPS = "flops";
    private static final double GIGA = 1e9;

    private Limits() {}

    /** One line a kernel; empty when no kernel or no peak was measured. */
    static String text(List<Measurement> measurements) {
        Optional<Double> one = peak(measurements, PEAK);
        StringBuilder text = new StringBuilder();
        for (Measurement measurement : measurements) {
            Double flops = measurement.secondary().get(FLOPS);
            if (flops == null || flops <= 0 || measurement.name().startsWith("Roofline")) {
                continue;
            }
            boolean team = measurement.name().endsWith("Threads");
            Optional<Double> limit = team ? peak(measurements, PEAK_OF_TWO) : one;
            limit.ifPresent(peak -> text.append(String.format(
                    Locale.ROOT,
                    "%s: %.1f of %.1f GFLOP/s, %.0f %%%n",
                    measurement.key(),
                    flops / GIGA,
                    peak / GIGA,
                    100 * flops / peak)));
        }
        return text.toString();
    }

    private static Optional<Double> peak(List<Measurement> measurements, String name) {
        return measurements.stream()
                .filter(measurement -> measurement.name().equals(name))
                .map(measurement -> measurement.secondary().get(FLOPS))
                .findFirst();
    }
}
