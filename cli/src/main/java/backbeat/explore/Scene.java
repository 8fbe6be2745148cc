package backbeat.explore;

import java.util.List;

/**
 * One step of a demonstration.
 *
 * @param svg   the picture, a whole SVG file
 * @param lines what the numbers say, for a terminal
 */
public record Scene(String svg, List<String> lines) {
    public Scene {
        lines = List.copyOf(lines);
    }
}
