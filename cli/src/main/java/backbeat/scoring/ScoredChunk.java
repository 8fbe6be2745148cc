package backbeat.scoring;

import backbeat.data.RejectedRow;
import java.util.List;
import java.util.Map;

/**
 * What became of one chunk of records. Row and line numbers count from the start of the chunk.
 *
 * @param text      the output of all readable rows, UTF-8, without their row numbers
 * @param ends      where in {@code text} each row's output ends
 * @param rows      the number of each of these rows among the records of the chunk, rising
 * @param positives how many of them were called positive
 * @param rejected  the rows that could not be read or predicted, in order
 * @param unseen    per categorical column, the rows of each category that no training row had
 * @param lines     line ends in the chunk
 */
record ScoredChunk(
        byte[] text,
        int[] ends,
        long[] rows,
        int positives,
        List<RejectedRow> rejected,
        List<Map<String, Integer>> unseen,
        int lines) {

    /** The number of records, readable or not. */
    int records() {
        return rows.length + rejected.size();
    }
}
