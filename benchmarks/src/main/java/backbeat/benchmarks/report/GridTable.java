package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Growth;
import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forest's grid as Markdown: a line for each way to grow or to ask, a column for each number of training rows. */
final class GridTable {
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=([^,}]+)");
    private static final List<String> NAMES = List.of("mode", "trees", "threads");

    /** Four synthetic rows in five are training rows. */
    private static final double TRAINING = 0.8;

    private GridTable() {}

    static String of(List<Growth> growths) {
        TreeSet<Double> sizes = new TreeSet<>();
        growths.forEach(growth -> {
            for (double size : growth.sizes()) {
                sizes.add(size);
            }
        });
        MarkdownTable table = new MarkdownTable().words("what", "mode").numbers("trees", "threads");
        sizes.forEach(size -> table.numbers(Numbers.grouped(TRAINING * size, 0) + " rows"));
        table.numbers("exponent");
        List<List<String>> lines = new ArrayList<>();
        for (Growth growth : growths) {
            List<String> cells = new ArrayList<>();
            cells.add(growth.label().replaceFirst(" \\{.*", ""));
            Map<String, String> parameters = new TreeMap<>();
            for (Matcher m = PARAMETER.matcher(growth.label()); m.find(); ) {
                parameters.put(m.group(1), m.group(2));
            }
            NAMES.forEach(name -> cells.add(parameters.getOrDefault(name, "1")));
            Map<Double, String> times = new TreeMap<>();
            for (int i = 0; i < growth.sizes().length; i++) {
                times.put(growth.sizes()[i], RegularTable.time(growth.seconds()[i]));
            }
            sizes.forEach(size -> cells.add(times.getOrDefault(size, "")));
            cells.add(growth.slope());
            lines.add(cells);
        }
        lines.sort(Comparator.comparing((List<String> cells) -> cells.get(0) + cells.get(1))
                .thenComparingInt(cells -> Integer.parseInt(cells.get(2)))
                .thenComparing(cells -> cells.get(3)));
        lines.forEach(table::row);
        return table.toString();
    }
}
