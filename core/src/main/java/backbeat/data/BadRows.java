package backbeat.data;

/** What to do with a row that cannot be read: too few or too many fields, or a text where a number should be. */
public enum BadRows {
    /** Stop with a message that names the row and the column. */
    FAIL,
    /** Leave it out and keep it, with the reason, in {@link Dataset#rejected()}. */
    SKIP
}
