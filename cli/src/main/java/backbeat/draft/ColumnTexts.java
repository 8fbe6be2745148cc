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
 * @param values the different texts, the empty one apart; without blanks around them, so that one may occur twice
 * @param counts how many rows have each
 * @param codes  by row the place of its text, or -1 where it is empty
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
        return new ColumnTexts(rows.columns().categorical().get(column), values, counts, codes, plain);
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
