package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.KeptRun;
import backbeat.report.run.RunFiles;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the draws behind intervals and p-values. */
class ResultsSectionTest {
    @TempDir
    private Path home;

    private RunFiles run(String groups, String clusters, int draws) throws IOException {
        return KeptRun.of(home, "song", metrics -> {
            metrics.put("replicates", draws);
            ((ObjectNode) metrics.get("split")).put("groups", groups).put("clusters", clusters);
        });
    }

    private String results(String groups, String clusters) throws IOException {
        return KeptRun.text(
                ResultsSection.of(run(groups, clusters, 1000)).orElseThrow().blocks());
    }

    private String comparisons(String clusters, int draws) throws IOException {
        return KeptRun.text(ComparisonsSection.of(run("song", clusters, draws))
                .orElseThrow()
                .blocks());
    }

    @Test
    void wholeClustersAreDrawnAndSomeAreKnown() throws IOException {
        String text = results("song", "artist");
        assertTrue(text.contains("from drawing whole artists of the test part"), text);
        assertTrue(text.contains("drawn so, by artists that training has seen, too, where the split does not"), text);
    }

    /** They were "whole cs". */
    @Test
    void clustersWhoseNameIsNoWordAreGroups() throws IOException {
        String text = results("song", "c");
        assertTrue(
                text.contains("from drawing whole groups of &quot;c&quot; of the test part")
                        || text.contains("from drawing whole groups of \"c\" of the test part"),
                text);
        assertFalse(text.contains("cs "), text);
    }

    /** As every table without groups has them: no row of the test is one of training. */
    @Test
    void singleRowsHaveNotBeenSeen() throws IOException {
        String text = results("row", "row");
        assertTrue(text.contains("from drawing single rows of the test part"), text);
        assertTrue(text.contains("with other test rows drawn so. The choice"), text);
        text = results("song", "row");
        assertFalse(text.contains("has seen") || text.contains("whole rows"), text);
        assertTrue(comparisons("row", 1000).contains("from the same draws of single rows,"));
    }

    @Test
    void whatTheSplitKeepsTogetherHasNotBeenSeen() throws IOException {
        String text = results("artist", "artist");
        assertTrue(text.contains("from drawing whole artists of the test part"), text);
        assertFalse(text.contains("has seen"), text);
    }

    /** Two standard errors of p, which is twice a share. */
    @Test
    void fewerDrawsLeaveMoreInDoubt() throws IOException {
        assertEquals(0.01975, ComparisonsSection.doubt(1000), 0.00001);
        assertTrue(comparisons("artist", 1000).contains("leave p itself uncertain by about 0.02. "));
        assertTrue(comparisons("artist", 250).contains("leave p itself uncertain by about 0.04. "));
    }
}
