package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.spec.Profile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results of two JDKs side by side, as Markdown. */
final class RegularTable {
    private RegularTable() {}

    static String of(List<Measurement> regular, List<Measurement> newer) {
        Map<String, Measurement> other = new LinkedHashMap<>();
        newer.forEach(m -> other.put(m.key(), m));
        StringBuilder text = new StringBuilder(
                "| benchmark | parameters | JDK 17 | JVMs ± | JDK 25 | JVMs ± | unit | allocated, B/op (17) |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: | --- | ---: |\n");
        for (Measurement measurement : regular) {
            Measurement late = other.get(measurement.key());
            Double allocated = measurement.secondary().get("gc.alloc.rate.norm");
            text.append("| ").append(names(measurement)).append(" | ").append(score(measurement));
            text.append(" | ").append(spread(measurement)).append(" | ");
            text.append(late == null ? "–" : score(late)).append(" | ").append(late == null ? "" : spread(late));
            text.append(" | ").append(measurement.unit().replace("us/", "µs/")).append(" | ");
            text.append(allocated == null ? "" : String.format(Locale.ROOT, "%,.0f", Math.floor(allocated + 0.1)));
            text.append(" |\n");
        }
        return text.toString();
    }

    /** Name and parameters, two cells. */
    static String names(Measurement measurement) {
        String parameters = measurement.parameters().entrySet().stream()
                .filter(p -> !p.getKey().equals(Profile.DATA) && !p.getKey().equals("library"))
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining(" "));
        return measurement.name() + " | " + parameters;
    }

    private static String score(Measurement measurement) {
        Map<String, Double> p = measurement.percentiles();
        return p.isEmpty()
                ? digits(measurement.score())
                : "p50 " + digits(p.get("50.0")) + ", p99 " + digits(p.get("99.0")) + ", p99.9 "
                        + digits(p.get("99.9"));
    }

    static String digits(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }

    /** A time in the unit that makes it a number from 1 on. */
    static String time(double seconds) {
        String[] units = {"s", "ms", "µs", "ns"};
        int unit = 0;
        double value = seconds;
        while (value < 1 && unit < units.length - 1) {
            value *= 1000;
            unit++;
        }
        return digits(value) + " " + units[unit];
    }

    /** How far the JVMs' means lie from each other: half the range, of the middle. */
    private static String spread(Measurement measurement) {
        double[] means = measurement.forks().stream()
                .mapToDouble(fork -> Arrays.stream(fork).average().orElse(Double.NaN))
                .sorted()
                .toArray();
        double low = means[0];
        double high = means[means.length - 1];
        return means.length < 2 || !measurement.percentiles().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.1f %%", 100 * (high - low) / (high + low));
    }
}
