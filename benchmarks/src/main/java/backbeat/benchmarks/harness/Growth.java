package backbeat.benchmarks.harness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How the time of one benchmark grows with the size of its data.
 *
 * @param label    benchmark and other parameters
 * @param sizes    rows, rising
 * @param seconds  time of one operation at each size
 * @param exponent the slope of the least-squares line through the logarithms: time ~ size<sup>exponent</sup>
 * @param error    the slope's standard error; NaN for two sizes
 */
record Growth(String label, double[] sizes, double[] seconds, double exponent, double error) {
    private static final String SYNTHETIC = "synthetic-";
    private static final List<String> SIZE_NAMES = List.of("n", "rows", Profile.DATA);

    private record Point(double size, double seconds) {}

    /** The exponent with its standard error, for people. */
    String slope() {
        String value = String.format(Locale.ROOT, "%.2f", exponent);
        return Double.isNaN(error) ? value : value + String.format(Locale.ROOT, " ± %.2f", error);
    }

    /** Every benchmark that was measured at two sizes or more. */
    static List<Growth> of(List<Measurement> measurements) {
        Map<String, List<Point>> series = new TreeMap<>();
        for (Measurement measurement : measurements) {
            Map<String, String> others = new TreeMap<>(measurement.parameters());
            for (String name : SIZE_NAMES) {
                OptionalLong size = size(others.getOrDefault(name, ""));
                if (size.isPresent()) {
                    others.remove(name);
                    String label = measurement.name() + (others.isEmpty() ? "" : " " + others);
                    series.computeIfAbsent(label, key -> new ArrayList<>())
                            .add(new Point(size.getAsLong(), seconds(measurement)));
                    break;
                }
            }
        }
        List<Growth> all = new ArrayList<>();
        series.forEach((label, points) -> {
            points.sort(Comparator.comparingDouble(Point::size));
            if (points.get(0).size() < points.get(points.size() - 1).size()) {
                all.add(growth(label, points));
            }
        });
        return all;
    }

    /** The number of rows that a parameter's value names, if it names one. */
    static OptionalLong size(String value) {
        String digits = value.startsWith(SYNTHETIC) ? value.substring(SYNTHETIC.length()) : value;
        return digits.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** The time of one operation; rates are turned over. */
    static double seconds(Measurement measurement) {
        String unit = measurement.unit();
        double scale = switch (unit.replace("ops/", "").replace("/op", "")) {
            case "s" -> 1;
            case "ms" -> 1e-3;
            case "us" -> 1e-6;
            case "ns" -> 1e-9;
            default -> throw new IllegalArgumentException("The unit of " + measurement.key() + " is " + unit);
        };
        return measurement.higherIsBetter() ? scale / measurement.score() : scale * measurement.score();
    }

    private static Growth growth(String label, List<Point> points) {
        double[] sizes = points.stream().mapToDouble(Point::size).toArray();
        double[] seconds = points.stream().mapToDouble(Point::seconds).toArray();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < sizes.length; i++) {
            meanX += Math.log(sizes[i]) / sizes.length;
            meanY += Math.log(seconds[i]) / sizes.length;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < sizes.length; i++) {
            double dx = Math.log(sizes[i]) - meanX;
            covariance += dx * (Math.log(seconds[i]) - meanY);
            variance += dx * dx;
        }
        double slope = covariance / variance;
        double squares = 0;
        for (int i = 0; i < sizes.length; i++) {
            double off = Math.log(seconds[i]) - meanY - slope * (Math.log(sizes[i]) - meanX);
            squares += off * off;
        }
        double error = sizes.length > 2 ? Math.sqrt(squares / (sizes.length - 2) / variance) : Double.NaN;
        return new Growth(label, sizes, seconds, slope, error);
    }
}
