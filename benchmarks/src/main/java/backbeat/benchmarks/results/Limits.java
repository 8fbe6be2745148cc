package backbeat.benchmarks.results;

import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.Declared;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How near benchmarks come to what the machine can do: what an operation costs ({@link Costs}, beside the benchmark) over its
 * time, divided by what {@code RooflineBenchmark} reached in the same results. Without its figures nothing is said.
 */
public final class Limits {
    private static final String ROOFLINE = "RooflineBenchmark.";
    private static final double GIGA = 1e9;

    /**
     * How far a benchmark is from one limit.
     *
     * @param limit what the limit is, for people
     * @param rate  what the benchmark reached, in {@code unit}
     * @param most  what the machine reached
     */
    public record Share(String limit, String unit, double rate, double most) {
        public double share() {
            return rate / most;
        }
    }

    /**
     * A benchmark and the limit it is nearest to.
     *
     * @param others its other limits, further away
     */
    public record Line(Measurement measurement, Share binding, List<Share> others) {}

    private final List<Measurement> measurements;

    private Limits(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    /** One line a benchmark whose costs are known, in order. */
    public static List<Line> of(List<Measurement> measurements) {
        Limits limits = new Limits(measurements);
        List<Line> lines = new ArrayList<>();
        for (Measurement measurement : measurements) {
            List<Share> shares = new ArrayList<>(limits.shares(measurement));
            shares.sort((a, b) -> Double.compare(b.share(), a.share()));
            if (!shares.isEmpty()) {
                lines.add(new Line(measurement, shares.get(0), List.copyOf(shares.subList(1, shares.size()))));
            }
        }
        return lines;
    }

    /** As text for a terminal; empty when there is nothing to say. */
    public static String text(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder();
        for (Line line : of(measurements)) {
            Share share = line.binding();
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %s of %s %s, %s (%s)%n",
                    line.measurement().label(),
                    digits(share.rate()),
                    digits(share.most()),
                    share.unit(),
                    percent(share.share()),
                    share.limit()));
        }
        return text.toString();
    }

    public static String percent(double share) {
        return Numbers.percent(share, share < 0.1 ? 1 : 0);
    }

    public static String digits(double value) {
        return value >= 1 ? Numbers.fixed(value, value >= 100 ? 0 : 1) : Numbers.significant(value, 2);
    }

    private List<Share> shares(Measurement measurement) {
        Map<String, Share> shares = new TreeMap<>();
        for (Costs costs :
                Declared.of(measurement.benchmark()).map(Declared::costs).orElse(List.of())) {
            double operations = times(costs, measurement) / Growth.seconds(measurement);
            boolean team = measurement.name().endsWith("Threads")
                    || measurement.parameters().getOrDefault("threads", "1").equals("2");
            if (!(operations > 0)) {
                continue;
            }
            String threads = team ? "two threads" : "one thread";
            String level =
                    costs.from() == Costs.Level.MEMORY ? "memory" : costs.from().name();
            add(shares, costs.arithmetic() * operations, "arithmetic, " + threads, "Gop/s", arithmetic(team));
            add(shares, costs.bytes() * operations, "reading " + level + ", " + threads, "GB/s", bytes(costs, team));
            add(shares, costs.steps() * operations, "one chain of loads from " + level, "Gsteps/s", steps(costs));
        }
        return List.copyOf(shares.values());
    }

    private static void add(Map<String, Share> shares, double rate, String limit, String unit, OptionalDouble most) {
        if (rate > 0 && most.isPresent()) {
            Share share = new Share(limit, unit, rate / GIGA, most.getAsDouble() / GIGA);
            shares.merge(limit, share, (a, b) -> new Share(limit, unit, a.rate() + b.rate(), a.most()));
        }
    }

    /** What the costs are multiplied by; NaN where the result lacks a counter. */
    private static double times(Costs costs, Measurement measurement) {
        double product = 1;
        for (String name : costs.each()) {
            String[] ratio = name.split("/");
            product *= value(ratio[0], measurement) / (ratio.length > 1 ? value(ratio[1], measurement) : 1);
        }
        return product;
    }

    private static double value(String name, Measurement measurement) {
        String parameter = measurement.parameters().get(name);
        if (parameter == null) {
            return name.equals("ops")
                    ? measurement.score()
                    : measurement.secondary().getOrDefault(name, Double.NaN);
        }
        double product = 1;
        for (String factor : parameter.split("x")) {
            product *= Double.parseDouble(factor);
        }
        return product;
    }

    /** A fused multiply-add counts as two in the peak and as one in the costs. */
    private OptionalDouble arithmetic(boolean team) {
        OptionalDouble flops = counter(m -> m.name().equals(ROOFLINE + (team ? "fma2Threads" : "fma1Thread")), "flops");
        return flops.isPresent() ? OptionalDouble.of(flops.getAsDouble() / 2) : flops;
    }

    private OptionalDouble bytes(Costs costs, boolean team) {
        return counter(at(costs, team ? "read2Threads" : "read1Thread"), "bytes");
    }

    private OptionalDouble steps(Costs costs) {
        return measurements.stream()
                .filter(at(costs, "latency"))
                .mapToDouble(latency -> 1 / Growth.seconds(latency))
                .findFirst();
    }

    private static Predicate<Measurement> at(Costs costs, String method) {
        return m -> m.name().equals(ROOFLINE + method)
                && m.parameters().getOrDefault("kib", "").equals(costs.from().kib());
    }

    private OptionalDouble counter(Predicate<Measurement> which, String name) {
        return measurements.stream()
                .filter(which)
                .filter(m -> m.secondary().containsKey(name))
                .mapToDouble(m -> m.secondary().get(name))
                .findFirst();
    }
}
