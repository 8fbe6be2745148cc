package backbeat.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes two rows related: unlike a {@link GroupKey} it need not divide the rows into groups, for {@code A;B} is related to
 * {@code A} and to {@code B}, which are not related to each other.
 *
 * @param name    what is the same: {@code credited artist}
 * @param columns the text and number columns that must agree
 * @param anyOf   if given, the first column's value is a list with this separator, and one entry in common is enough
 * @param form    under which spellings texts agree
 * @param counted whether such rows are counted and no more; else they are what a study of leaks puts into training
 */
public record Relation(String name, List<String> columns, Optional<String> anyOf, NormalForm form, boolean counted) {
    /** @throws IllegalArgumentException if there is no column, or the separator is empty */
    public Relation {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(anyOf, "anyOf");
        Objects.requireNonNull(form, "form");
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("The relation '" + name + "' names no column");
        }
        if (anyOf.isPresent() && anyOf.get().isEmpty()) {
            throw new IllegalArgumentException("The separator of the relation '" + name + "' is empty");
        }
    }
}
