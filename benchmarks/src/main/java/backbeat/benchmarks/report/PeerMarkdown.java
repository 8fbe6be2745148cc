package backbeat.benchmarks.report;

import backbeat.benchmarks.spec.PeerTask;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** A table of peers as Markdown. */
final class PeerMarkdown {
    private static final String NODES = "nodesPerTree";
    private static final String OURS = "backbeat";

    private PeerMarkdown() {}

    /** @param table rows as {@link PeerTable#json} writes them */
    static String of(JsonNode table) {
        boolean nodes = StreamSupport.stream(table.spliterator(), false).anyMatch(row -> row.has(NODES));
        StringBuilder text = new StringBuilder();
        text.append(
                "| task | library | median | lowest – highest | runs | unit | Backbeat is faster by | accuracy | AUC |"
                        + " peak MiB |" + (nodes ? " nodes a tree |" : "") + " setting |\n");
        text.append("| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |" + (nodes ? " ---: |" : "")
                + " --- |\n");
        table.forEach(row -> text.append(row(row, nodes)));
        return text.toString();
    }

    /** The rows of the tasks of one group. */
    static String of(JsonNode table, String group) {
        ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : table) {
            PeerTask.labelled(row.path("task").asText())
                    .filter(task -> task.group().equals(group))
                    .ifPresent(task -> chosen.add(row));
        }
        return of(chosen);
    }

    private static String row(JsonNode row, boolean nodes) {
        String library = row.path("library").asText();
        return "| " + row.path("task").asText() + " | " + (library.equals(OURS) ? "**Backbeat**" : library) + " | "
                + number(row, "median") + " | " + number(row, "low") + " – " + number(row, "high") + " | "
                + row.path("rounds").size() + " | "
                + row.path("unit").asText().replace("us", "µs") + " | "
                + (row.has("backbeatTimesFaster") ? number(row, "backbeatTimesFaster") + " ×" : "") + " | "
                + formatted(row, "accuracy", "%.3f") + " | " + formatted(row, "auc", "%.3f") + " | "
                + formatted(row, "peakMiB", "%,.0f") + " | "
                + (nodes ? formatted(row, NODES, "%,.0f") + " | " : "")
                + row.path("setting").asText() + " |\n";
    }

    static String number(JsonNode row, String field) {
        double value = row.path(field).asDouble();
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3g", value);
    }

    static String formatted(JsonNode row, String field, String format) {
        return row.has(field)
                ? String.format(Locale.ROOT, format, row.get(field).asDouble())
                : "";
    }
}
