package backbeat.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How fields become values, besides what each kind of column says: the same for rows to learn from and rows to predict.
 *
 * @param marks       texts that mean that a value is missing, in every column, such as {@code ?}, {@code NA}, {@code -999};
 *                    compared without blanks around them, and as numbers where both are numbers
 * @param columnMarks further ones, by the column that they hold for
 * @param dates       columns of dates
 */
public record Reading(List<String> marks, SortedMap<String, List<String>> columnMarks, List<DateColumn> dates) {
    /** Only an empty field is missing, in number columns {@code NaN}, {@code NA} and {@code null} too; no dates. */
    public static final Reading PLAIN = new Reading(List.of(), List.of());

    /** @throws IllegalArgumentException if a mark is empty, which is missing anyway, or a date column is named twice */
    public Reading {
        marks = stripped(marks);
        SortedMap<String, List<String>> own = new TreeMap<>();
        columnMarks.forEach((column, texts) -> own.put(column, stripped(texts)));
        own.values().removeIf(List::isEmpty);
        columnMarks = Collections.unmodifiableSortedMap(own);
        dates = List.copyOf(dates);
        Set<String> seen = new HashSet<>();
        for (DateColumn date : dates) {
            if (!seen.add(date.column())) {
                throw new IllegalArgumentException(
                        "The date column '" + Values.shown(date.column()) + "' is named twice");
            }
        }
    }

    /** With marks that hold in every column. */
    public Reading(List<String> marks, List<DateColumn> dates) {
        this(marks, Collections.emptySortedMap(), dates);
    }

    private static List<String> stripped(List<String> marks) {
        List<String> stripped = marks.stream().map(String::strip).distinct().toList();
        if (stripped.contains("")) {
            throw new IllegalArgumentException("An empty field is missing without a mark");
        }
        return stripped;
    }

    public Reading withDates(List<DateColumn> others) {
        return new Reading(marks, columnMarks, others);
    }

    public Reading withColumnMarks(Map<String, List<String>> byColumn) {
        return new Reading(marks, new TreeMap<>(byColumn), dates);
    }

    /** All marks that hold for a column. */
    public List<String> marks(String column) {
        List<String> own = columnMarks.getOrDefault(column, List.of());
        if (own.isEmpty()) {
            return marks;
        }
        List<String> all = new ArrayList<>(marks);
        own.stream().filter(mark -> !marks.contains(mark)).forEach(all::add);
        return all;
    }

    /** Whether a field of a column is one of its marks of missing values. */
    public boolean isMark(String column, String field) {
        return isAmong(marks(column), field);
    }

    /** Whether a field is one of some marks. */
    public static boolean isAmong(List<String> marks, String field) {
        return !marks.isEmpty() && (marks.contains(field.strip()) || isAmong(marks, Decimal.parse(field)));
    }

    /** Whether a number is one of some marks. */
    private static boolean isAmong(List<String> marks, double value) {
        for (String mark : marks) {
            if (Decimal.parse(mark) == value) {
                return true;
            }
        }
        return false;
    }

    /** The field of a column, or the empty text in place of a mark. */
    public String unmarked(String column, String field) {
        return isMark(column, field) ? "" : field;
    }

    /** The names of the numbers that the dates become. */
    public List<String> dateFeatures() {
        return dates.stream().flatMap(date -> date.features().stream()).toList();
    }
}
