package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.files.Json;
import backbeat.result.Explanation;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy;
import backbeat.result.PublishedStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiments beside the main run, on a small file. */
class StudyCommandTest {
    @TempDir
    private Path home;

    private String file;

    @BeforeEach
    void aFileOfSongs() throws IOException {
        file = SmallSongs.write(home, SmallSongs.lines(600)).toString();
    }

    @Test
    void leaksShrinkAlongTheProtocols() throws IOException {
        Path out = home.resolve("leaks");
        CommandLineRun run = CommandLineRun.of("study", "leaks", "--data", file, "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        LeakStudy study = Json.read(out.resolve("leaks.json"), LeakStudy.class);
        assertEquals(
                List.of("rows", "track", "song", "artist"),
                study.leaks().stream().map(LeakStep::protocol).toList());
        assertTrue(study.leaks().get(0).shared().get("track") > 0.1);
        assertEquals(0, study.leaks().get(1).shared().get("track"));
        assertEquals(0, study.leaks().get(3).shared().get("artist"));
        assertTrue(study.leaks().get(2).shared().get("artist") > 0.5);
        assertFits(run.out());
        for (LeakStep step : study.leaks()) {
            assertEquals(
                    List.of("majority", "logistic", "knn", "forest", "mlp", "blend"),
                    List.copyOf(step.models().keySet()));
        }
    }

    @Test
    void theNearestSettingsAreInOrderAndTheirDistanceIsTheirs() throws IOException {
        Path out = home.resolve("published");
        CommandLineRun run = CommandLineRun.of("study", "published", "--data", file, "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        PublishedStudy study = Json.read(out.resolve("published.json"), PublishedStudy.class);
        assertEquals(10, study.nearest().size());
        double last = 0;
        for (PublishedStudy.Candidate candidate : study.nearest()) {
            double sum = 0;
            for (int i = 0; i < study.figures().size(); i++) {
                double difference = candidate.figures().get(i).value()
                        - study.figures().get(i).value();
                sum += difference * difference;
            }
            assertEquals(Math.sqrt(sum / study.figures().size()), candidate.distance(), 1e-9);
            assertTrue(last <= candidate.distance());
            last = candidate.distance();
        }
        assertEquals(
                study.nearest().get(0).distance(),
                study.hypotheses().get(0).nearest().distance());
        assertEquals(6, study.ablation().size());
        assertFits(run.out());
    }

    @Test
    void anExplanationShowsNeighborsPathsAndContributions() {
        CommandLineRun run = CommandLineRun.of("explain", "--data", file, "--track", "id7");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("Song 7 — Artist 7;Guest"), run.out());
        assertTrue(run.out().contains("nearest training rows"), run.out());
        assertTrue(run.out().contains("adds to the network's logit"), run.out());
        assertFits(run.out());
    }

    @Test
    void aRowIsNoNeighborOfItself() throws IOException {
        for (String id : List.of("id1", "id2", "id3", "id5")) {
            CommandLineRun run = CommandLineRun.of("explain", "--data", file, "--track", id, "--format", "json");
            Path json = Files.writeString(home.resolve(id + ".json"), run.out());
            Explanation explanation = Json.read(json, Explanation.class);
            assertEquals(10, explanation.neighbors().size());
            assertFalse(
                    explanation.neighbors().stream()
                            .map(Explanation.Neighbor::id)
                            .collect(Collectors.toSet())
                            .contains(id),
                    run.out());
            assertEquals(15, explanation.contributions().size());
            assertEquals(3, explanation.paths().size());
        }
    }

    @Test
    void anUnknownTrackIsADataError() {
        CommandLineRun run = CommandLineRun.of("explain", "--data", file, "--track", "nobody");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("backbeat: No row that is used has track_id 'nobody'"), run.err());
    }

    @Test
    void anExperimentIsNamed() {
        CommandLineRun run = CommandLineRun.of("study");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("backbeat: Name an experiment: leaks or published"), run.err());
    }

    private void assertFits(String text) {
        text.lines()
                .forEach(line -> assertTrue(line.length() <= Backbeat.WIDTH || line.contains(home.toString()), line));
    }
}
