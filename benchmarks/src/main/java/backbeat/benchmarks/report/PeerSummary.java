package backbeat.benchmarks.report;

import backbeat.benchmarks.spec.PeerTask;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
        StringBuilder text = new StringBuilder("| | ").append(String.join(" | ", COLUMNS.values()));
        text.append(" |\n| --- |").append(" ---: |".repeat(COLUMNS.size())).append('\n');
        for (PeerTask task : PeerTask.values()) {
            text.append("| ")
                    .append(task.label())
                    .append(", ")
                    .append(task.unit().replace("us", "µs"));
            byColumn(table, task).values().forEach(row -> text.append(" | ").append(cell(row)));
            text.append(" |\n");
        }
        for (PeerTask task : MEMORY) {
            text.append("| peak memory, ").append(task.label().split(" ")[0]).append(", MiB");
            byColumn(table, task)
                    .values()
                    .forEach(row ->
                            text.append(" | ").append(row.has("peakMiB") ? PeerMarkdown.number(row, "peakMiB") : "–"));
            text.append(" |\n");
        }
        return text.toString();
    }

    /** A line for each task with a factor that was asked for: what came of it. */
    static String aims(JsonNode table) {
        StringBuilder text = new StringBuilder("| task | against | asked | reached, medians | our slowest round"
                + " against their fastest | |\n| --- | --- | ---: | ---: | ---: | --- |\n");
        ASKED.forEach((task, asked) -> {
            Map<String, JsonNode> rows = byColumn(table, task);
            JsonNode ours = rows.get("backbeat");
            JsonNode theirs = rows.get("");
            if (!ours.isEmpty() && !theirs.isEmpty()) {
                double reached = theirs.path("backbeatTimesFaster").asDouble();
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.0f × | %.1f × | %.1f × | %s |%n",
                        task.label(),
                        theirs.path("library").asText(),
                        asked,
                        reached,
                        worst(task, ours.path("rounds"), theirs.path("rounds")),
                        reached >= asked ? "met" : "**missed**"));
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
                ? " (" + PeerMarkdown.formatted(row, "accuracy", "%.3f") + ", "
                        + PeerMarkdown.formatted(row, "auc", "%.3f") + ")"
                : "";
        return name + PeerMarkdown.number(row, "median") + (cutDown(row) ? "*" : "") + quality;
    }

    private static boolean cutDown(JsonNode row) {
        return row.path("setting").asText().matches(".*(measured|first ).*");
    }
}
