package backbeat.benchmarks.report;

import backbeat.benchmarks.spec.PeerTask;
import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A table of peers as Markdown. */
final class PeerMarkdown {
    private static final String NODES = "nodesPerTree";
    private static final String OURS = "backbeat";

    private PeerMarkdown() {}

    /** @param table rows as {@link PeerTable#json} writes them */
    static String of(JsonNode table) {
        boolean nodes = StreamSupport.stream(table.spliterator(), false).anyMatch(row -> row.has(NODES));
        MarkdownTable text = new MarkdownTable()
                .words("task", "library")
                .numbers("median", "lowest – highest", "runs")
                .words("unit")
                .numbers("Backbeat is faster by", "accuracy", "AUC", "peak MiB");
        if (nodes) {
            text.numbers("nodes a tree");
        }
        text.words("setting");
        table.forEach(row -> text.row(cells(row, nodes)));
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

    private static List<String> cells(JsonNode row, boolean nodes) {
        String library = row.path("library").asText();
        List<String> cells = new ArrayList<>(List.of(
                row.path("task").asText(),
                library.equals(OURS) ? "**Backbeat**" : library,
                number(row, "median"),
                number(row, "low") + " – " + number(row, "high"),
                Integer.toString(row.path("rounds").size()),
                row.path("unit").asText().replace("us", "µs"),
                row.has("backbeatTimesFaster") ? number(row, "backbeatTimesFaster") + " ×" : "",
                fixed(row, "accuracy"),
                fixed(row, "auc"),
                grouped(row, "peakMiB")));
        if (nodes) {
            cells.add(grouped(row, NODES));
        }
        cells.add(row.path("setting").asText());
        return cells;
    }

    /** Three digits, or all before the point. */
    static String number(JsonNode row, String field) {
        double value = row.path(field).asDouble();
        return value >= 100 ? Numbers.grouped(value, 0) : Numbers.significant(value, 3);
    }

    /** Three decimals of a quality; empty where there is none. */
    static String fixed(JsonNode row, String field) {
        return row.has(field) ? Numbers.fixed(row.get(field).asDouble(), 3) : "";
    }

    private static String grouped(JsonNode row, String field) {
        return row.has(field) ? Numbers.grouped(row.get(field).asDouble(), 0) : "";
    }
}
