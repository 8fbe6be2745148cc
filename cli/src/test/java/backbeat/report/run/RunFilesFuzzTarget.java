package backbeat.report.run;

import backbeat.learner.Learners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The reader of a run's files for Jazzer: any bytes are a {@code metrics.json} or an {@link IOException} that names it. */
public final class RunFilesFuzzTarget {
    private static final Path FOLDER = folder();

    private RunFilesFuzzTarget() {}

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("metrics");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first byte chooses the file that the others are. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        String own = (input[0] & 1) == 0 ? "metrics.json" : "timings.json";
        Files.write(FOLDER.resolve(own), Arrays.copyOfRange(input, 1, input.length));
        try {
            RunFiles.read(FOLDER, Learners.standard());
        } catch (IOException e) {
            if (e.getMessage() == null || !e.getMessage().contains(".json")) {
                throw new IllegalStateException("refused without the name of the file", e);
            }
        }
    }
}
