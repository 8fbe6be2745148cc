package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.KeptRun;
import backbeat.report.page.Block;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which models chose the rows, and of which side they are, is said as it is. */
class CasesSectionTest {
    @TempDir
    private Path home;

    private List<Block> blocks(Consumer<ObjectNode> change) throws IOException {
        return KeptRun.all(CasesSection.of(KeptRun.of(home, "song", change))
                        .orElseThrow()
                        .blocks())
                .toList();
    }

    private String said(int positive) throws IOException {
        return ((Block.Paragraph) blocks(metrics -> {
                            int left = positive;
                            for (JsonNode one : metrics.at("/insight/hardest")) {
                                ((ObjectNode) one).put("label", left-- > 0 ? 1 : 0);
                            }
                        })
                        .get(0))
                .text();
    }

    @Test
    void rowsOfBothSidesAreNotSaidToBeOfOne() throws IOException {
        assertTrue(said(10).contains("All of them are positive: the surest wrong answers are a no. "), said(10));
        assertTrue(said(8).contains("Most of them are positive"), said(8));
        assertTrue(said(1).contains("Most of them are negative: the surest wrong answers are a yes. "), said(1));
        for (int positive : new int[] {3, 5, 7}) {
            assertFalse(said(positive).contains(" of them are "), said(positive));
        }
    }

    /** The baseline's answers stand in the tables; of two rows, it may be the one that it disputes most. */
    @Test
    void theModelsThatChoseTheRowsAreNamed() throws IOException {
        assertEquals(
                List.of(
                        "The hardest: knn, forest and mlp are farthest off on average",
                        "The most disputed: the answers of knn, forest and mlp lie farthest apart"),
                blocks(metrics -> {}).stream()
                        .filter(Block.Table.class::isInstance)
                        .map(block -> ((Block.Table) block).caption())
                        .toList());
        assertTrue(said(10).contains("mean log loss of knn, forest and mlp. "), said(10));
    }
}
