package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is told to end ends its job, and leaves neither a folder of answers nor a draft. */
class CancelTest {
    /** Files to score, a task each: enough to be in the middle of when the signal comes. */
    private static final int FILES = 600;

    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void aTerminatedJobLeavesNothing() throws IOException, InterruptedException {
        Songs songs = Songs.in(folder);
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int file = 0; file < FILES; file++) {
            Files.createLink(many.resolve("part-" + file + ".csv"), songs.csv);
        }
        Path out = folder.resolve("out");
        Path log = folder.resolve("log");
        Process process = Programs.start(
                log,
                List.of("-Xmx700m"),
                "backbeat.spark.SparkMain",
                "predict",
                songs.model.toString(),
                many.toString(),
                "-o",
                out.toString(),
                "--master",
                "local[2]");
        try {
            for (int waited = 0; parts(folder) < 3 && waited < 10 * PATIENCE_SECONDS; waited++) {
                assertTrue(process.isAlive(), () -> "ended early: " + Programs.text(log));
                Thread.sleep(100);
            }
            process.destroy(); // a TERM signal
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertNotEquals(0, process.exitValue());
        assertFalse(Files.exists(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("."))
                            .toList());
        }
    }

    /** Files of answers so far. */
    private static long parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .count();
        } catch (UncheckedIOException e) {
            return 0; // a folder was renamed while we looked
        }
    }
}
