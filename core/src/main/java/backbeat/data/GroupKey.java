package backbeat.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes rows belong together: equal values in one or more text columns, in one of their spellings.
 *
 * @param name    the key's name: {@code song}
 * @param columns the text columns whose values, stripped of surrounding blanks, must agree
 * @param firstOf if given, a column's value is a list with this separator and only its first entry counts
 * @param form    under which spellings values are equal
 */
public record GroupKey(String name, List<String> columns, Optional<String> firstOf, NormalForm form) {
    /** @throws IllegalArgumentException if there is no column, or the separator is empty */
    public GroupKey {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(firstOf, "firstOf");
        Objects.requireNonNull(form, "form");
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("The group key '" + name + "' names no column");
        }
        if (firstOf.isPresent() && firstOf.get().isEmpty()) {
            throw new IllegalArgumentException("The separator of the group key '" + name + "' is empty");
        }
    }

    /** A key of values as they are spelled. */
    public GroupKey(String name, List<String> columns, Optional<String> firstOf) {
        this(name, columns, firstOf, NormalForm.EXACT);
    }

    /** Whether texts are compared as they stand, blanks around them apart. */
    boolean isWhole() {
        return firstOf.isEmpty() && form == NormalForm.EXACT;
    }

    /**
     * A number that rows of one group share, for dividing rows among those who group them.
     *
     * @param values of the key's columns
     */
    public int hash(List<String> values) {
        int hash = 0;
        for (String value : values) {
            hash = 31 * hash + part(value).hashCode();
        }
        return hash;
    }

    /** The part of a column's value that the key compares. */
    String part(String value) {
        if (firstOf.isPresent()) {
            int end = value.indexOf(firstOf.get());
            return form.apply(end < 0 ? value : value.substring(0, end));
        }
        return form.apply(value);
    }
}
