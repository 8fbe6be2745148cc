package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.spec.Profile;
import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The results of two JDKs side by side, as Markdown. */
final class RegularTable {
    private RegularTable() {}

    static String of(List<Measurement> regular, List<Measurement> newer) {
        Map<String, Measurement> other = new LinkedHashMap<>();
        newer.forEach(m -> other.put(m.key(), m));
        MarkdownTable table = new MarkdownTable()
                .words("benchmark", "parameters")
                .numbers("JDK 17", "JVMs ±", "JDK 25", "JVMs ±")
                .words("unit")
                .numbers("allocated, B/op (17)");
        for (Measurement measurement : regular) {
            Measurement late = other.get(measurement.key());
            Double allocated = measurement.secondary().get("gc.alloc.rate.norm");
            table.row(
                    measurement.name(),
                    parameters(measurement),
                    score(measurement),
                    spread(measurement),
                    late == null ? "–" : score(late),
                    late == null ? "" : spread(late),
                    measurement.unit().replace("us/", "µs/"),
                    allocated == null ? "" : Numbers.grouped(Math.floor(allocated + 0.1), 0));
        }
        return table.toString();
    }

    /** The parameters that tell it from others of its name. */
    static String parameters(Measurement measurement) {
        return measurement.parameters().entrySet().stream()
                .filter(p -> !p.getKey().equals(Profile.DATA) && !p.getKey().equals("library"))
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String score(Measurement measurement) {
        Map<String, Double> p = measurement.percentiles();
        return p.isEmpty()
                ? digits(measurement.score())
                : "p50 " + digits(p.get("50.0")) + ", p99 " + digits(p.get("99.0")) + ", p99.9 "
                        + digits(p.get("99.9"));
    }

    static String digits(double value) {
        return value >= 1000 ? Numbers.grouped(value, 0) : Numbers.significant(value, 3);
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
                : Numbers.percent((high - low) / (high + low));
    }
}
