package backbeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.cli.Backbeat;
import backbeat.evaluation.Interval;
import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.learner.Learners;
import backbeat.random.Xoshiro256;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.result.StudyResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A study of a small file whose every name is an attack on the report's reader. */
final class HostileStudy {
    static final String NAME = "<script>alert(1)</script>";
    static final String GENRE = "<img src=x onerror=alert(2)>";

    private HostileStudy() {}

    /**
     * Runs the study and writes its report, with every chapter.
     *
     * @return the run's folder
     */
    static Path run(Path home) throws IOException {
        Path file = home.resolve("songs.csv");
        Files.writeString(file, String.join("\n", songs(900)) + "\n");
        Path run = home.resolve("run");
        assertEquals(0, execute("run", "--no-leaks", "--data", file.toString(), "--out", run.toString()));
        addLeaks(run);
        Report.write(run, Learners.standard());
        return run;
    }

    static int execute(String... arguments) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Backbeat.commandLine().setOut(nowhere).setErr(nowhere).execute(arguments);
    }

    private static List<String> songs(int rows) {
        Xoshiro256 random = new Xoshiro256(3);
        List<String> lines = new ArrayList<>();
        lines.add(
                ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,loudness,"
                        + "mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature,track_genre");
        for (int row = 0; row < rows; row++) {
            double energy = random.nextDouble();
            int genre = random.nextInt(3);
            int popularity = (int) (15 * genre + 50 * energy + 20 * random.nextDouble());
            lines.add(row + ",id" + row + ",\"Artist " + row % 200 + "\",Album," + NAME + " " + row + "," + popularity
                    + ","
                    + (120_000 + random.nextInt(200_000)) + ",False," + random.nextDouble() + "," + energy + ","
                    + random.nextInt(12) + "," + -10 * random.nextDouble() + "," + random.nextInt(2) + ",0."
                    + random.nextInt(99) + ",0.5,0." + random.nextInt(99) + ",0.25,0." + random.nextInt(99) + ","
                    + (80 + random.nextInt(80)) + ",4," + (genre == 0 ? GENRE : "genre " + genre));
        }
        return lines;
    }

    /** A staircase would take longer than all the rest; two steps will do for its chapter. */
    private static void addLeaks(Path run) throws IOException {
        StudyResult result = Json.read(run.resolve(StudyFiles.METRICS), StudyResult.class);
        Map<String, Map<String, Interval>> models = Map.of("forest", Map.of("auc", new Interval(0.8, 0.7, 0.9)));
        List<LeakStep> leaks = List.of(
                new LeakStep("rows", "at random", 700, 200, new TreeMap<>(Map.of("song", 0.5, "artist", 0.9)), models),
                new LeakStep(
                        "artist",
                        "no artist on two sides",
                        700,
                        200,
                        new TreeMap<>(Map.of("song", 0.0, "artist", 0.0)),
                        models));
        Interval auc = new Interval(0.7, 0.6, 0.8);
        Interval gain = new Interval(0.1, 0.05, 0.15);
        FixedLeaks fixed = new FixedLeaks(
                500,
                200,
                "artist",
                90,
                List.of(
                        new FixedLeaks.Step(
                                "", 0, 0, Map.of("forest", new FixedLeaks.Worth(auc, null, null, null, null, null))),
                        new FixedLeaks.Step(
                                "track",
                                80,
                                60,
                                Map.of("forest", new FixedLeaks.Worth(auc, gain, 0.01, auc, auc, gain)))));
        Json.write(run.resolve(StudyFiles.METRICS), result.withLeaks(leaks, fixed));
    }
}
