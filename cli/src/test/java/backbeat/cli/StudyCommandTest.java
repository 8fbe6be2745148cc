package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.files.Json;
import backbeat.result.KnowledgeStudy;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy;
import backbeat.result.PublishedStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /** The bundled recipe's steps: among them one genre a row, in which sets have no numbers, and all of them. */
    @Test
    void everyStepOfKnowledgeIsClimbed() throws IOException {
        Path out = home.resolve("knowledge");
        CommandLineRun run = CommandLineRun.of("study", "knowledge", "--data", file, "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        KnowledgeStudy study = Json.read(out.resolve("knowledge.json"), KnowledgeStudy.class);
        assertEquals(7, study.steps().size());
        assertEquals(14, study.steps().get(0).columns(), "no genre");
        assertEquals(15, study.steps().get(1).columns(), "the genre");
        assertEquals(19, study.steps().get(2).columns(), "its set, and four numbers of it");
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
        PublishedStudy.Hypothesis first = study.hypotheses().get(0);
        assertTrue(
                first.nearest().distance() <= study.nearest().get(0).distance(), "a label for each learner fits best");
        assertTrue(first.asNear());
        last = 0;
        for (PublishedStudy.Hypothesis reading : study.hypotheses()) {
            assertTrue(last <= reading.nearest().distance());
            assertTrue(reading.low() < reading.high(), reading.toString());
            last = reading.nearest().distance();
        }
        assertTrue(study.hypotheses().stream()
                .filter(reading -> !reading.label().startsWith("one for each"))
                .anyMatch(reading ->
                        reading.nearest().distance() == study.nearest().get(0).distance()));
        assertEquals(6, study.ablation().size());
        assertFits(run.out());
    }

    @Test
    void anExperimentIsNamed() {
        CommandLineRun run = CommandLineRun.of("study");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("backbeat: Name an experiment: leaks, knowledge or published"), run.err());
    }

    private void assertFits(String text) {
        text.lines()
                .forEach(line -> assertTrue(line.length() <= Backbeat.WIDTH || line.contains(home.toString()), line));
    }
}
