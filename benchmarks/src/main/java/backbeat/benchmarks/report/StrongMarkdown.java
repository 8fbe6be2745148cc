package backbeat.benchmarks.report;

import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The table of the strongest peers for people. */
public final class StrongMarkdown {
    private StrongMarkdown() {}

    /** @param rows as {@link StrongTable#json} writes them */
    public static String of(JsonNode rows) {
        MarkdownTable text = new MarkdownTable()
                .words("task")
                .numbers("threads")
                .words("library")
                .numbers("median", "lowest – highest", "rounds")
                .words("unit", "beside it, Backbeat is")
                .numbers("accuracy", "AUC", "peak MiB")
                .words("setting");
        for (JsonNode row : rows) {
            text.row(List.of(
                    row.path("task").asText(),
                    row.path("threads").asText(),
                    name(row),
                    PeerMarkdown.number(row, "median"),
                    PeerMarkdown.number(row, "low") + " – " + PeerMarkdown.number(row, "high"),
                    Integer.toString(row.path("rounds").size()),
                    row.path("unit").asText().replace("us", "µs"),
                    row.has("backbeatTimesFaster")
                            ? beside(row.get("backbeatTimesFaster").asDouble())
                            : "",
                    PeerMarkdown.fixed(row, "accuracy"),
                    PeerMarkdown.fixed(row, "auc"),
                    row.has("peakMiB") ? Numbers.grouped(row.get("peakMiB").asDouble(), 0) : "",
                    row.path("setting").asText()));
        }
        return text.toString();
    }

    private static String name(JsonNode row) {
        String library = row.path("library").asText();
        return library.equals(StrongTable.OURS)
                ? "**Backbeat**"
                : library.startsWith(StrongTable.OURS + " ")
                        ? "Backbeat at " + library.substring(StrongTable.OURS.length() + 1)
                        : library;
    }

    /** In words, so that nobody overlooks where we are behind. */
    static String beside(double timesFaster) {
        return timesFaster >= 1
                ? Numbers.significant(timesFaster, 3) + " × as fast"
                : "**slower**: " + Numbers.significant(1 / timesFaster, 3) + " × the time";
    }
}
