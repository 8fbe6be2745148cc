package backbeat.result;

/**
 * A part that a run has not, though its models were fitted.
 *
 * @param part   what is missing, in a few words
 * @param reason why: too few rows, or what went wrong
 */
public record LeftOut(String part, String reason) {
    @Override
    public String toString() {
        return part + " (" + reason + ")";
    }
}
