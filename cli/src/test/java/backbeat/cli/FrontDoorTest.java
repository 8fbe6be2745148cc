package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options from a file, the list of runs, the machine looked at, errors for programs, and the line that shows progress. */
class FrontDoorTest {
    @TempDir
    private Path home;

    @Test
    void optionsComeFromAFileAndTheCommandLineGoesBefore() throws IOException {
        Path data = SmallSongs.write(home, SmallSongs.lines(300));
        Path config = Files.writeString(
                home.resolve("my.properties"),
                "# a study of mine\nseed = 7\nrun.models = majority\nquick = true\ndata.check.seed = 9\nrun.data = "
                        + data + "\n");
        Path out = home.resolve("runs/one");
        CommandLineRun made = CommandLineRun.of("run", "--config", config.toString(), "--out", out.toString());
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().contains("seed 7"), made.out());
        JsonNode record = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("timings.json")));
        assertEquals(
                List.of("run", "--quick", "--data=" + data, "--models=majority", "--seed=7", "--out", out.toString()),
                new ObjectMapper().convertValue(record.path("command"), List.class));
        Path two = home.resolve("runs/two");
        made = CommandLineRun.of("run", "--config=" + config, "--seed", "8", "--out", two.toString());
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().contains("seed 8"), made.out());

        CommandLineRun listed = CommandLineRun.of("runs", home.resolve("runs").toString());
        assertEquals(0, listed.code(), listed.err());
        assertTrue(listed.out().contains("one: --seed=7"), listed.out());
        assertTrue(listed.out().contains("two: --seed 8"), listed.out());
        JsonNode runs = new ObjectMapper()
                .readTree(CommandLineRun.of("runs", home.resolve("runs").toString(), "--format", "json")
                        .out());
        assertEquals(2, runs.size());
        assertEquals("majority", runs.get(0).path("best").asText());
        assertEquals(0.5, runs.get(0).path("auc").asDouble());
    }

    /** Both were given to the command, which refused the option as given twice, and named no line of the file. */
    @Test
    void whatAFileSaysForACommandGoesBeforeWhatItSaysForAll() throws IOException {
        Path data = SmallSongs.write(home, SmallSongs.lines(300));
        String rest = "quick = true\nmodels = majority\ndata = " + data + "\n";
        Path config = home.resolve("both.properties");
        Path out = home.resolve("both");
        for (String lines :
                List.of("seed = 7\nrun.seed = 8\n", "run.seed = 8\nseed = 7\n", "seed = x\nrun.seed = 8\n")) {
            Files.writeString(config, lines + "leaks = true\nrun.leaks = false\n" + rest);
            CommandLineRun made =
                    CommandLineRun.of("run", "--config", config.toString(), "--out", out.toString(), "--force");
            assertEquals(0, made.code(), made.err());
            assertTrue(made.out().contains("seed 8"), made.out());
            assertFalse(made.out().contains("Leak staircase"), made.out());
        }
        Files.writeString(config, "seed = 7\nrun.seed = x\n" + rest);
        CommandLineRun made = CommandLineRun.of("run", "--config", config.toString());
        assertEquals(2, made.code());
        assertTrue(made.err().startsWith("backbeat: --config: " + config + ", line 2: 'run.seed': "), made.err());
    }

    /** A name mistyped looked like a folder without runs, to people and to scripts. */
    @Test
    void runsOfAFolderThatIsNotThereAreAnError() throws IOException {
        Path none = home.resolve("nope");
        CommandLineRun made = CommandLineRun.of("runs", none.toString());
        assertEquals(1, made.code(), made.out());
        assertEquals(
                "backbeat: There is no folder " + none + ". Name one that holds what 'backbeat run' has written",
                made.err().strip());
        Files.createFile(none);
        made = CommandLineRun.of("runs", none.toString(), "--format", "json");
        assertEquals(1, made.code(), made.out());
        assertTrue(made.err().contains("nope is no folder. Name one"), made.err());
        made = CommandLineRun.of(
                "runs", Files.createDirectory(home.resolve("empty")).toString());
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().startsWith("There is no finished run below "), made.out());
    }

    @Test
    void theMachineIsLookedAt() throws IOException {
        CommandLineRun made = CommandLineRun.of("doctor");
        for (String subject : List.of("backbeat", "Java", "kernel", "memory", "data", "cache", "results", "output")) {
            assertTrue(made.out().contains("  " + subject + " "), subject + " in " + made.out());
        }
        assertEquals(made.out().contains("\nbad "), made.code() == 1, made.out());
        assertEquals(
                8,
                new ObjectMapper()
                        .readTree(
                                CommandLineRun.of("doctor", "--format", "json").out())
                        .size());
    }

    @Test
    void programsGetErrorsTheyCanRead() throws IOException {
        CommandLineRun made = CommandLineRun.of("run", "--format", "json", "--seed", "x");
        JsonNode error = new ObjectMapper().readTree(made.err());
        assertEquals(2, made.code());
        assertEquals(2, error.path("code").asInt());
        assertEquals("backbeat run", error.path("command").asText());
        assertTrue(error.path("error").asText().contains("'x' is not a whole number"), made.err());
        made = CommandLineRun.of("compare", home + "/a", home + "/b", "--format=json");
        assertEquals(1, new ObjectMapper().readTree(made.err()).path("code").asInt());
    }

    @Test
    void madeUpRowsGoToStandardOutput() {
        assertFalse(Files.exists(Path.of("-")));
        CommandLineRun made = CommandLineRun.of("data", "synthesize", "--rows", "3", "--out", "-");
        assertEquals(0, made.code(), made.err());
        assertFalse(Files.exists(Path.of("-")), "no file of that name");
    }

    @Test
    void theLineOfProgressFitsAndTellsOneTimeThatIsLeft() {
        assertEquals(
                "study  42 % [########            ] forest  0:31, about 0:45 left",
                ProgressLine.line("study", 0.42, "forest", Duration.ofSeconds(31), 64));
        assertEquals(
                "study  42 % [####      ] forest  8:31, about 12:00 left",
                ProgressLine.line("study", 0.42, "forest", Duration.ofSeconds(511), 55));
        assertEquals(
                "study  99 % [######### ] forest  0:31, about 0:05 left",
                ProgressLine.line("study", 0.999, "forest", Duration.ofSeconds(31), 54));
        assertEquals(
                "study  42 % [####      ] forest  0:02",
                ProgressLine.line("study", 0.42, "forest", Duration.ofSeconds(2), 37), "start-up is most of it");
        assertEquals(
                "study   1 % [          ] data  0:02",
                ProgressLine.line("study", 0.01, "data", Duration.ofSeconds(2), 35));
        for (int width = 40; width <= 200; width++) {
            String line = ProgressLine.line("study", 0.5, "leak staircase", Duration.ofSeconds(4000), width);
            assertTrue(line.length() <= width, line);
            assertTrue(line.contains("1:06:40"), line);
        }
        assertEquals(80, TerminalWidth.within("nonsense"));
        assertEquals(80, TerminalWidth.within("0"));
        assertEquals(120, TerminalWidth.within("120"));
    }

    /** The message named an option that nobody had typed. */
    @Test
    void aWrongValueIsToldWithItsPlaceInTheFile() throws IOException {
        Path config =
                Files.writeString(home.resolve("my.properties"), "# a study of mine\nquick = true\nrun.seed = x\n");
        CommandLineRun made = CommandLineRun.of("run", "--config", config.toString());
        assertEquals(2, made.code());
        assertEquals(
                "backbeat: --config: " + config
                        + ", line 3: 'run.seed': Invalid value for option '--seed': 'x' is not a"
                        + " whole number. See: backbeat run --help",
                made.err().strip());
        Files.writeString(config, "seed = 7\nquick = perhaps\n");
        made = CommandLineRun.of("run", "--config", config.toString());
        assertTrue(made.err().contains(config + ", line 2: 'quick' is true or false, not 'perhaps'"), made.err());
        Files.writeString(config, "quick = true\nmodels = \\\n  nope\n");
        made = CommandLineRun.of("run", "--config", config.toString());
        assertEquals(2, made.code());
        assertTrue(made.err().startsWith("backbeat: --config: " + config + ", line 2: 'models': "), made.err());
        made = CommandLineRun.of("run", "--config", config.toString(), "--models", "none");
        assertTrue(made.err().startsWith("backbeat: --models: 'none' is no learner"), made.err());
    }

    @Test
    void optionsInAnotherEncodingAreNamed() throws IOException {
        Path config = Files.write(home.resolve("latin.properties"), new byte[] {'a', '=', (byte) 0xE9});
        CommandLineRun run = CommandLineRun.of("run", "--config", config.toString());
        assertEquals(2, run.code());
        assertTrue(run.err().contains("latin.properties is not UTF-8 text"), run.err());
    }
}
