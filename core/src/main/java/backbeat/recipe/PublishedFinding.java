package backbeat.recipe;

import java.util.List;
import java.util.Objects;

/**
 * What a search found out about a publication's figures, kept in the recipe: the search takes minutes, the answer a line.
 *
 * @param seed     of the search
 * @param settings how many were compared
 * @param readings the nearest setting under each reading of the publication, nearest first
 */
public record PublishedFinding(long seed, long settings, List<Reading> readings) {
    /**
     * A reading and how near it comes.
     *
     * @param name     for people
     * @param distance of the nearest setting that it allows: root mean square of the differences from all figures
     * @param low      the lower end of the 95 % interval of that distance, by other test rows
     * @param high     the upper end
     */
    public record Reading(String name, double distance, double low, double high) {
        /** @throws IllegalArgumentException unless {@code 0 <= low <= high} */
        public Reading {
            Objects.requireNonNull(name, "name");
            if (!(low >= 0 && low <= high && distance >= 0)) {
                throw new IllegalArgumentException("The reading '" + name + "' has the interval " + low + " to " + high
                        + " and distance " + distance);
            }
        }
    }

    /** @throws IllegalArgumentException if there is no reading */
    public PublishedFinding {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("The finding about the published figures has no readings");
        }
    }
}
