package backbeat.scoring;

import backbeat.data.RejectedRow;
import java.io.IOException;

/** Hears the rows of a stream that have no answer, in order, from one thread at a time. */
@FunctionalInterface
public interface Rejects {
    /** Hears nothing; the {@link ScoringReport} counts them. */
    Rejects NONE = row -> {};

    /** @param row what stands in the stream and why it has no answer; its line is 0 where there are no lines */
    void accept(RejectedRow row) throws IOException;
}
