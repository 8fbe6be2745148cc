package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.KeptRun;
import backbeat.report.page.Block;
import backbeat.result.Insight;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary says no more of a figure than the rows behind it tell. */
class SummaryFiguresTest {
    @TempDir
    private Path home;

    private String text(Consumer<ObjectNode> change) throws IOException {
        StringBuilder text = new StringBuilder();
        SummarySection.of(KeptRun.of(home, "song", change))
                .orElseThrow()
                .blocks()
                .forEach(block -> {
                    if (block instanceof Block.Verdict verdict) {
                        text.append(verdict.text()).append('\n');
                    } else if (block instanceof Block.Bullets bullets) {
                        text.append(String.join("\n", bullets.points()));
                    }
                });
        return text.toString();
    }

    private static void top(ObjectNode metrics, int rows, double low) {
        ((ObjectNode) metrics.at("/split")).put("test", rows).put("testPositiveRate", 0.5);
        for (String metric : List.of("precisionAtTop5", "precisionAtTop10")) {
            ((ObjectNode) metrics.at("/models/blend/" + metric))
                    .put("value", 1)
                    .put("low", low)
                    .put("high", 1);
        }
    }

    /** Three rows that are all positive have an interval without width in every bootstrap. */
    @Test
    void ofFewRowsAtTheTopNoIntervalIsShown() throws IOException {
        String few = text(metrics -> top(metrics, 58, 1));
        assertTrue(few.contains("it finds most promising (3), 100.0 % are positive."), few);
        assertTrue(few.contains("Looking at the first tenth finds 20.7 % of the positive rows."), few); // 6 of 29
        String same = text(metrics -> top(metrics, 1625, 1));
        assertTrue(same.contains("it finds most promising, 100.0 % (of 82, in every draw) are positive."), same);
        String many = text(metrics -> top(metrics, 1625, 0.97));
        assertTrue(many.contains("it finds most promising, 100.0 % (97.0 % to 100.0 %) are positive."), many);
    }

    @Test
    void aColumnThatMayCountAsMuchIsNotCalledLess() throws IOException {
        String alone = text(metrics -> {});
        assertTrue(alone.contains("; no other column costs more than 0.008 (energy)."), alone);
        String near = text(metrics -> ((ObjectNode) metrics.at("/insight/importance/blend/1/aucDrop"))
                .put("value", 0.35)
                .put("low", 0.3)
                .put("high", 0.38));
        assertTrue(
                near.contains("; next comes energy with 0.350 (0.300–0.380), and the intervals overlap: which of them"
                        + " counts more is not shown."),
                near);
    }

    @Test
    void aPerfectRankingIsNotSaidToBeCertain() throws IOException {
        String perfect = text(metrics -> ((ObjectNode) metrics.at("/models/blend/auc"))
                .put("value", 1)
                .put("low", 1)
                .put("high", 1));
        assertTrue(perfect.contains("(Redrawing rows cannot show an error that none of these makes.)"), perfect);
    }

    @Test
    void aColumnThatCostsLessThanNothingCostsNone() throws IOException {
        String none = text(metrics -> ((ObjectNode) metrics.at("/insight/importance/blend/1/aucDrop"))
                .put("value", -0.02)
                .put("low", -0.04)
                .put("high", 0.01));
        assertTrue(none.contains("; no other column costs any."), none);
    }

    @Test
    void nothingIsSaidOfWhatLiesBeyondTheEnds() {
        assertEquals("", density(0.4, 0.6));
        assertEquals("", density(0.5, 0.2, 0.3));
        assertEquals(
                " Four rows in five lie between about 0 and 2; beyond, the lines rest on few.",
                density(0.5, 0.2, 0.25, 0.05));
        assertEquals(" More than four rows in five have 0; elsewhere the lines rest on few.", density(0.95, 0.05));
    }

    private static String density(double... shares) {
        List<String> values =
                IntStream.range(0, shares.length).mapToObj(Integer::toString).toList();
        return DependenceTables.density(new Insight.Dependence("x", false, values, Map.of(), Map.of(), shares));
    }
}
