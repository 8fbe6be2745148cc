package backbeat.pipeline;

import backbeat.csv.CsvDialect;
import java.util.Objects;

/**
 * How the file of the training rows was written. Rows to predict are read in the same dialect; what it leaves open is told
 * from each file anew.
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

    /** Whether there is nothing to remember. */
    boolean isPlain() {
        return said.equals(CsvDialect.AUTO) && found.isEmpty();
    }
}
