package backbeat.draft;

import backbeat.csv.CsvDialect;
import backbeat.data.Dataset;
import backbeat.data.Decimal;
import backbeat.data.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
        List<Integer> others = present(Values::isMissing);
        if (others.size() < 2 || !others.stream().allMatch(this::isNumber)) {
            return this;
        }
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0 && Values.isMissing(values.get(codes[row]))) {
                counts[codes[row]] = 0;
                codes[row] = -1;
            }
        }
        return this;
    }

    int rows() {
        return codes.length;
    }

    /** The places of the texts that some row has and that are no marks of missing values. */
    List<Integer> present(Predicate<String> missing) {
        List<Integer> present = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0 && !missing.test(values.get(code))) {
                present.add(code);
            }
        }
        return present;
    }

    /** How many rows have a text that is no mark of a missing value. */
    long filled(Predicate<String> missing) {
        return present(missing).stream().mapToLong(code -> counts[code]).sum();
    }

    double number(int code) {
        return Decimal.parse(plain.get(code));
    }

    boolean isNumber(int code) {
        return !Double.isNaN(number(code));
    }

    boolean isTruth(int code) {
        return !Double.isNaN(Values.truth(values.get(code)));
    }
}
