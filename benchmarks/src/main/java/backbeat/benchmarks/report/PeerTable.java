package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.spec.Declared;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.text.JsonText;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One table of all libraries from a folder of results: our JMH files and the peers' JSON lines, several rounds of each. */
public final class PeerTable {
    private static final String OURS = "backbeat";
    private static final int FEW_ROWS = 1000;

    /** Peak memory of processes that were not timed, by task and library. */
    private final Map<String, Double> peaks = new TreeMap<>();

    /** Results by task, then by library. */
    private final Map<PeerTask, Map<String, PeerResult>> results = new TreeMap<>();

    /**
     * Reads {@code *.json} (JMH) and {@code *.jsonl} (peers) in the order of their names.
     *
     * @throws IOException if a file cannot be read or understood; the message names it
     */
    public static PeerTable read(List<Path> folders) throws IOException {
        PeerTable table = new PeerTable();
        for (Path folder : folders) {
            for (Path file : ResultFile.in(folder)) {
                ResultFile.read(file).forEach(table::addMeasurement);
            }
            try (Stream<Path> lines = Files.list(folder)) {
                for (Path file : lines.filter(name -> name.toString().endsWith(".jsonl"))
                        .sorted()
                        .toList()) {
                    for (String line : Files.readAllLines(file)) {
                        table.addLine(line, file);
                    }
                }
            }
        }
        return table;
    }

    public boolean isEmpty() {
        return results.isEmpty();
    }

    private void add(PeerResult result) {
        results.computeIfAbsent(result.task(), task -> new TreeMap<>())
                .merge(result.library(), result, PeerResult::and);
    }

    private void addLine(String line, Path file) throws IOException {
        if (line.isBlank()) {
            return;
        }
        JsonNode node;
        try {
            node = JsonText.tree(line.getBytes(StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; the line is " + line, e);
        }
        PeerTask.labelled(node.path("task").asText()).ifPresent(task -> {
            if (node.path("values").isEmpty()) { // a line of bench peak
                number(node, "peakMiB")
                        .ifPresent(mib ->
                                peaks.merge(task + " " + node.path("library").asText(), mib, Math::max));
                return;
            }
            double[] values = new double[node.path("values").size()];
            Arrays.setAll(values, i -> node.path("values").get(i).asDouble());
            if (node.path("unit").asText().equals("us")) {
                values = Arrays.copyOf(values, 1); // the median; the 99th percentile follows it
            }
            add(PeerResult.of(
                    task,
                    node.path("library").asText(),
                    values,
                    number(node, "accuracy"),
                    number(node, "auc"),
                    number(node, "peakMiB"),
                    number(node, "nodesPerTree"),
                    node.path("setting").asText()));
        });
    }

    private static OptionalDouble number(JsonNode node, String field) {
        return node.hasNonNull(field) ? OptionalDouble.of(node.get(field).asDouble()) : OptionalDouble.empty();
    }

    private void addMeasurement(Measurement measurement) {
        if (measurement.parameters().getOrDefault("kernel", "vector").equals("scalar")
                || measurement.parameters().getOrDefault("study", "full").equals("quick")) {
            return;
        }
        task(measurement).ifPresent(task -> {
            double trees = Double.parseDouble(measurement.parameters().getOrDefault("trees", "100"));
            double fewer = task == PeerTask.FOREST_PREDICT ? trees / PeerTask.TREES : 1;
            double units = fewer * measurement.secondary().getOrDefault("units", 1.0);
            double[] scores = measurement.sampled()
                    ? new double[] {measurement.percentiles().get("50.0")}
                    : measurement.forks().stream()
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
            double[] values = Arrays.stream(scores)
                    .map(score -> task.convert(score, measurement.unit(), units))
                    .toArray();
            add(PeerResult.of(
                    task,
                    measurement.parameters().getOrDefault("library", OURS),
                    values,
                    optional(measurement, "accuracy"),
                    optional(measurement, "auc"),
                    optional(measurement, "peakMib"),
                    positive(optional(measurement, "nodesPerTree")),
                    note(task, measurement, units)));
        });
    }

    private static Optional<PeerTask> task(Measurement measurement) {
        return Declared.of(measurement.benchmark()).flatMap(declared -> declared.task(measurement.parameters()));
    }

    private static OptionalDouble optional(Measurement measurement, String counter) {
        Double value = measurement.secondary().get(counter);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalDouble positive(OptionalDouble value) {
        return value.isPresent() && value.getAsDouble() > 0 ? value : OptionalDouble.empty();
    }

    private static String note(PeerTask task, Measurement measurement, double units) {
        String threads = measurement.parameters().getOrDefault("threads", "2") + " threads";
        if (task == PeerTask.FOREST_FIT && units < PeerTask.TREES) {
            return Math.round(units) + " trees measured, time × " + Math.round(PeerTask.TREES / units);
        }
        String trees = measurement.parameters().getOrDefault("trees", "100");
        if (task == PeerTask.FOREST_PREDICT && !trees.equals("100")) {
            double share = Double.parseDouble(trees) / PeerTask.TREES;
            return trees + " trees measured, rate × " + Numbers.fixed(share, 2) + ", " + threads;
        }
        if (task == PeerTask.KNN && units < FEW_ROWS) {
            return "first " + Math.round(units) + " rows, " + threads;
        }
        return threads;
    }

    /** Writes NAME.md and NAME.json. */
    public void write(Path name) throws IOException {
        ResultFile.writeWhole(name.resolveSibling(name.getFileName() + ".md"), markdown());
        ResultFile.writeWhole(name.resolveSibling(name.getFileName() + ".json"), json());
    }

    /** The table as Markdown, for people. */
    public String markdown() {
        return PeerMarkdown.of(rows());
    }

    /** The table as JSON, for other programs. */
    public String json() {
        return JsonText.pretty(rows()) + "\n";
    }

    /** Task by task: our row first, then the others by speed, with how many times faster we are. */
    ArrayNode rows() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        results.forEach((task, byLibrary) -> {
            PeerResult ours = byLibrary.get(OURS);
            byLibrary.values().stream()
                    .sorted(Comparator.comparingDouble(
                            result -> ours == null || result == ours ? 0 : ours.timesFasterThan(result)))
                    .forEach(result -> row(rows.addObject(), result, ours));
        });
        return rows;
    }

    private void row(ObjectNode row, PeerResult result, PeerResult ours) {
        row.put("task", result.task().label()).put("library", result.library());
        row.put("unit", result.task().unit());
        row.put("median", result.median()).put("low", result.low()).put("high", result.high());
        ArrayNode rounds = row.putArray("rounds");
        result.rounds().forEach(rounds::add);
        if (ours != null && ours != result) {
            row.put("backbeatTimesFaster", ours.timesFasterThan(result));
        }
        result.accuracy().ifPresent(value -> row.put("accuracy", value));
        result.auc().ifPresent(value -> row.put("auc", value));
        Double peak = peaks.get(result.task() + " " + result.library());
        if (peak != null) {
            row.put("peakMiB", peak);
        } else {
            result.peakMib().ifPresent(value -> row.put("peakMiB", value));
        }
        result.nodes().ifPresent(value -> row.put("nodesPerTree", value));
        row.put("setting", result.note());
    }
}
