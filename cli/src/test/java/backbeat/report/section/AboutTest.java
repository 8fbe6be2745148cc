package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.KeptRun;
import backbeat.report.run.RunFiles;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the published file is said of the runs for which it holds. */
class AboutTest {
    private static final List<String> CHAPTERS = List.of("summary", "data", "leaks", "staircase", "groups", "cases");

    @TempDir
    private Path home;

    private String text(Consumer<ObjectNode> change, String... command) throws IOException {
        RunFiles run = KeptRun.of(home, "song", change, command);
        StringBuilder text = new StringBuilder();
        CHAPTERS.forEach(chapter -> text.append(KeptRun.text(About.blocks(run, chapter))));
        return text.toString();
    }

    private static ObjectNode data(ObjectNode metrics) {
        return (ObjectNode) metrics.get("data");
    }

    private static void genresFirst(ObjectNode metrics) {
        data(metrics).remove("notes");
    }

    /** As {@code --protocol rows}. */
    private static void rows(ObjectNode metrics) {
        ArrayNode steps = (ArrayNode) data(metrics).get("cleaning");
        assertEquals("further rows of the same track", steps.get(2).get("step").asText());
        steps.remove(2);
    }

    @Test
    void theDefaultRunIsToldWhatItsModelsKnow() throws IOException {
        String text = text(metrics -> {}, "run", "--seed", "42");
        assertTrue(text.contains("A row is one track id."), text);
        assertTrue(text.contains("the genres of a track with their number"), text);
        assertTrue(text.contains("1,333 hold both answers"), text);
        assertTrue(text.contains("not that sharing less helps"), text);
        assertFalse(text.contains("in one list"), text);
    }

    /** As {@code --genres first --threshold 70}. */
    @Test
    void withOtherOptionsNothingIsSaidThatHoldsForTheDefaultsAlone() throws IOException {
        String text = text(metrics -> {
            genresFirst(metrics);
            data(metrics).put("label", "popularity >= 70");
        });
        assertTrue(text.contains("A row is one track id."), text);
        assertTrue(text.contains("differs between its genre lists in 720 cases"), text);
        for (String wrong : List.of("What the models know", "1,333", "In 10 of", "not that sharing less helps")) {
            assertFalse(text.contains(wrong), wrong + " in " + text);
        }
    }

    @Test
    void rowsThatAreNotMergedAreEntriesOfLists() throws IOException {
        String text = text(AboutTest::rows);
        assertTrue(text.contains("A row is one track id in one list"), text);
        for (String wrong : List.of("A row is one track id.", "What the models know", "One row in ten", "1,333")) {
            assertFalse(text.contains(wrong), wrong + " in " + text);
        }
    }

    @Test
    void anotherFileOrRecipeIsNotKnown() throws IOException {
        assertEquals("", text(metrics -> data(metrics).put("verified", false)));
        assertEquals("", text(metrics -> {}, "run", "--recipe", "mine.json"));
        assertEquals("", text(metrics -> {}, "run", "--recipe=mine.json"));
        assertEquals("", text(metrics -> data(metrics).put("recipe", "songs")));
    }

    /** No chapter and no condition is misspelt: every line is said of one of two runs. */
    @Test
    void everyLineIsSaidSomewhere() throws IOException {
        String said = text(metrics -> {}) + text(AboutTest::rows);
        Path file = Path.of("src/main/resources/backbeat/report/about/spotify-tracks.txt");
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertTrue(lines.size() > 8, lines.toString());
        for (String line : lines) {
            assertTrue(said.contains(line.substring(line.indexOf(": ") + 2) + "\n"), line);
        }
    }
}
