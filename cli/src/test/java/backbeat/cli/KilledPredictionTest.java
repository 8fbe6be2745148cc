package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prediction that is killed in the middle leaves nothing under the output's name. */
class KilledPredictionTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void nothingStandsUnderTheFinalName() throws IOException, InterruptedException {
        List<String> lines = SmallSongs.lines(300);
        Path songs = SmallSongs.write(folder, lines);
        Path model = folder.resolve("m.backbeat");
        CommandLineRun training = CommandLineRun.of(
                "train", "--model", "mlp", "--epochs", "1", "--data", songs.toString(), "--save", model.toString());
        assertEquals(0, training.code(), training.err());

        Path results = Files.createDirectory(folder.resolve("results"));
        Path output = results.resolve("out.csv");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "backbeat.cli.Backbeat",
                        "predict",
                        model.toString(),
                        "-",
                        "-o",
                        output.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("messages").toFile())
                .start();
        try (OutputStream rows = process.getOutputStream()) {
            rows.write((lines.get(0) + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] row = (lines.get(1) + "\n").getBytes(StandardCharsets.UTF_8);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (written(results) == 0 && System.nanoTime() < end) {
                for (int i = 0; i < 10_000; i++) {
                    rows.write(row);
                }
                rows.flush();
            }
            assertTrue(written(results) > 0, () -> "rows are on their way: " + messages());
            process.destroyForcibly().waitFor(); // SIGKILL: no hook runs
        } catch (IOException e) {
            // The pipe breaks when its reader is killed.
        }
        assertTrue(Files.notExists(output));
        assertTrue(written(results) > 0, "the hidden draft is all that is left");
    }

    private String messages() {
        try {
            return Files.readString(folder.resolve("messages"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The bytes in the files of a folder. */
    private static long written(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
