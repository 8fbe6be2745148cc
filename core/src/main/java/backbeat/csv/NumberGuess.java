package backbeat.csv;

import backbeat.data.Decimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How a file seems to write its numbers: from columns that hold nothing but numbers, if they are read so.
 *
 * @param commas    whether the comma is the decimal sign
 * @param thousands what groups thousands; {@link #NONE} for nothing
 */
record NumberGuess(boolean commas, char thousands) {
    static final char NONE = 0;

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    static final Pattern BY_COMMAS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern BY_POINTS = Pattern.compile("[+-]?(\\d{1,3}|[1-9]\\d{0,2}(\\.\\d{3})+),\\d+");
    /** Whole numbers with points between thousands; where there is one point, decimals with three digits look the same. */
    static final Pattern WHOLE_BY_POINTS = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3})+");

    private static final Pattern LONG_BY_POINTS = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3}){2,}");
    private static final Pattern SMALL = Pattern.compile("[+-]?(0|[1-9]\\d{0,2})");
    private static final Pattern BY_QUOTES = Pattern.compile("[+-]?[1-9]\\d{0,2}('\\d{3})+([.,]\\d+)?");
    private static final Pattern BY_BLANKS = Pattern.compile("[+-]?[1-9]\\d{0,2}([ \\u00A0\\u202F]\\d{3})+([.,]\\d+)?");

    /** From rows of fields, which {@code separator} stood between. */
    static NumberGuess of(List<List<String>> rows, char separator) {
        boolean commas = false;
        char thousands = NONE;
        boolean points = false;
        boolean decimals = false;
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int c = 0; c < width; c++) {
            List<String> values = column(rows, c);
            NumberGuess own = ofColumn(values);
            commas |= own.commas;
            thousands = own.thousands == NONE ? thousands : own.thousands;
            boolean grouped = mayGroupByPoints(values);
            points |= grouped;
            decimals |= !grouped
                    && values.stream().anyMatch(value -> value.indexOf('.') >= 0)
                    && all(values, Decimal::isFinite);
        }
        if (points && !decimals && thousands == NONE && (commas || separator == ';')) {
            // Where commas stand before decimals, or separate no fields because they may, points group.
            return new NumberGuess(true, '.');
        }
        if (thousands == ',' && !commas && separator == ';' && !anyLong(rows)) {
            // With fields separated so, a comma is a decimal sign more often than not.
            return new NumberGuess(true, NONE);
        }
        return new NumberGuess(commas, commas && thousands == ',' ? NONE : thousands);
    }

    /** The fields of a column that have a digit in them. */
    static List<String> column(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .map(row -> row.get(column).strip())
                .filter(value -> value.chars().anyMatch(Character::isDigit)) // the others may be marks of gaps
                .toList();
    }

    /** From the fields of one column. */
    static NumberGuess ofColumn(List<String> values) {
        for (Pattern grouped : List.of(BY_QUOTES, BY_BLANKS)) {
            if (any(values, grouped) && all(values, value -> isPlain(value) || matches(grouped, value))) {
                boolean commas = values.stream().anyMatch(value -> value.indexOf(',') >= 0);
                return new NumberGuess(commas, grouped == BY_QUOTES ? '\'' : ' ');
            }
        }
        if (any(values, BY_COMMAS)
                && all(
                        values,
                        value -> matches(BY_COMMAS, value) || matches(WHOLE, value) || Decimal.isFinite(value))) {
            return new NumberGuess(false, ',');
        }
        if (any(values, LONG_BY_POINTS)
                && all(values, value -> matches(WHOLE_BY_POINTS, value) || matches(SMALL, value))) {
            return new NumberGuess(true, '.'); // no number has two decimal points
        }
        if (values.stream().anyMatch(value -> value.indexOf(',') >= 0)
                && all(values, value -> matches(WHOLE, value) || matches(COMMA, value) || matches(BY_POINTS, value))) {
            boolean points = values.stream().anyMatch(value -> value.indexOf('.') >= 0);
            return new NumberGuess(true, points ? '.' : NONE);
        }
        return new NumberGuess(false, NONE);
    }

    /**
     * Whether the points of a column's numbers may group thousands: each has groups of three digits, or is small and has no
     * point. Decimals of three digits, all of them 1 or more, look the same.
     */
    static boolean mayGroupByPoints(List<String> values) {
        return any(values, WHOLE_BY_POINTS)
                && values.stream().distinct().count() > 1
                && all(values, value -> matches(WHOLE_BY_POINTS, value) || matches(SMALL, value));
    }

    private static boolean isPlain(String value) {
        return matches(WHOLE, value) || matches(COMMA, value) || Decimal.isFinite(value);
    }

    /** Whether a number has two groups of thousands: then a comma is not the decimal sign. */
    private static boolean anyLong(List<List<String>> rows) {
        return rows.stream()
                .flatMap(List::stream)
                .anyMatch(value -> matches(BY_COMMAS, value.strip())
                        && (value.indexOf(',') != value.lastIndexOf(',') || value.indexOf('.') >= 0));
    }

    private static boolean matches(Pattern pattern, String value) {
        return pattern.matcher(value).matches();
    }

    private static boolean any(List<String> values, Pattern pattern) {
        return values.stream().anyMatch(value -> matches(pattern, value));
    }

    private static boolean all(List<String> values, Predicate<String> test) {
        return !values.isEmpty() && values.stream().allMatch(test);
    }
}
