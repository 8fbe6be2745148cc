package backbeat.recipe;

import backbeat.csv.CsvDialect;
import backbeat.data.MergeRules;
import java.util.Objects;

/**
 * How the rows of a file are to be taken.
 *
 * @param csv       how the file is written
 * @param missing   what missing values mean
 * @param keepEqual whether rows that equal an earlier one in every column are kept: they are different cases then
 * @param merge     which numbers a row has that stands for several
 */
public record RowRules(CsvDialect csv, MissingRules missing, boolean keepEqual, MergeRules merge) {
    /** What can be told from the file, missing values as values, equal rows once. */
    public static final RowRules DEFAULT = new RowRules(CsvDialect.AUTO, MissingRules.DEFAULT, false);

    /** A row that stands for several has the numbers of the first. */
    public RowRules(CsvDialect csv, MissingRules missing, boolean keepEqual) {
        this(csv, missing, keepEqual, MergeRules.FIRST);
    }

    public RowRules {
        Objects.requireNonNull(csv, "csv");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(merge, "merge");
    }

    RowRules withMissing(MissingRules rules) {
        return new RowRules(csv, rules, keepEqual, merge);
    }
}
