package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.files.Json;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy;
import backbeat.result.StudyResult;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The leak staircase as a part of the study, on small files. */
class LeakStaircaseTest {
    @TempDir
    private Path home;

    private String file;

    @BeforeEach
    void aFileOfSongs() throws IOException {
        file = SmallSongs.write(home, SmallSongs.lines(700)).toString();
    }

    private CommandLineRun run(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--models", "majority,knn", "--seed", "7"));
        arguments.addAll(List.of("--out", home.resolve(name).toString()));
        arguments.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private List<LeakStep> steps(String name, String... more) throws IOException {
        CommandLineRun run = run(name, more);
        StudyResult result = Json.read(home.resolve(name).resolve("metrics.json"), StudyResult.class);
        boolean found = !result.leaks().isEmpty();
        assertEquals(found, run.out().contains("Leak audit"), run.out());
        assertEquals(
                found,
                Files.readString(home.resolve(name).resolve("report.html")).contains("id=\"leaks\""));
        assertEquals(
                found, Files.readString(home.resolve(name).resolve("report.md")).contains("leaks-auc"));
        return result.leaks();
    }

    @Test
    void isPartOfTheStudyUnlessThatIsQuickOrToldNotTo() throws IOException {
        List<LeakStep> steps = steps("full", "--data", file);
        assertEquals(
                List.of("rows", "track", "song", "artist"),
                steps.stream().map(LeakStep::protocol).toList());
        for (LeakStep step : steps) {
            assertEquals(List.of("majority", "knn"), List.copyOf(step.models().keySet()), "the models of the run");
        }
        assertEquals(List.of(), steps("without", "--data", file, "--no-leaks"));
        assertEquals(List.of(), steps("quick", "--data", file, "--quick"));
        assertEquals(steps, steps("asked", "--data", file, "--quick", "--leaks"), "its options are its own");
    }

    @Test
    void hasTheStepsOfTheStudyOfLeaks() throws IOException {
        List<LeakStep> steps = steps("full", "--data", file, "--threads", "3", "--kernel", "vector");
        String out = home.resolve("alone").toString();
        String[] arguments = {"study", "leaks", "--data", file, "--seed", "7", "--threads", "1", "--out", out};
        CommandLineRun alone = CommandLineRun.of(arguments);
        assertEquals(0, alone.code(), alone.err());
        LeakStudy study = Json.read(home.resolve("alone/leaks.json"), LeakStudy.class);
        for (int i = 0; i < steps.size(); i++) {
            assertEquals(steps.get(i).shared(), study.leaks().get(i).shared());
            assertEquals(
                    steps.get(i).models().get("knn"),
                    study.leaks().get(i).models().get("knn"));
        }
    }

    @Test
    void leavesOutWhatTheRowsAreTooFewFor() throws IOException {
        List<String> songs = new ArrayList<>(SmallSongs.lines(300));
        songs.replaceAll(line -> line.replaceAll("Artist \\d+", "Artist 1"));
        SmallSongs.write(home, songs);
        CommandLineRun run = run("one", "--data", file, "--protocol", "track");
        assertTrue(run.err().contains("warning: the leak staircase leaves out protocol 'artist': "), run.err());
        StudyResult result = Json.read(home.resolve("one/metrics.json"), StudyResult.class);
        assertEquals(
                List.of("rows", "track", "song"),
                result.leaks().stream().map(LeakStep::protocol).toList());
    }

    @Test
    void needsTwoProtocols() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode recipe;
        try (var resource = getClass().getResourceAsStream("/backbeat/recipes/spotify.json")) {
            recipe = (ObjectNode) mapper.readTree(resource);
        }
        recipe.putObject("protocols");
        recipe.put("defaultProtocol", "rows");
        Path own = home.resolve("own.json");
        mapper.writeValue(own.toFile(), recipe);
        assertEquals(List.of(), steps("rows", "--data", file, "--recipe", own.toString()));
        String out = home.resolve("alone").toString();
        CommandLineRun alone =
                CommandLineRun.of("study", "leaks", "--data", file, "--recipe", own.toString(), "--out", out);
        assertEquals(1, alone.code());
        assertTrue(alone.err().contains("fewer than two protocols"), alone.err());
    }

    @Test
    void climbsInventedRowsToo() throws IOException {
        List<LeakStep> steps = steps("invented", "--synthetic", "--rows", "1500");
        assertEquals(4, steps.size());
        assertTrue(steps.get(0).shared().get("track") > 0);
        assertEquals(0, steps.get(3).shared().get("artist"));
    }
}
