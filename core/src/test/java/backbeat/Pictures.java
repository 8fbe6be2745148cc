package backbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.text.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Holds the pictures in the documentation to what today's code draws. To draw them anew:
 * {@code ./mvnw -pl core test -Dtest='*PicturesTest' -Dpictures.write=true}.
 */
public final class Pictures {
    /** The look of words where a shape does not say otherwise. */
    public static final String STYLE = "text { font: 13px sans-serif }\n";

    private Pictures() {}

    /** A white sheet: the pictures keep their colors on a dark page. */
    public static Svg blank() {
        return new Svg().shape("rect", "width", "100%", "height", "100%", "fill", "#ffffff");
    }

    /** A folder of the project. */
    public static Path folder(String path) {
        Path up = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(up.resolve("docs"))) {
            up = up.getParent();
        }
        return up.resolve(path);
    }

    /** @param pictures SVG by file name */
    public static void check(Path folder, Map<String, String> pictures) throws IOException {
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            Path file = folder.resolve(picture.getKey());
            if (Boolean.getBoolean("pictures.write")) {
                Files.createDirectories(folder);
                Files.writeString(file, picture.getValue());
            }
            assertTrue(Files.exists(file), file + " is missing; the comment of Pictures says how to draw it");
            assertEquals(Files.readString(file), picture.getValue(), file + " is not what the code draws");
        }
    }
}
