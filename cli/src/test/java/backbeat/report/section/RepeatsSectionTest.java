package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.KeptRun;
import backbeat.report.page.Block;
import backbeat.report.run.RunFiles;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds and folds each have their own answer. */
class RepeatsSectionTest {
    @TempDir
    private Path home;

    /** As {@code --repeat 3 --folds 3}, the blend best with every seed and on one fold. */
    private static void seedsAndFolds(ObjectNode metrics) {
        ArrayNode repeats = (ArrayNode) metrics.get("repeats");
        ObjectNode folds = ((ObjectNode) repeats.get(0)).deepCopy().put("kind", "folds");
        folds.putArray("runs").add(0).add(1).add(2);
        ((ObjectNode) folds.at("/models/blend/auc"))
                .putArray("values")
                .add(0.99)
                .add(0.5)
                .add(0.5);
        repeats.add(folds);
    }

    private static List<String> paragraphs(RunFiles run) {
        return RepeatsSection.of(run).orElseThrow().blocks().stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .toList();
    }

    @Test
    void seedsAndFoldsEachHaveTheirOwnAnswer() throws IOException {
        RunFiles run = KeptRun.of(home, "song", RepeatsSectionTest::seedsAndFolds);
        List<String> paragraphs = paragraphs(run);
        assertEquals(2, paragraphs.size());
        assertTrue(paragraphs.get(0).contains(" ranks best in 3 of 3 seeds. The same study"), paragraphs.get(0));
        assertTrue(paragraphs.get(1).contains(" ranks best in 1 of 3 folds. The same study"), paragraphs.get(1));
    }

    /** Folds that say otherwise than the seeds are not left out of the summary. */
    @Test
    void theSummaryHasSeedsAndFolds() throws IOException {
        RunFiles run = KeptRun.of(home, "song", RepeatsSectionTest::seedsAndFolds);
        String points = SummarySection.of(run).orElseThrow().blocks().stream()
                .filter(Block.Bullets.class::isInstance)
                .map(block -> String.join("\n", ((Block.Bullets) block).points()))
                .findFirst()
                .orElseThrow();
        assertTrue(points.contains(" ranks best in 3 of 3 seeds and in 1 of 3 folds."), points);
    }

    @Test
    void withoutTheBestModelTheParagraphBeginsWithItsSentence() throws IOException {
        RunFiles run =
                KeptRun.of(home, "song", metrics -> ((ObjectNode) metrics.at("/repeats/0/models")).remove("blend"));
        assertTrue(
                paragraphs(run).get(0).startsWith("The same study on other splits"),
                paragraphs(run).get(0));
    }
}
