package backbeat.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One benchmark with one set of parameters, as measured.
 *
 * @param benchmark  the full name, class and method
 * @param parameters the parameters, by name
 * @param mode       JMH's short name of the mode: thrpt, avgt, sample, ss
 * @param unit       such as {@code ms/op}
 * @param score      the mean over all iterations; NaN where JMH has none
 * @param forks      one array of iteration scores for each JVM
 * @param percentiles of the sample mode, by percentage; empty otherwise
 * @param secondary  means of counters and profilers, by name
 */
public record Measurement(
        String benchmark,
        Map<String, String> parameters,
        String mode,
        String unit,
        double score,
        List<double[]> forks,
        Map<String, Double> percentiles,
        Map<String, Double> secondary) {
    private static final String SAMPLE = "sample";

    /** Class and method, without the package. */
    public String name() {
        return shortName(benchmark);
    }

    /** Class and method of a benchmark's full name. */
    public static String shortName(String benchmark) {
        return benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    }

    /** The benchmark and its parameters for people; modes may share it. */
    public String label() {
        return name() + (parameters.isEmpty() ? "" : " " + parameters);
    }

    /** Identifies the benchmark in another file: JMH measures it in several modes if it is told to. */
    public String key() {
        return benchmark + (parameters.isEmpty() ? "" : " " + parameters) + " " + mode;
    }

    /**
     * The same, as if it had been measured with other values of its parameters.
     *
     * @param values by value the one that takes its place
     */
    public Measurement withValues(Map<String, String> values) {
        Map<String, String> replaced = new TreeMap<>();
        parameters.forEach((name, value) -> replaced.put(name, values.getOrDefault(value, value)));
        return new Measurement(benchmark, replaced, mode, unit, score, forks, percentiles, secondary);
    }

    /** This and the same benchmark measured again, whose JVMs count as further ones. */
    Measurement and(Measurement again) {
        List<double[]> all = new ArrayList<>(forks);
        all.addAll(again.forks);
        double mean = all.stream().flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
        return new Measurement(benchmark, parameters, mode, unit, mean, all, percentiles, secondary);
    }

    /** Whether more is better. */
    public boolean higherIsBetter() {
        return mode.equals("thrpt");
    }

    /** Whether every call was sampled. */
    public boolean sampled() {
        return mode.equals(SAMPLE);
    }

    /** @throws IllegalArgumentException if the node is not a JMH result */
    public static Measurement of(JsonNode node) {
        JsonNode metric = node.path("primaryMetric");
        if (!node.hasNonNull("benchmark") || !metric.hasNonNull("score")) {
            throw new IllegalArgumentException("not a JMH result: no 'benchmark' or no 'primaryMetric.score'");
        }
        Map<String, String> parameters = new TreeMap<>();
        node.path("params")
                .fields()
                .forEachRemaining(p -> parameters.put(p.getKey(), p.getValue().asText()));
        String mode = node.path("mode").asText();
        Map<String, Double> percentiles = new TreeMap<>();
        if (mode.equals(SAMPLE)) {
            metric.path("scorePercentiles")
                    .fields()
                    .forEachRemaining(p -> percentiles.put(p.getKey(), number(p.getValue())));
        }
        return new Measurement(
                node.get("benchmark").asText(),
                parameters,
                mode,
                metric.path("scoreUnit").asText(),
                number(metric.get("score")),
                forks(metric),
                percentiles,
                secondary(node.path("secondaryMetrics")));
    }

    /** Numbers that JSON cannot write are texts in JMH's: "NaN", "Infinity". */
    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            return Double.parseDouble(node.asText());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a JMH result: a score is '" + node.asText() + "'", e);
        }
    }

    /** The score of each iteration, by JVM; where calls were sampled JMH keeps histograms, whose means they are. */
    private static List<double[]> forks(JsonNode metric) {
        List<double[]> forks = new ArrayList<>();
        JsonNode raw = metric.path("rawData");
        JsonNode histograms = metric.path("rawDataHistogram");
        for (JsonNode fork : raw.isEmpty() ? histograms : raw) {
            double[] iterations = new double[fork.size()];
            for (int i = 0; i < iterations.length; i++) {
                iterations[i] = raw.isEmpty() ? histogramMean(fork.get(i)) : number(fork.get(i));
            }
            forks.add(iterations);
        }
        if (forks.isEmpty()) {
            forks.add(new double[] {number(metric.get("score"))});
        }
        return forks;
    }

    /** @param bins pairs of a time and how often it was seen */
    private static double histogramMean(JsonNode bins) {
        double sum = 0;
        double count = 0;
        for (JsonNode bin : bins) {
            sum += number(bin.path(0)) * number(bin.path(1));
            count += number(bin.path(1));
        }
        return sum / count;
    }

    private static Map<String, Double> secondary(JsonNode metrics) {
        Map<String, Double> scores = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = metrics.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            scores.put(field.getKey().replace("·", ""), mean(field.getValue()));
        }
        return scores;
    }

    /** The mean of the iterations: JMH adds up what is an event count to it, but ours are qualities and sizes. */
    private static double mean(JsonNode metric) {
        double sum = 0;
        int count = 0;
        for (JsonNode fork : metric.path("rawData")) {
            for (JsonNode iteration : fork) {
                sum += number(iteration);
                count++;
            }
        }
        return count == 0 ? number(metric.path("score")) : sum / count;
    }
}
