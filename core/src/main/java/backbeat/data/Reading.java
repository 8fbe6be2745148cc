package backbeat.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How fields become values, besides what each kind of column says: the same for rows to learn from and rows to predict.
 *
 * @param marks texts that mean that a value is missing, in every column, such as {@code ?}, {@code NA}, {@code -999};
 *              compared without blanks around them, and as numbers where both are numbers
 * @param dates columns of dates
 */
public record Reading(List<String> marks, List<DateColumn> dates) {
    /** Only an empty field is missing, in number columns {@code NaN}, {@code NA} and {@code null} too; no dates. */
    public static final Reading PLAIN = new Reading(List.of(), List.of());

    /** @throws IllegalArgumentException if a mark is empty, which is missing anyway, or a date column is named twice */
    public Reading {
        marks = marks.stream().map(String::strip).distinct().toList();
        dates = List.copyOf(dates);
        if (marks.contains("")) {
            throw new IllegalArgumentException("An empty field is missing without a mark");
        }
        Set<String> seen = new HashSet<>();
        for (DateColumn date : dates) {
            if (!seen.add(date.column())) {
                throw new IllegalArgumentException(
                        "The date column '" + Values.shown(date.column()) + "' is named twice");
            }
        }
    }

    public boolean isPlain() {
        return equals(PLAIN);
    }

    /** Whether a field is one of the marks of missing values. */
    public boolean isMark(String field) {
        return !marks.isEmpty() && (marks.contains(field.strip()) || isMark(Decimal.parse(field)));
    }

    /** Whether a number is one of the marks of missing values. */
    public boolean isMark(double value) {
        for (String mark : marks) {
            if (Decimal.parse(mark) == value) {
                return true;
            }
        }
        return false;
    }

    /** The field, or the empty text in place of a mark. */
    public String unmarked(String field) {
        return isMark(field) ? "" : field;
    }

    /** The names of the numbers that the dates become. */
    public List<String> dateFeatures() {
        return dates.stream().flatMap(date -> date.features().stream()).toList();
    }
}
