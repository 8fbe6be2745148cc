package backbeat.data;

import java.util.List;
import java.util.Objects;

/**
 * A row that was left out of a data set because it could not be read.
 *
 * @param row    its 0-based number among the data rows of the file
 * @param line   the 1-based line of the file on which it ends
 * @param fields its fields as read
 * @param reason why, for people
 */
public record RejectedRow(long row, long line, List<String> fields, String reason) {
    public RejectedRow {
        fields = List.copyOf(fields);
        Objects.requireNonNull(reason, "reason");
    }

    /** Where it stands and why it is none, for people. */
    public String describe() {
        return "data row " + row + (line == 0 ? "" : " (line " + line + ")") + ": " + reason;
    }
}
