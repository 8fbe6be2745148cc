package backbeat.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a row beyond its columns, and in which order a study lets its models know it.
 *
 * @param derived columns made of others
 * @param steps   from the one that knows least
 */
public record Knowledge(List<Derived> derived, List<Step> steps) {
    /** Nothing but the columns. */
    public static final Knowledge NONE = new Knowledge(List.of(), List.of());

    /**
     * A step of the staircase.
     *
     * @param name    for people
     * @param without feature columns of the file that are not known yet
     * @param derived derived columns that are known, by name
     * @param sets    whether set columns are known as sets; if not, of a row that stands for several the first row's category
     * @param naive   whether histories are taken from all training rows, a row's own label among them: a leak, for the lesson
     */
    public record Step(String name, List<String> without, List<String> derived, boolean sets, boolean naive) {
        public Step {
            Objects.requireNonNull(name, "name");
            without = List.copyOf(without);
            derived = List.copyOf(derived);
        }
    }

    /** @throws IllegalArgumentException if two share a name, or a step names what is not there */
    public Knowledge {
        derived = List.copyOf(derived);
        steps = List.copyOf(steps);
        Set<String> names = new HashSet<>();
        for (Derived column : derived) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("Two derived columns are called '" + column.name() + "'");
            }
        }
        Set<String> stepNames = new HashSet<>();
        for (Step step : steps) {
            if (!stepNames.add(step.name())) {
                throw new IllegalArgumentException("Two steps of knowledge are called '" + step.name() + "'");
            }
            for (String name : step.derived()) {
                if (!step.sets()
                        && derived.stream()
                                .anyMatch(column -> column.name().equals(name)
                                        && column.over().isPresent())) {
                    throw new IllegalArgumentException("The step '" + step.name() + "' knows no sets, and names '"
                            + name + "', which is over one");
                }
                if (!names.contains(name)) {
                    throw new IllegalArgumentException("The step '" + step.name() + "' names the derived column '"
                            + name + "', which is not defined");
                }
            }
        }
    }

    /** The derived column of this name. */
    public Derived column(String name) {
        return derived.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
