package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.KeptRun;
import backbeat.report.run.RunFiles;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers to an analyst's questions, true for any table. */
class AnalystTest {
    @TempDir
    private Path home;

    private String found(int hits, int falseAlarms, int misses) throws IOException {
        RunFiles run = KeptRun.of(
                home,
                "track",
                metrics -> ((ObjectNode) metrics.at("/details/blend/confusion"))
                        .put("truePositives", hits)
                        .put("falsePositives", falseAlarms)
                        .put("falseNegatives", misses));
        return Analyst.found(run).orElse("").replace("(" + run.title("blend") + ")", "(blend)");
    }

    @Test
    void whatIsFoundIsCountedAndNotJudged() throws IOException {
        assertEquals(
                "The best model (blend) says yes to 99 of the 100 positive test rows (99.0 %); of all that it says yes to"
                        + " (110), 90.0 % are positive.",
                found(99, 11, 1));
        assertEquals(
                "The best model (blend) says yes to no test row, and so to none of the 100 positive test rows.",
                found(0, 0, 100));
        assertEquals(
                "The best model (blend) says yes to no test row, and so not to the 1 positive test row.",
                found(0, 0, 1));
        assertEquals("", found(0, 5, 0));
    }

    /** Of one model it was said, as of six, that it is the best. */
    @Test
    void aModelAloneIsNotTheBest() throws IOException {
        RunFiles run = KeptRun.of(home, "track", metrics -> {
            ((ObjectNode) metrics.get("models")).retain("majority", "forest");
            metrics.putArray("comparisons");
            metrics.putArray("repeats");
        });
        assertEquals("forest", run.best());
        List<String> said = new ArrayList<>();
        said.add(KeptRun.words(SummarySection.of(run).orElseThrow().blocks()));
        Analyst.group(run).ifPresent(said::add);
        Analyst.found(run).ifPresent(said::add);
        Analyst.surprises(run).ifPresent(said::add);
        assertEquals(4, said.size());
        said.forEach(text -> assertFalse(text.contains("best"), text));
        said.forEach(text -> assertFalse(text.contains("every model"), text));
        assertTrue(said.get(0).contains("one without, the model (random forest) picks the right one"), said.get(0));
    }

    @Test
    void aColumnWithBlanksKeepsItsName() throws IOException {
        RunFiles run = KeptRun.of(
                home, "track", metrics -> ((ObjectNode) metrics.get("data")).put("label", "Sale Price >= 50"));
        String sure = Analyst.sure(run).orElseThrow();
        assertTrue(sure.contains(" test rows with Sale Price from 80 on its answer is right for "), sure);
    }

    /** Rows of one household need not have the same answer. */
    @Test
    void whatRelativesAreWorthIsSaidWithoutTheirAnswers() throws IOException {
        String memory = Analyst.memory(KeptRun.of(home, "song", metrics -> {})).orElseThrow();
        assertTrue(memory.endsWith("; recalling the relatives' answers would look like this."), memory);
        assertFalse(memory.contains("same answer"), memory);
    }

    /** The hardest rows of good models may be rows that they have right. */
    @Test
    void onlyRowsToWhichEveryModelSaidNoAreSurprises() throws IOException {
        String all = Analyst.surprises(KeptRun.of(home, "song", metrics -> {})).orElseThrow();
        assertTrue(all.contains("every model said no (in parentheses the best model's probability): sky & blue"), all);
        assertTrue(all.contains(" Among 17,957 rows some such must be expected"), all);
        String others = Analyst.surprises(KeptRun.of(
                        home,
                        "song",
                        metrics -> ((ObjectNode) metrics.at("/insight/hardest/0/probabilities")).put("mlp", 0.5)))
                .orElseThrow();
        assertFalse(others.contains("sky & blue"), others);
        assertEquals(
                Optional.empty(),
                Analyst.surprises(KeptRun.of(
                        home,
                        "song",
                        metrics -> metrics.at("/insight/hardest")
                                .forEach(one -> ((ObjectNode) one.get("probabilities")).put("forest", 0.9)))));
    }
}
