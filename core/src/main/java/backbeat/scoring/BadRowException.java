package backbeat.scoring;

import backbeat.data.DataException;
import backbeat.data.RejectedRow;

/** A row of a stream has no answer, and such rows are not to be left out. The rows before it have been answered. */
public final class BadRowException extends DataException {
    private static final long serialVersionUID = 1;

    private final boolean gap;

    BadRowException(String origin, RejectedRow row) {
        super(origin + ", data row " + row.row() + (row.line() == 0 ? "" : " (line " + row.line() + ")") + ": "
                + row.reason());
        gap = row.reason().endsWith("the value is missing");
    }

    /** Whether the row lacks a value that the model cannot do without. */
    public boolean isGap() {
        return gap;
    }
}
