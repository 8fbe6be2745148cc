package backbeat.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The lessons' pictures are steps of demonstrations. To draw them anew:
 * {@code ./mvnw -pl cli -am test -Dtest='*PicturesTest' -Dsurefire.failIfNoSpecifiedTests=false -Dpictures.write=true}.
 */
class ExplorePicturesTest {
    private static final Path FOLDER = Path.of("../docs/algorithms/img");

    private static final Map<String, Scene> PICTURES = Map.of(
            "tree-depth-4.svg", Exploration.TREE.scene(5),
            "forest-200.svg", Exploration.FOREST.scene(9),
            "split-genres.svg", Exploration.SPLIT.scene(8),
            "descent.svg", Exploration.SGD.scene(40),
            "boundaries.svg", Exploration.MLP.scene(7));

    @Test
    void picturesAreUpToDate() throws IOException {
        for (Map.Entry<String, Scene> picture : PICTURES.entrySet()) {
            Path file = FOLDER.resolve(picture.getKey());
            if (Boolean.getBoolean("pictures.write")) {
                Files.writeString(file, picture.getValue().svg());
            }
            assertTrue(Files.exists(file), file + " is missing; see this test's comment");
            assertEquals(Files.readString(file), picture.getValue().svg(), file + " is not what the code draws");
        }
    }
}
