package backbeat.scoring;

import backbeat.data.DataException;
import backbeat.data.RejectedRow;

/** A row of a stream has no answer, and such rows are not to be left out. The rows before it have been answered. */
public final class BadRowException extends DataException {
    private static final long serialVersionUID = 1;

    private final boolean gap;

    /** @param gap whether nothing else is wrong with the row but that a value is missing */
    BadRowException(String origin, RejectedRow row, boolean gap) {
        super(origin + ", " + row.describe());
        this.gap = gap;
    }

    /** Whether the row lacks a value that the model cannot do without. */
    public boolean isGap() {
        return gap;
    }
}
