package backbeat.benchmarks.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a profile will run: batches of benchmark methods that share their parameters and the kind of mode, each handed to
 * JMH at once.
 *
 * @param batches in the order of their names
 */
record Plan(List<Batch> batches) {
    /** The pattern of a user who gave none. */
    static final String EVERYTHING = ".*";

    /**
     * Benchmarks of one class.
     *
     * @param names      full names, class and method
     * @param singleShot whether they measure single calls
     * @param parameters the values to run, by parameter
     */
    record Batch(Set<String> names, boolean singleShot, Map<String, List<String>> parameters) {
        /** A regular expression that matches these benchmarks and no others. */
        String include() {
            return names.stream().map(Pattern::quote).collect(Collectors.joining("|", "^(", ")$"));
        }

        int combinations() {
            return parameters.values().stream().mapToInt(List::size).reduce(names.size(), (a, b) -> a * b);
        }
    }

    /** @throws IllegalArgumentException if {@code overrides} names a parameter that no chosen benchmark has */
    static Plan of(Profile profile, Pattern pattern, Map<String, String> overrides) {
        Map<String, Batch> batches = new TreeMap<>();
        Set<String> used = new TreeSet<>();
        boolean asked = !pattern.pattern().equals(EVERYTHING);
        for (BenchmarkListEntry entry : all()) {
            Map<String, List<String>> annotated = parameters(entry);
            if (!pattern.matcher(entry.getUsername()).find()
                    || !profile.includes(entry.getUsername(), annotated, asked)) {
                continue;
            }
            overrides.keySet().stream().filter(annotated::containsKey).forEach(used::add);
            boolean singleShot = Profile.singleShot(entry.getMode());
            for (Map<String, List<String>> chosen : profile.parameters(entry.getUsername(), annotated, overrides)) {
                String group = entry.getUserClassQName() + singleShot + chosen;
                batches.computeIfAbsent(group, key -> new Batch(new TreeSet<>(), singleShot, chosen))
                        .names()
                        .add(entry.getUsername());
            }
        }
        for (String name : overrides.keySet()) {
            if (!used.contains(name)) {
                throw new IllegalArgumentException("No chosen benchmark has a parameter '" + name + "'");
            }
        }
        return new Plan(new ArrayList<>(batches.values()));
    }

    private static Set<BenchmarkListEntry> all() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());
    }

    private static Map<String, List<String>> parameters(BenchmarkListEntry entry) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (entry.getParams().hasValue()) {
            new TreeMap<>(entry.getParams().get())
                    .forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        }
        return parameters;
    }

    /** Class and method, without the package. */
    static String shortName(String benchmark) {
        return benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    }

    String describe(Profile profile) {
        StringBuilder text = new StringBuilder();
        for (Batch batch : batches) {
            for (String name : batch.names()) {
                text.append("  ").append(shortName(name));
                batch.parameters()
                        .forEach((parameter, values) ->
                                text.append(' ').append(parameter).append('=').append(String.join(",", values)));
                text.append('\n');
            }
        }
        int combinations = batches.stream().mapToInt(Batch::combinations).sum();
        return "Profile " + profile + ", " + combinations + " measurements:\n"
                + text.toString().stripTrailing();
    }
}
