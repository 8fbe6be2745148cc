package backbeat.benchmarks.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Two measurements of one benchmark, and whether it moved beyond noise.
 *
 * <p>The unit of replication is the JVM, not the iteration: iterations of one JVM share its compilation, memory layout and
 * luck (Georges, Buytaert and Eeckhout 2007, doi:10.1145/1297027.1297033; Kalibera and Jones 2013,
 * doi:10.1145/2464157.2464160). So the logarithms of the JVMs' mean times are compared, by Welch's interval at 99 %; with
 * fewer than three JVMs on a side the iterations have to stand in for them, and twice the effect is asked for. A benchmark
 * has <em>moved</em> when the interval excludes 1 <em>and</em> the change is at least {@link #SMALLEST_EFFECT}: machines
 * drift by a few percent between runs, which no statistics within a run can see.
 *
 * @param before    measured before, or the baseline
 * @param after     measured after
 * @param ratio     time after / time before: above 1 is slower; NaN when a side has no score
 * @param low       lower end of the 99 % interval of the ratio; 0 when a side has fewer than two measurements
 * @param high      upper end; infinite when a side has fewer than two
 * @param threshold the smallest change that counts, as a fraction
 */
public record Comparison(
        Measurement before, Measurement after, double ratio, double low, double high, double threshold) {
    /** Smaller changes are never reported, however sure. */
    public static final double SMALLEST_EFFECT = 0.05;

    private static final double CONFIDENCE = 0.99;
    private static final int FORKS_NEEDED = 3;

    /** What happened to a benchmark. */
    public enum Verdict {
        SLOWER,
        FASTER,
        SAME,
        /** One number on a side, or none: a difference cannot be told from noise. */
        UNSURE
    }

    /** Compares what both files have, in the order of the first; what stands twice in a file counts as further JVMs. */
    public static List<Comparison> of(List<Measurement> before, List<Measurement> after) {
        Map<String, Measurement> later = byKey(after);
        List<Comparison> comparisons = new ArrayList<>();
        byKey(before).forEach((key, measurement) -> {
            Measurement other = later.get(key);
            if (other != null) {
                comparisons.add(compare(measurement, other));
            }
        });
        return comparisons;
    }

    private static Map<String, Measurement> byKey(List<Measurement> measurements) {
        Map<String, Measurement> byKey = new LinkedHashMap<>();
        measurements.forEach(measurement -> byKey.merge(measurement.key(), measurement, Measurement::and));
        return byKey;
    }

    /** @throws IllegalArgumentException if the units differ in more than their size */
    public static Comparison compare(Measurement before, Measurement after) {
        double scale = scale(before, after);
        boolean byFork = Math.min(before.forks().size(), after.forks().size()) >= FORKS_NEEDED;
        double[] a = logTimes(before, byFork);
        double[] b = logTimes(after, byFork);
        double difference = mean(b) - mean(a) + scale; // NaN where a side has no number
        double threshold = byFork ? SMALLEST_EFFECT : 2 * SMALLEST_EFFECT;
        if (a.length < 2 || b.length < 2) {
            return new Comparison(before, after, StrictMath.exp(difference), 0, Double.POSITIVE_INFINITY, threshold);
        }
        double half = halfWidth(variance(a) / a.length, a.length - 1, variance(b) / b.length, b.length - 1);
        return new Comparison(
                before,
                after,
                StrictMath.exp(difference),
                StrictMath.exp(difference - half),
                StrictMath.exp(difference + half),
                threshold);
    }

    /** The logarithm of what turns times of the second into the unit of the first. */
    private static double scale(Measurement before, Measurement after) {
        if (before.unit().equals(after.unit())) {
            return 0;
        }
        OptionalDouble first = Growth.secondsOf(before.unit());
        OptionalDouble second = Growth.secondsOf(after.unit());
        if (first.isEmpty() || second.isEmpty()) {
            throw new IllegalArgumentException(before.label() + " is measured in " + before.unit() + " and in "
                    + after.unit() + ", which cannot be compared");
        }
        return StrictMath.log(second.getAsDouble() / first.getAsDouble());
    }

    /** Welch's half width with the degrees of freedom of Welch and Satterthwaite. */
    private static double halfWidth(double va, int fa, double vb, int fb) {
        double v = va + vb;
        if (v == 0) {
            return 0;
        }
        double freedom = v * v / (va * va / fa + vb * vb / fb);
        return new TDistribution(freedom).inverseCumulativeProbability(0.5 + CONFIDENCE / 2) * Math.sqrt(v);
    }

    public Verdict verdict() {
        if (high == Double.POSITIVE_INFINITY) {
            return Verdict.UNSURE;
        }
        if (low > 1 && ratio >= 1 + threshold) {
            return Verdict.SLOWER;
        }
        return high < 1 && ratio <= 1 / (1 + threshold) ? Verdict.FASTER : Verdict.SAME;
    }

    /** Logarithms of times, one a JVM or one an iteration; rates become times by their sign. What is no number is left out. */
    private static double[] logTimes(Measurement measurement, boolean byFork) {
        Stream<double[]> forks = measurement.forks().stream()
                .map(fork -> Arrays.stream(fork)
                        .filter(value -> value > 0 && value < Double.POSITIVE_INFINITY)
                        .toArray())
                .filter(fork -> fork.length > 0);
        double[] values = byFork
                ? forks.mapToDouble(Comparison::mean).toArray()
                : forks.flatMapToDouble(Arrays::stream).toArray();
        int sign = measurement.higherIsBetter() ? -1 : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = sign * StrictMath.log(values[i]);
        }
        return values;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
