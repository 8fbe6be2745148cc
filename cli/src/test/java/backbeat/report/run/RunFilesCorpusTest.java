package backbeat.report.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of a run that are null, empty or of another shape: refused with the name of the file. */
class RunFilesCorpusTest {
    @Test
    void keptInputsAreRefusedInWords() throws IOException {
        Path folder = Path.of("src", "test", "resources", "fuzz", RunFilesFuzzTarget.class.getName());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept = files.sorted().toList();
            assertTrue(kept.size() >= 6);
            for (Path file : kept) {
                byte[] input = Files.readAllBytes(file);
                assertDoesNotThrow(() -> RunFilesFuzzTarget.fuzzerTestOneInput(input), file::toString);
            }
        }
    }
}
