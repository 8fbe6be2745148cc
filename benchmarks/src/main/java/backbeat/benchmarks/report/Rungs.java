package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Measurement;
import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * "What each idea buys": the processor time of every rung of a learner, from the textbook to the fast code, against that of the first.
 * From the result of {@code RungBenchmark}, whose parameter {@code rung} lists the rungs in their order.
 */
final class Rungs {
    private static final String BENCHMARK = "RungBenchmark.";

    /** What the rungs of each benchmark are called on its page, by the value of {@code rung}, in the lessons' order. */
    private static final Map<String, Map<String, String>> NAMES = Map.of(
            "knn",
            ordered(
                    "naive", "all distances, sorted",
                    "tree", "a k-d tree of the one-hot matrix",
                    "codes", "distances from codes",
                    "layers", "groups by category first",
                    "packed", "flat arrays of floats",
                    "vectors", "vector instructions"),
            "forest",
            ordered(
                    "dense", "count again for each threshold",
                    "swept", "sort a column once",
                    "binned", "count bins and codes",
                    "packed", "rows of 16 bytes"),
            "network",
            ordered(
                    "rows", "row by row",
                    "batches", "batches of rows",
                    "codes", "rows of weights by code",
                    "packed", "flat arrays of floats",
                    "vectors", "vector instructions"));

    private static final Map<String, String> WORK = Map.of(
            "knn", "A query for 15 neighbors",
            "forest", "A fit of ten trees on 2,000 rows",
            "network", "An epoch of plain descent");

    private Rungs() {}

    private static Map<String, String> ordered(String... keysAndNames) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndNames.length; i += 2) {
            map.put(keysAndNames[i], keysAndNames[i + 1]);
        }
        return map;
    }

    /** The times of one benchmark by name of the rung, in order; those that were not measured are left out. */
    private static Map<String, Measurement> of(String benchmark, List<Measurement> measured) {
        Map<String, Measurement> byRung = new LinkedHashMap<>();
        NAMES.get(benchmark)
                .forEach((rung, name) -> measured.stream()
                        .filter(m -> m.name().equals(BENCHMARK + benchmark)
                                && rung.equals(m.parameters().get("rung")))
                        .forEach(m -> byRung.put(name, m)));
        return byRung;
    }

    /** SVG by file name, for every benchmark that was measured at two rungs or more. */
    static Map<String, String> plots(List<Measurement> measured) {
        Map<String, String> plots = new TreeMap<>();
        for (String benchmark : NAMES.keySet()) {
            Map<String, Measurement> rungs = of(benchmark, measured);
            if (rungs.size() > 1) {
                List<Double> times = factors(rungs);
                plots.put(
                        "rungs-" + benchmark + ".svg",
                        SvgPlot.bars(
                                WORK.get(benchmark) + ": how many times as fast as the first rung",
                                new ArrayList<>(rungs.keySet()),
                                times));
            }
        }
        return plots;
    }

    private static List<Double> factors(Map<String, Measurement> rungs) {
        double first = processorTime(rungs.values().iterator().next());
        return rungs.values().stream().map(m -> first / processorTime(m)).collect(Collectors.toList());
    }

    private static double processorTime(Measurement rung) {
        return rung.secondary().get("nanoseconds") / rung.secondary().get("calls");
    }

    /** Markdown: each rung against the one below it and against the first; empty if the benchmark was not measured. */
    static String table(String benchmark, List<Measurement> measured) {
        Map<String, Measurement> rungs = of(benchmark, measured);
        if (rungs.size() < 2) {
            return "";
        }
        MarkdownTable table = new MarkdownTable().words("rung").numbers("times the rung below", "times the first");
        double below = 1;
        List<Double> factors = factors(rungs);
        int i = 0;
        for (String name : rungs.keySet()) {
            double factor = factors.get(i++);
            table.row(name, i == 1 ? "" : times(factor / below), times(factor));
            below = factor;
        }
        return table.toString();
    }

    private static String times(double factor) {
        return Numbers.grouped(factor, factor >= 10 ? 0 : 1);
    }

    static Iterable<String> benchmarks() {
        return NAMES.keySet();
    }
}
