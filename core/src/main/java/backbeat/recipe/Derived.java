package backbeat.recipe;

import backbeat.data.GroupKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A column made of others: a number or two for every row, which learners see beside the columns of the file.
 *
 * @param name    what it is called
 * @param kind    how it is made
 * @param columns the text columns that it is made of; of a {@link Kind#HISTORY} those whose values make the key, and none
 *                where it is over a set column
 * @param detail  the separator of {@link Kind#COUNT}, the regular expression of {@link Kind#MATCHES}, the separator of a
 *                history whose first entry alone counts
 * @param over    of a history: the set column whose members are the keys; empty for one key a row
 * @param prior   of a history: how many rows of the average it starts with
 */
public record Derived(
        String name, Kind kind, List<String> columns, Optional<String> detail, Optional<String> over, double prior) {
    /** How a column is made. */
    public enum Kind {
        /** The entries of a list in a text, divided by a separator. */
        COUNT,
        /** The characters of a text. */
        LENGTH,
        /** Whether two texts are equal, case and surrounding blanks aside. */
        EQUALS,
        /** Whether a regular expression is found in a text, case aside. */
        MATCHES,
        /**
         * The share of positive labels among the training rows of the same key, drawn toward the average by a prior, and
         * how many such rows there are. Of a training row, rows of its own fold do not count. Over a set column: the
         * number of members, and the mean, the least and the greatest of their shares; a study uses these by itself.
         */
        HISTORY
    }

    /** @throws IllegalArgumentException if a part is missing or out of range; the message says which */
    public Derived {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        columns = List.copyOf(columns);
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(over, "over");
        if (over.isPresent() && kind != Kind.HISTORY) {
            throw new IllegalArgumentException("'over' is for histories, which '" + name + "' is not");
        }
        if (over.isPresent() && !(columns.isEmpty() && detail.isEmpty())) {
            throw new IllegalArgumentException("The history '" + name + "' is over the members of '" + over.get()
                    + "', which are its keys: it has no 'columns' and no 'firstOf'");
        }
        int wanted = kind == Kind.EQUALS ? 2 : 1;
        if (kind == Kind.HISTORY ? columns.isEmpty() && over.isEmpty() : columns.size() != wanted) {
            throw new IllegalArgumentException("The derived column '" + name + "' needs "
                    + (kind == Kind.HISTORY ? "at least 1 column, or a set column to be 'over'" : wanted + " of them")
                    + ", not " + columns.size());
        }
        if ((kind == Kind.COUNT || kind == Kind.MATCHES)
                && detail.filter(text -> !text.isEmpty()).isEmpty()) {
            throw new IllegalArgumentException(
                    "The derived column '" + name + "' needs " + (kind == Kind.COUNT ? "a separator" : "a pattern"));
        }
        if (kind == Kind.MATCHES) {
            try {
                Pattern.compile(detail.get());
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "The pattern of '" + name + "' is no regular expression: " + e.getDescription(), e);
            }
        }
        if (!(prior >= 0 && prior < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The prior of '" + name + "' must be 0 or more, not " + prior);
        }
    }

    /** What makes the rows of a history belong together. */
    public GroupKey key() {
        return new GroupKey(name, columns, detail);
    }
}
