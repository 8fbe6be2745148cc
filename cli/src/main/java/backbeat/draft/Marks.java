package backbeat.draft;

import backbeat.data.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Texts that seem to mean that a value is missing, with the column that shows it. */
final class Marks {
    /** In a column of nothing but numbers otherwise, any of these is a mark. */
    private static final Set<String> AMONG_NUMBERS = Set.of(
            "?", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "nan", "NaN", "None", "none", ".", "-", "--", "missing",
            "Missing", "unknown", "Unknown");
    /** In a column of categories, these alone. */
    private static final Set<String> AMONG_TEXTS = Set.of("?", "NA", "N/A", "n/a", "#N/A", "NULL", "nan", "NaN");

    private static final List<Double> NUMBERS = List.of(-99.0, -999.0, -9999.0, -99999.0);

    private final List<ColumnTexts> columns;
    private final Map<String, String> found = new LinkedHashMap<>();

    private Marks(List<ColumnTexts> columns) {
        this.columns = columns;
    }

    /** By mark, why. */
    static Map<String, String> in(List<ColumnTexts> columns) {
        Marks marks = new Marks(columns);
        columns.forEach(marks::texts);
        NUMBERS.forEach(marks::number);
        return marks.found;
    }

    private void texts(ColumnTexts column) {
        Predicate<String> possible = AMONG_NUMBERS::contains;
        List<Integer> others = column.present(possible);
        boolean numbers = others.size() > 1 && others.stream().allMatch(column::isNumber);
        for (int code : column.present(text -> false)) {
            String text = column.values().get(code);
            boolean mark = numbers ? AMONG_NUMBERS.contains(text) : AMONG_TEXTS.contains(text);
            if (mark && !others.isEmpty()) {
                found.putIfAbsent(
                        text,
                        column.counts()[code] + " rows of '" + Values.shown(column.name(), 40) + "' have it"
                                + (numbers ? " among numbers" : ""));
            }
        }
    }

    /** A number far below all others of its column, which are not negative, in several rows. */
    private void number(double mark) {
        String reason = "";
        for (ColumnTexts column : columns) {
            TreeSet<Double> numbers = new TreeSet<>();
            int rows = 0;
            for (int code : column.present(found::containsKey)) {
                double value = column.number(code);
                if (Double.isNaN(value)) {
                    numbers.clear();
                    break;
                }
                numbers.add(value);
                rows += value == mark ? column.counts()[code] : 0;
            }
            if (!numbers.contains(mark)) {
                continue;
            }
            boolean apart = numbers.first() == mark && numbers.size() > 2 && numbers.higher(mark) >= 0 && rows > 1;
            if (!apart) {
                return; // somewhere it is a number like others, and marks are marks everywhere
            }
            reason = rows + " rows of '" + Values.shown(column.name(), 40) + "' have it, and no other negative number";
        }
        if (!reason.isEmpty()) {
            found.put(String.valueOf((long) mark), reason);
        }
    }
}
