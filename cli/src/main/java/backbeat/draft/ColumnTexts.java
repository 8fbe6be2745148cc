package backbeat.draft;

import backbeat.csv.CsvDialect;
import backbeat.data.Dataset;
import backbeat.data.Decimal;
import backbeat.data.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The texts of a column of which nothing is known.
 *
 * @param name   of the column
 * @param values the different texts, without blanks around them, so that one may occur twice
 * @param counts how many rows have each
 * @param codes  by row the place of its text, or -1 where it is empty, or among numbers says {@code NA} or the like
 * @param plain  the texts with numbers written the plain way
 */
record ColumnTexts(String name, List<String> values, int[] counts, int[] codes, List<String> plain) {
    static ColumnTexts of(Dataset rows, int column, CsvDialect dialect) {
        List<String> texts = rows.categories(column);
        int[] codes = new int[rows.rows()];
        int[] counts = new int[texts.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = rows.code(column, row);
            if (codes[row] >= 0 && texts.get(codes[row]).isBlank()) {
                codes[row] = -1;
            }
            if (codes[row] >= 0) {
                counts[codes[row]]++;
            }
        }
        List<String> values = new ArrayList<>(texts.size());
        List<String> plain = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(text.strip());
            String digits = text.strip();
            if (dialect.thousands().isPresent()) {
                digits = digits.replace(dialect.thousands().get().toString(), "");
            }
            plain.add(dialect.decimal() == '.' ? digits : digits.replace(dialect.decimal(), '.'));
        }
        String name = rows.columns().categorical().get(column);
        return new ColumnTexts(name, values, counts, codes, plain).withoutGapsAmongNumbers();
    }

    /** In a column of numbers otherwise, what reads as a missing number is one. */
    private ColumnTexts withoutGapsAmongNumbers() {
        Set<String> gaps = values.stream().filter(Values::isMissing).collect(Collectors.toSet());
        List<Integer> others = present().stream()
                .filter(code -> !gaps.contains(values.get(code)))
                .toList();
        return others.size() < 2 || !others.stream().allMatch(this::isNumber) ? this : without(gaps);
    }

    /** The column with gaps in place of some texts. */
    ColumnTexts without(Set<String> gaps) {
        int[] left = counts.clone();
        int[] others = codes.clone();
        for (int row = 0; row < others.length; row++) {
            if (others[row] >= 0 && gaps.contains(values.get(others[row]))) {
                left[others[row]] = 0;
                others[row] = -1;
            }
        }
        return new ColumnTexts(name, values, left, others, plain);
    }

    int rows() {
        return codes.length;
    }

    /** The places of the texts that some row has. */
    List<Integer> present() {
        List<Integer> present = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                present.add(code);
            }
        }
        return present;
    }

    /** How many rows have a text. */
    long filled() {
        return present().stream().mapToLong(code -> counts[code]).sum();
    }

    double number(int code) {
        return Decimal.parse(plain.get(code));
    }

    /** Whether a text would be a number if it were not so large. */
    boolean isTooLarge(int code) {
        return Decimal.isTooLarge(plain.get(code));
    }

    boolean isNumber(int code) {
        return !Double.isNaN(number(code));
    }

    boolean isTruth(int code) {
        return !Double.isNaN(Values.truth(values.get(code)));
    }
}
