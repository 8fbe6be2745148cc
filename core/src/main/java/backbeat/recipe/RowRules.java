package backbeat.recipe;

import backbeat.csv.CsvDialect;
import java.util.Objects;

/**
 * How the rows of a file are to be taken.
 *
 * @param csv       how the file is written
 * @param missing   what missing values mean
 * @param keepEqual whether rows that equal an earlier one in every column are kept: they are different cases then
 */
public record RowRules(CsvDialect csv, MissingRules missing, boolean keepEqual) {
    /** What can be told from the file, missing values as values, equal rows once. */
    public static final RowRules DEFAULT = new RowRules(CsvDialect.AUTO, MissingRules.DEFAULT, false);

    public RowRules {
        Objects.requireNonNull(csv, "csv");
        Objects.requireNonNull(missing, "missing");
    }

    RowRules withMissing(MissingRules rules) {
        return new RowRules(csv, rules, keepEqual);
    }
}
