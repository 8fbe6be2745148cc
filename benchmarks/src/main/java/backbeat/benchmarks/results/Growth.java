package backbeat.benchmarks.results;

import backbeat.benchmarks.spec.Profile;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How the time of one benchmark grows with the size of its data.
 *
 * @param benchmark the full name
 * @param label    benchmark and other parameters, for people
 * @param sizes    rows, rising
 * @param seconds  time of one operation at each size
 * @param exponent the slope of the least-squares line through the logarithms: time ~ size<sup>exponent</sup>
 * @param error    the slope's standard error; NaN for two sizes
 */
public record Growth(String benchmark, String label, double[] sizes, double[] seconds, double exponent, double error) {
    private static final String SYNTHETIC = "synthetic-";
    private static final List<String> SIZE_NAMES = List.of("n", "rows", Profile.DATA);

    private record Point(double size, double seconds) {}

    private record Series(String benchmark, String label, List<Point> points) {}

    /** The exponent with its standard error, for people. */
    public String slope() {
        String value = Numbers.fixed(exponent, 2);
        return Double.isNaN(error) ? value : value + " ± " + Numbers.fixed(error, 2);
    }

    /** Every benchmark that was measured at two sizes or more, each mode by itself. */
    public static List<Growth> of(List<Measurement> measurements) {
        Map<String, Series> all = new TreeMap<>();
        for (Measurement measurement : measurements) {
            Map<String, String> others = new TreeMap<>(measurement.parameters());
            for (String name : SIZE_NAMES) {
                OptionalLong size = size(others.getOrDefault(name, ""));
                if (size.isPresent()) {
                    others.remove(name);
                    String label = measurement.name() + (others.isEmpty() ? "" : " " + others);
                    all.computeIfAbsent(
                                    label + " " + measurement.mode(),
                                    key -> new Series(measurement.benchmark(), label, new ArrayList<>()))
                            .points()
                            .add(new Point(size.getAsLong(), seconds(measurement)));
                    break;
                }
            }
        }
        List<Growth> growths = new ArrayList<>();
        for (Series series : all.values()) {
            List<Point> points = series.points();
            points.sort(Comparator.comparingDouble(Point::size));
            if (points.get(0).size() < points.get(points.size() - 1).size()) {
                growths.add(growth(series));
            }
        }
        return growths;
    }

    /** The number of rows that a parameter's value names, if it names one. */
    public static OptionalLong size(String value) {
        String digits = value.startsWith(SYNTHETIC) ? value.substring(SYNTHETIC.length()) : value;
        return digits.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /** The time of one operation; rates are turned over. */
    public static double seconds(Measurement measurement) {
        double scale = secondsOf(measurement.unit())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The unit of " + measurement.label() + " is " + measurement.unit()));
        return measurement.higherIsBetter() ? scale / measurement.score() : scale * measurement.score();
    }

    /** The seconds of the time in a unit of JMH's, such as {@code us/op} or {@code ops/us}; empty for any other. */
    public static OptionalDouble secondsOf(String unit) {
        return switch (unit.replaceFirst("^ops/|/op$", "")) {
            case "day" -> OptionalDouble.of(86_400);
            case "hr" -> OptionalDouble.of(3_600);
            case "min" -> OptionalDouble.of(60);
            case "s" -> OptionalDouble.of(1);
            case "ms" -> OptionalDouble.of(1e-3);
            case "us" -> OptionalDouble.of(1e-6);
            case "ns" -> OptionalDouble.of(1e-9);
            default -> OptionalDouble.empty();
        };
    }

    private static Growth growth(Series series) {
        List<Point> points = series.points();
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
        return new Growth(series.benchmark(), series.label(), sizes, seconds, slope, error);
    }
}
