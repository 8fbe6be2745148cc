package backbeat.draft;

import backbeat.text.Numbers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Texts of a column that seem to mean that a value is missing. */
final class Marks {
    /** In a column of nothing but numbers otherwise, any of these is a mark. */
    private static final Set<String> AMONG_NUMBERS = Set.of(
            "?", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "nan", "NaN", "None", "none", ".", "-", "--", "missing",
            "Missing", "unknown", "Unknown");
    /** In a column of categories, these alone. */
    private static final Set<String> AMONG_TEXTS = Set.of("?", "NA", "N/A", "n/a", "#N/A", "NULL", "nan", "NaN");

    /** Beside nothing but yes and no, in whatever words, these too. */
    private static final Set<String> AMONG_TRUTHS = Set.of("unknown", "Unknown", "missing", "Missing");

    /** A mark is further below all other numbers than these are apart, by this factor at least. */
    private static final double FAR = 10;

    /** In a column of so many different numbers, so few other texts, in so small a share of the rows, are no categories. */
    private static final int LEAST_NUMBERS = 20;

    private static final int MOST_STRANGE = 5;
    private static final double STRANGE_ROWS = 0.02;

    private static final List<Double> NUMBERS = List.of(-99.0, -999.0, -9999.0, -99999.0);

    private final ColumnTexts column;
    private final Map<String, String> found = new LinkedHashMap<>();

    private Marks(ColumnTexts column) {
        this.column = column;
    }

    /** By mark, why. */
    static Map<String, String> in(ColumnTexts column) {
        Marks marks = new Marks(column);
        marks.texts();
        NUMBERS.forEach(marks::number);
        return marks.found;
    }

    private void texts() {
        Predicate<Integer> possible =
                code -> AMONG_NUMBERS.contains(column.values().get(code));
        List<Integer> others =
                column.present().stream().filter(possible.negate()).toList();
        boolean numbers = others.size() > 1 && others.stream().allMatch(column::isNumber);
        Set<String> strange = strangeAmongNumbers();
        boolean truths = !numbers && others.size() > 1 && others.stream().allMatch(column::isTruth);
        for (int code : column.present()) {
            String text = column.values().get(code);
            boolean mark = numbers
                    ? AMONG_NUMBERS.contains(text)
                    : strange.contains(text) || AMONG_TEXTS.contains(text) || truths && AMONG_TRUTHS.contains(text);
            if (mark && !others.isEmpty()) {
                int rows = column.counts()[code];
                found.putIfAbsent(
                        text,
                        have(rows)
                                + (numbers || strange.contains(text)
                                        ? " among numbers"
                                        : truths ? " beside yes and no" : ""));
            }
        }
    }

    /** A few texts of a few rows in a column of many numbers, whatever they say: none of the usual marks, and no numbers either. */
    private Set<String> strangeAmongNumbers() {
        List<Integer> present = column.present();
        List<Integer> others =
                present.stream().filter(code -> !column.isNumber(code)).toList();
        long rows = others.stream().mapToLong(code -> column.counts()[code]).sum();
        boolean few = others.size() <= MOST_STRANGE
                && present.size() - others.size() >= LEAST_NUMBERS
                && rows <= STRANGE_ROWS * column.filled()
                && others.stream().noneMatch(column::isTooLarge);
        return few ? others.stream().map(code -> column.values().get(code)).collect(Collectors.toSet()) : Set.of();
    }

    private static String have(int rows) {
        return Numbers.counted(rows, "row") + (rows == 1 ? " has it" : " have it");
    }

    /** A number far below all others in several rows, by the texts that are written for it. */
    private void number(double mark) {
        TreeSet<Double> numbers = new TreeSet<>();
        Set<String> texts = new LinkedHashSet<>();
        int rows = 0;
        for (int code : column.present()) {
            double value = column.number(code);
            if (found.containsKey(column.values().get(code))) {
                continue;
            }
            if (Double.isNaN(value)) {
                return;
            }
            numbers.add(value);
            if (value == mark) {
                texts.add(column.values().get(code));
                rows += column.counts()[code];
            }
        }
        if (!numbers.contains(mark) || !isApart(mark, numbers) || rows < 2) {
            return;
        }
        String reason = have(rows)
                + (numbers.higher(mark) >= 0 ? ", and no other negative number" : ", far below all other numbers");
        texts.forEach(text -> found.putIfAbsent(text, reason));
    }

    /** Whether the others are not negative, or nearer to each other by far than to the mark. */
    private static boolean isApart(double mark, TreeSet<Double> numbers) {
        if (numbers.first() != mark || numbers.size() < 3) {
            return false;
        }
        double least = numbers.higher(mark);
        return least >= 0 || least - mark > FAR * (numbers.last() - least);
    }
}
