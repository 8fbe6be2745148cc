package backbeat.data;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the members of a set column are written: in one field, with a separator between them, and where rows of one group
 * become one, in the fields of all of them.
 *
 * @param column    a categorical column
 * @param separator what stands between two members of a field; blanks around a member do not belong to it
 * @param collect   whether a row that stands for several has the members of all of them
 */
public record SetRule(String column, char separator, boolean collect) {
    /** The separator where nothing else is said. */
    public static final char SEPARATOR = ';';

    /** @throws IllegalArgumentException if the separator is a blank, a quotation mark or a line end */
    public SetRule {
        Objects.requireNonNull(column, "column");
        if (separator == '"' || separator != '\t' && Character.isWhitespace(separator)) {
            throw new IllegalArgumentException(
                    "The separator of the set column '" + column + "' must be a visible character, no quotation mark");
        }
    }

    /** The members written in a field, each once, in order. An empty field is the empty set. */
    public static Set<String> members(String field, char separator) {
        Set<String> members = new LinkedHashSet<>();
        for (int from = 0; from <= field.length(); ) {
            int end = field.indexOf(separator, from);
            end = end < 0 ? field.length() : end;
            String member = field.substring(from, end).strip();
            if (!member.isEmpty()) {
                members.add(member);
            }
            from = end + 1;
        }
        return members;
    }

    /**
     * A Java object as the field that would stand in a file: the members of a collection with separators between them, in
     * its order, or a text as it is.
     *
     * @throws DataException if a member holds the separator
     */
    public static String field(String column, Object value, char separator) {
        if (!(value instanceof Collection<?> members)) {
            return Values.text(value);
        }
        return members.stream()
                .map(Values::text)
                .peek(member -> {
                    if (member.indexOf(separator) >= 0) {
                        throw new DataException("Column '" + column + "': the member '" + Values.shown(member)
                                + "' holds the separator '" + separator + "'");
                    }
                })
                .collect(Collectors.joining(String.valueOf(separator)));
    }
}
