package backbeat.source;

import backbeat.data.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which columns of a file nobody reads, in the same words wherever it is said. */
public final class IgnoredColumns {
    private IgnoredColumns() {}

    /**
     * A line for people.
     *
     * @param why   who has no use for the columns: {@code the recipe does not mention}
     * @param names the columns
     * @return empty if there are none
     */
    public static Optional<String> line(String why, List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Ignored, for " + why + (names.size() == 1 ? " it: " : " them: ")
                        + Values.shown(names.stream()
                                .map(name -> name.isBlank() ? "(a name of blanks or none)" : "'" + name + "'")
                                .collect(Collectors.joining(", "))));
    }
}
