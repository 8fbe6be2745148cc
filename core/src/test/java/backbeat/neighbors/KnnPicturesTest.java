package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The pictures in the documentation are those that today's code draws. To draw them anew:
 * {@code mvn -pl core test -Dtest=KnnPicturesTest -Dpictures.write=true}.
 */
class KnnPicturesTest {
    private static Path folder() {
        Path up = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(up.resolve("docs"))) {
            up = up.getParent();
        }
        return up.resolve("docs/algorithms/img");
    }

    @Test
    void picturesAreUpToDate() throws IOException {
        for (Map.Entry<String, String> picture : KnnPictures.all().entrySet()) {
            Path file = folder().resolve(picture.getKey());
            if (Boolean.getBoolean("pictures.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, picture.getValue());
            }
            assertTrue(Files.exists(file), file + " is missing; see this test's comment");
            assertEquals(Files.readString(file), picture.getValue(), file + " is not what the code draws");
        }
    }
}
