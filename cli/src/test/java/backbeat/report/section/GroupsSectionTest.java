package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.KeptRun;
import backbeat.report.chart.DotChart;
import backbeat.report.page.Block;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every group has a name, in tables and in the chart. */
class GroupsSectionTest {
    @TempDir
    private Path home;

    private List<Block> blocks(Consumer<ObjectNode> change) throws IOException {
        return KeptRun.all(GroupsSection.of(KeptRun.of(home, "track", change))
                        .orElseThrow()
                        .blocks())
                .toList();
    }

    private static List<String> heads(List<Block> blocks, String caption) {
        return blocks.stream()
                .filter(block ->
                        block instanceof Block.Table table && table.caption().startsWith(caption))
                .flatMap(block -> ((Block.Table) block).rows().stream())
                .map(row -> row.get(0))
                .toList();
    }

    @Test
    void rowsWithoutTheColumnHaveANameEverywhere() throws IOException {
        List<Block> blocks = blocks(
                metrics -> metrics.at("/insight/groups").forEach(group -> ((ObjectNode) group).put("group", "")));
        List<String> ticks = blocks.stream()
                .filter(Block.Figure.class::isInstance)
                .map(block -> ((Block.Figure) block).chart())
                .flatMap(chart -> chart instanceof DotChart dots ? dots.categories().stream() : Stream.of())
                .toList();
        assertEquals(List.of("(missing)"), ticks.stream().distinct().toList());
        for (String caption : List.of("AUC by group", "What ")) {
            assertEquals(
                    List.of("(missing)"),
                    heads(blocks, caption).stream().distinct().toList(),
                    caption);
        }
    }

    @Test
    void oneSmallGroupIsOneOther() throws IOException {
        List<String> names = new ArrayList<>();
        List<Block> blocks = blocks(metrics -> {
            ArrayNode groups = (ArrayNode) metrics.at("/insight/groups");
            ArrayNode kept = groups.arrayNode();
            boolean small = false;
            for (JsonNode group : groups) {
                int rows = group.get("rows").asInt();
                double positives = rows * group.get("positiveRate").asDouble();
                boolean few = Math.min(positives, rows - positives) < 9.5;
                if (!few || !small) {
                    kept.add(group);
                    names.add(group.get("group").asText());
                }
                small |= few;
            }
            ((ObjectNode) metrics.get("insight")).set("groups", kept);
        });
        List<String> heads = heads(blocks, "Accuracy by group");
        assertEquals(names.size(), heads.size());
        assertTrue(names.size() > 1, names.toString());
        assertEquals("1 other", heads.get(heads.size() - 1));
    }

    /** The fold had one table with one row, "49 others", of no group that has a row of its own. */
    @Test
    void groupsThatAreAllSmallHaveNoTableOfOthers() throws IOException {
        List<Block> blocks = blocks(metrics -> metrics.at("/insight/groups")
                .forEach(group -> ((ObjectNode) group).put("rows", 12).put("positiveRate", 0.25)));
        assertEquals(List.of(), heads(blocks, "Accuracy by group"));
        assertEquals(List.of(), heads(blocks, "AUC by group"));
        String text = KeptRun.text(blocks);
        assertTrue(text.contains("No group has 10 positive and 10 negative test rows: a figure of each"), text);
        assertTrue(text.contains("The groups, and how many of their rows are positive: "), text);
        assertTrue(text.contains("(3 of 12)"), text);
    }

    @Test
    void whatGoesWithPositiveRowsWithinAGroupHasADirectionWhereItsIntervalLeavesTheMiddleOut() throws IOException {
        String caption = "How often the positive row of a pair of the same track_genre";
        List<Block> blocks = blocks(metrics -> {
            ArrayNode contrasts = ((ObjectNode) metrics.get("insight")).putArray("contrasts");
            contrast(contrasts, "loud", 0.6, 0.51, 0.69);
            contrast(contrasts, "long", 0.42, 0.35, 0.49);
            contrast(contrasts, "live", 0.49, 0.45, 0.53);
        });
        List<List<String>> rows = blocks.stream()
                .filter(block ->
                        block instanceof Block.Table table && table.caption().startsWith(caption))
                .flatMap(block -> ((Block.Table) block).rows().stream())
                .toList();
        assertEquals(
                List.of("loud", "long", "live"),
                rows.stream().map(row -> row.get(0)).toList());
        assertEquals(
                List.of("higher numbers", "lower numbers", "no direction shown"),
                rows.stream().map(row -> row.get(2)).toList());
        assertTrue(rows.get(0).get(1).startsWith("0.600"), rows.get(0).get(1));
        assertEquals(
                List.of(),
                heads(blocks(metrics -> ((ObjectNode) metrics.get("insight")).remove("contrasts")), caption));
    }

    private static void contrast(ArrayNode contrasts, String column, double value, double low, double high) {
        ObjectNode contrast = contrasts.addObject().put("column", column).put("pairs", 1000);
        contrast.putObject("auc").put("value", value).put("low", low).put("high", high);
    }
}
