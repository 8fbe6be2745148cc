package backbeat.data;

/** A row cannot be read or has no answer, and such rows are not to be left out. Of a stream, the rows before it have been answered. */
public final class BadRowException extends DataException {
    private static final long serialVersionUID = 1;

    private final boolean gap;

    /** @param message for people: which row of what, and what is wrong with it */
    public BadRowException(String message) {
        super(message);
        this.gap = false;
    }

    /** As above, with what was thrown where the row was read. */
    public BadRowException(String message, Throwable cause) {
        super(message, cause);
        this.gap = false;
    }

    /**
     * @param origin where the row comes from
     * @param gap    whether nothing else is wrong with it but that a value is missing
     */
    public BadRowException(String origin, RejectedRow row, boolean gap) {
        super(origin + ", " + row.describe());
        this.gap = gap;
    }

    /** Whether the row lacks a value that the model cannot do without. */
    public boolean isGap() {
        return gap;
    }
}
