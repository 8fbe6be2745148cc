package backbeat.scoring;

import java.io.IOException;
import java.util.List;

/** Hears the answers for a stream of rows, in the order of the rows, from one thread at a time. */
@FunctionalInterface
public interface Answers {
    /**
     * The answer for one row.
     *
     * @param row         its 0-based number in the stream; rejected rows have numbers too
     * @param kept        the texts of the columns to keep
     * @param probability of the positive class, calibrated where the model is
     * @param positive    whether it reaches the model's threshold
     */
    void accept(long row, List<String> kept, double probability, boolean positive) throws IOException;
}
