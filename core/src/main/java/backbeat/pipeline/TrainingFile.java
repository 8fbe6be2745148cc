package backbeat.pipeline;

import backbeat.csv.CsvDialect;
import backbeat.csv.CsvFormat;
import java.util.Objects;

/**
 * How the file of the training rows was written. Rows to predict are read in the same dialect, unless their file clearly shows
 * another.
 *
 * @param said  the dialect as it was said
 * @param found what was unusual about the file, for people: {@code fields separated by ';'}; may be empty
 * @param label the column of the label, which rows to predict may lack; may be empty
 */
public record TrainingFile(CsvDialect said, String found, String label) {
    /** Nothing is known, and all of a dialect that can be told is told from each file. */
    public static final TrainingFile UNKNOWN = new TrainingFile(CsvDialect.AUTO, "", "");

    public TrainingFile {
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(label, "label");
    }

    /** The dialect as it was said, and what was left open as it was found. */
    public CsvDialect recalled() {
        return CsvFormat.recalled(said, found);
    }

    /** Whether there is nothing to remember. */
    boolean isPlain() {
        return said.equals(CsvDialect.AUTO) && found.isEmpty();
    }
}
