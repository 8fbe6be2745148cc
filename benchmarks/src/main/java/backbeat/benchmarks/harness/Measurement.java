package backbeat.benchmarks.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One benchmark with one set of parameters, as measured.
 *
 * @param name       class and method, such as {@code KnnBenchmark.query}
 * @param parameters the parameters, by name
 * @param mode       JMH's short name of the mode: thrpt, avgt, sample, ss
 * @param unit       such as {@code ms/op}
 * @param score      the mean over all iterations
 * @param forks      one array of iteration scores for each JVM
 * @param percentiles of the sample mode, by percentage; empty otherwise
 * @param secondary  means of counters and profilers, by name
 */
public record Measurement(
        String name,
        Map<String, String> parameters,
        String mode,
        String unit,
        double score,
        List<double[]> forks,
        Map<String, Double> percentiles,
        Map<String, Double> secondary) {
    /** Identifies the benchmark in another file. */
    String key() {
        return name + (parameters.isEmpty() ? "" : " " + parameters) + (mode.equals("sample") ? " (sampled)" : "");
    }

    /** Whether more is better. */
    boolean higherIsBetter() {
        return mode.equals("thrpt");
    }

    /** @throws IllegalArgumentException if the node is not a JMH result */
    static Measurement of(JsonNode node) {
        JsonNode metric = node.path("primaryMetric");
        if (!node.hasNonNull("benchmark") || !metric.hasNonNull("score")) {
            throw new IllegalArgumentException("not a JMH result: no 'benchmark' or no 'primaryMetric.score'");
        }
        String name = Plan.shortName(node.get("benchmark").asText());
        Map<String, String> parameters = new TreeMap<>();
        node.path("params")
                .fields()
                .forEachRemaining(p -> parameters.put(p.getKey(), p.getValue().asText()));
        List<double[]> forks = new ArrayList<>();
        for (JsonNode fork : metric.path("rawData")) {
            double[] iterations = new double[fork.size()];
            for (int i = 0; i < iterations.length; i++) {
                iterations[i] = fork.get(i).asDouble();
            }
            forks.add(iterations);
        }
        if (forks.isEmpty()) {
            forks.add(new double[] {metric.get("score").asDouble()});
        }
        Map<String, Double> percentiles = new TreeMap<>();
        if (node.path("mode").asText().equals("sample")) {
            metric.path("scorePercentiles")
                    .fields()
                    .forEachRemaining(
                            p -> percentiles.put(p.getKey(), p.getValue().asDouble()));
        }
        return new Measurement(
                name,
                parameters,
                node.path("mode").asText(),
                metric.path("scoreUnit").asText(),
                metric.get("score").asDouble(),
                forks,
                percentiles,
                secondary(node.path("secondaryMetrics")));
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
                sum += iteration.asDouble();
                count++;
            }
        }
        return count == 0 ? metric.path("score").asDouble() : sum / count;
    }
}
