package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fuzzing begins at the sections of today's models; {@code -Dgolden.write=true} keeps them anew. */
class ModelFuzzSeedsTest {
    private static final Path KEPT = Path.of("src/test/resources/fuzz/backbeat.pipeline.ModelFuzzTarget");

    @Test
    void theKeptInputsAreSectionsOfTodaysModels() throws IOException {
        List<byte[]> seeds = ModelFuzzTarget.seeds();
        assertTrue(seeds.size() >= 40, seeds.size() + " seeds");
        for (int i = 0; i < seeds.size(); i++) {
            Path kept = KEPT.resolve(String.format("%03d", i));
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(KEPT);
                Files.write(kept, seeds.get(i));
            }
            assertArrayEquals(seeds.get(i), Files.readAllBytes(kept), kept.toString());
        }
    }
}
