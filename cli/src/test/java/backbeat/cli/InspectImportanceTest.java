package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect} and the report of one run say the same of a column. */
class InspectImportanceTest {
    @TempDir
    private Path home;

    @Test
    void permutationImportanceStandsBesideThatOfImpurity() throws IOException {
        Path data = SmallSongs.write(home, SmallSongs.lines(500));
        Path run = home.resolve("run");
        CommandLineRun made = CommandLineRun.of(
                "run", "--models", "logistic,forest", "--no-leaks", "--data", data.toString(), "--out", run.toString());
        assertEquals(0, made.code(), made.err());
        JsonNode reported = new ObjectMapper()
                .readTree(Files.readAllBytes(run.resolve("metrics.json")))
                .path("insight")
                .path("importance");
        for (String model : new String[] {"forest", "logistic"}) {
            String file = run.resolve(model + ".backbeat").toString();
            JsonNode inspected = new ObjectMapper()
                    .readTree(CommandLineRun.of("inspect", file, "--format", "json")
                            .out());
            assertEquals(reported.path(model), inspected.path("permutationImportance"), model);
            String text = CommandLineRun.of("inspect", file).out();
            assertTrue(text.contains("\nPermutation "), text);
            text.lines()
                    .skip(2)
                    .filter(line -> !line.startsWith("Version") && !line.startsWith("Kept"))
                    .forEach(line -> assertTrue(line.length() <= Backbeat.WIDTH, line));
            assertEquals(model.equals("forest"), text.contains("  impurity "), text);
        }
        Path alone = Files.copy(run.resolve("forest.backbeat"), home.resolve("alone.backbeat"));
        assertFalse(CommandLineRun.of("inspect", alone.toString()).out().contains("\nPermutation "));
        Files.copy(run.resolve("metrics.json"), home.resolve("metrics.json"));
        assertTrue(CommandLineRun.of("inspect", alone.toString()).out().contains("\nPermutation "));
        CommandLineRun other = CommandLineRun.of(
                "train",
                "--model",
                "forest",
                "--trees",
                "3",
                "--data",
                data.toString(),
                "--save",
                home.resolve("other.backbeat").toString());
        assertEquals(0, other.code(), other.err());
        assertFalse(
                CommandLineRun.of("inspect", home.resolve("other.backbeat").toString())
                        .out()
                        .contains("\nPermutation "),
                "another forest than the run's");
    }
}
