package backbeat.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to see in a model: lines for people, and the same as data for programs.
 *
 * @param lines each with a head, or an empty one where it goes on
 * @param data  by name
 */
public record Inspection(List<Line> lines, Map<String, Object> data) {
    /** Nothing but what every model has. */
    public static final Inspection NONE = new Inspection(List.of(), Map.of());

    /** A line of text and what it is about. */
    public record Line(String head, String text) {}

    /** Collects an inspection. */
    public static final class Builder {
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, Object> data = new LinkedHashMap<>();

        public Builder line(String head, String text) {
            lines.add(new Line(head, text));
            return this;
        }

        public Builder put(String name, Object value) {
            data.put(name, value);
            return this;
        }

        /** What has been collected. */
        public Inspection done() {
            return new Inspection(lines, data);
        }
    }
}
