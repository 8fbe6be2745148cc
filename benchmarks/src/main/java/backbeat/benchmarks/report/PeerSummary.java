package backbeat.benchmarks.report;

import backbeat.benchmarks.spec.PeerTask;
import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What matters of a table of peers at one glance: a line a task, a column a library; and what was asked of us. */
final class PeerSummary {
    private static final String PYTHON = "Python";
    private static final Map<String, String> COLUMNS = columns();
    private static final List<PeerTask> MEMORY =
            List.of(PeerTask.KNN, PeerTask.FOREST_FIT, PeerTask.MLP_EPOCH, PeerTask.STUDY);

    /** How many times as fast as Python's best each task was to be, before it was written. */
    private static final Map<PeerTask, Double> ASKED = new TreeMap<>(Map.of(
            PeerTask.KNN, 20.0,
            PeerTask.FOREST_FIT, 8.0,
            PeerTask.FOREST_PREDICT, 6.0,
            PeerTask.MLP_EPOCH, 8.0,
            PeerTask.MLP_PREDICT, 5.0,
            PeerTask.STUDY, 8.0));

    private PeerSummary() {}

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("backbeat", "Backbeat");
        columns.put("", PYTHON);
        columns.put("smile", "Smile");
        columns.put("tribuo", "Tribuo");
        columns.put("weka", "Weka");
        return columns;
    }

    /** @param table rows as {@link PeerTable#json} writes them */
    static String of(JsonNode table) {
        MarkdownTable text =
                new MarkdownTable().words("").numbers(COLUMNS.values().toArray(String[]::new));
        for (PeerTask task : PeerTask.values()) {
            String name = task.label() + ", " + task.unit().replace("us", "µs");
            text.row(row(name, table, task, PeerSummary::cell));
        }
        for (PeerTask task : MEMORY) {
            String name = "peak memory, " + task.label().split(" ")[0] + ", MiB";
            text.row(row(name, table, task, row -> row.has("peakMiB") ? PeerMarkdown.number(row, "peakMiB") : "–"));
        }
        return text.toString();
    }

    private static List<String> row(String name, JsonNode table, PeerTask task, Function<JsonNode, String> cell) {
        return Stream.concat(
                        Stream.of(name), byColumn(table, task).values().stream().map(cell))
                .toList();
    }

    /** A line for each task with a factor that was asked for: what came of it. */
    static String aims(JsonNode table) {
        MarkdownTable text = new MarkdownTable()
                .words("task", "against")
                .numbers("asked", "reached, medians", "our slowest round against their fastest")
                .words("");
        ASKED.forEach((task, asked) -> {
            Map<String, JsonNode> rows = byColumn(table, task);
            JsonNode ours = rows.get("backbeat");
            JsonNode theirs = rows.get("");
            if (!ours.isEmpty() && !theirs.isEmpty()) {
                double reached = theirs.path("backbeatTimesFaster").asDouble();
                text.row(
                        task.label(),
                        theirs.path("library").asText(),
                        Numbers.fixed(asked, 0) + " ×",
                        Numbers.fixed(reached, 1) + " ×",
                        Numbers.fixed(worst(task, ours.path("rounds"), theirs.path("rounds")), 1) + " ×",
                        reached >= asked ? "met" : "**missed**");
            }
        });
        return text.toString();
    }

    private static double worst(PeerTask task, JsonNode ours, JsonNode theirs) {
        return task.higherIsBetter()
                ? extreme(ours, false) / extreme(theirs, true)
                : extreme(theirs, false) / extreme(ours, true);
    }

    private static double extreme(JsonNode rounds, boolean largest) {
        double extreme = rounds.path(0).asDouble();
        for (JsonNode round : rounds) {
            extreme = largest ? Math.max(extreme, round.asDouble()) : Math.min(extreme, round.asDouble());
        }
        return extreme;
    }

    /** The rows of one task, one a column; an empty one where a library was not measured. */
    private static Map<String, JsonNode> byColumn(JsonNode table, PeerTask task) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        COLUMNS.keySet().forEach(key -> rows.put(key, MissingNode.getInstance()));
        for (JsonNode row : table) {
            String library = row.path("library").asText();
            if (row.path("task").asText().equals(task.label()) && !library.equals("naive")) {
                rows.put(COLUMNS.containsKey(library) ? library : "", row);
            }
        }
        return rows;
    }

    private static String cell(JsonNode row) {
        if (row.isEmpty()) {
            return "–";
        }
        String library = row.path("library").asText();
        String name = COLUMNS.containsKey(library) ? "" : library.replaceAll(" [\\d.]+\\S*", "") + " ";
        String quality = row.has("auc")
                ? " (" + PeerMarkdown.fixed(row, "accuracy") + ", " + PeerMarkdown.fixed(row, "auc") + ")"
                : "";
        return name + PeerMarkdown.number(row, "median") + (cutDown(row) ? "*" : "") + quality;
    }

    private static boolean cutDown(JsonNode row) {
        return row.path("setting").asText().matches(".*(measured|first ).*");
    }
}
