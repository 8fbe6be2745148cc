package backbeat.recipe;

import backbeat.csv.CsvDialect;
import java.util.Objects;

/**
 * How the rows of a file are to be taken.
 *
 * @param csv       how the file is written
 * @param keepEqual whether rows that equal an earlier one in every column are kept: they are different cases then
 */
public record RowRules(CsvDialect csv, boolean keepEqual) {
    /** What can be told from the file, equal rows once. */
    public static final RowRules DEFAULT = new RowRules(CsvDialect.AUTO, false);

    public RowRules {
        Objects.requireNonNull(csv, "csv");
    }
}
