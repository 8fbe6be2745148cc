package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private static Path home;

    @BeforeAll
    static void threeRuns() throws IOException {
        Path file = SmallSongs.write(home, SmallSongs.lines(700));
        run(file, "a", "--seed", "1");
        run(file, "same", "--seed", "1");
        run(file, "clip-none", "--seed", "1", "--outliers", "none");
        run(file, "other-seed", "--seed", "2");
        run(file, "threshold", "--seed", "1", "--threshold", "40");
    }

    private static void run(Path file, String name, String... more) {
        String[] fixed = {"run", "--quick", "--data", file.toString(), "--out", folder(name)};
        String[] all = Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(all);
        assertEquals(0, run.code(), run.err());
    }

    private static String folder(String name) {
        return home.resolve(name).toString();
    }

    @Test
    void equalRunsAreFoundEqual() {
        CommandLineRun run = CommandLineRun.of("compare", folder("a"), folder("same"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("identical to the byte"), run.out());
        assertTrue(run.out().contains("+0.000 [+0.000, +0.000]"), run.out());
    }

    @Test
    void sameTestRowsAreComparedInPairs() throws IOException {
        CommandLineRun run = CommandLineRun.of("compare", "--format", "json", folder("a"), folder("clip-none"));
        assertEquals(0, run.code(), run.err());
        JsonNode comparison = new ObjectMapper().readTree(run.out());
        assertTrue(comparison.get("paired").booleanValue());
        assertFalse(comparison.get("identical").booleanValue());
        for (JsonNode figure : comparison.get("figures")) {
            double expected = figure.get("second").get("value").doubleValue()
                    - figure.get("first").get("value").doubleValue();
            JsonNode difference = figure.get("difference");
            assertEquals(expected, difference.get("value").doubleValue(), 1e-8, figure.toString());
            assertTrue(difference.get("low").doubleValue()
                    <= difference.get("high").doubleValue());
        }
    }

    /** Songs of one artist are drawn together, and that is what is said. */
    @Test
    void whatIsDrawnIsNamed() throws IOException {
        JsonNode split = new ObjectMapper()
                .readTree(home.resolve("a").resolve("metrics.json").toFile())
                .get("split");
        assertEquals("artist", split.get("clusters").textValue());
        CommandLineRun run = CommandLineRun.of("compare", folder("a"), folder("clip-none"));
        assertTrue(
                run.out().contains("by a paired bootstrap over " + split.get("testClusters") + " artists."), run.out());
        assertFalse(run.out().contains("The labels differ"), run.out());
    }

    @Test
    void otherLabelsAreOtherQuestions() {
        CommandLineRun run = CommandLineRun.of("compare", folder("a"), folder("threshold"));
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().contains("The labels differ, so that no difference says which model is better."), run.out());
    }

    @Test
    void otherTestRowsAreComparedAsIndependent() {
        CommandLineRun run = CommandLineRun.of("compare", folder("a"), folder("other-seed"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Other test rows"), run.out());
        assertTrue(run.out().contains(String.format("Other seed%n  A: 1%n  B: 2")), run.out());
    }

    @Test
    void refusals() throws IOException {
        CommandLineRun missing = CommandLineRun.of("compare", folder("a"), folder("nowhere"));
        assertEquals(1, missing.code());
        assertTrue(missing.err().contains("There is no folder"), missing.err());
        assertEquals(2, CommandLineRun.of("compare", folder("a")).code());
        Path broken = Files.createDirectories(home.resolve("broken"));
        for (String name : new String[] {"metrics.json", "timings.json"}) {
            Files.copy(home.resolve("a").resolve(name), broken.resolve(name));
        }
        Files.writeString(broken.resolve("predictions.csv"), "row,label,knn\n1,1,many\n");
        CommandLineRun bad = CommandLineRun.of("compare", folder("a"), folder("broken"));
        assertEquals(1, bad.code());
        assertTrue(bad.err().contains("predictions.csv, line 2"), bad.err());
    }
}
