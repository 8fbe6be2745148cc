package backbeat.evaluation;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.BitSet;

/**
 * How many test rows the training part has met before, under one notion of "the same".
 *
 * @param testRows   the rows looked at
 * @param sharedRows those whose group has a row in training
 */
public record LeakAudit(int testRows, int sharedRows) {
    /**
     * Counts the overlap of two parts.
     *
     * @param groups a group key per row of the whole
     * @param train  rows of the training part (with validation, where models saw it)
     * @param test   rows of the test part
     */
    public static LeakAudit of(int[] groups, int[] train, int[] test) {
        IntOpenHashSet seen = new IntOpenHashSet(train.length);
        for (int row : train) {
            seen.add(groups[row]);
        }
        int shared = 0;
        for (int row : test) {
            shared += seen.contains(groups[row]) ? 1 : 0;
        }
        return new LeakAudit(test.length, shared);
    }

    /**
     * Counts the test rows that have a relative in the training part.
     *
     * @param related the rows of the whole that have one
     * @param test    rows of the test part
     */
    public static LeakAudit of(BitSet related, int[] test) {
        int shared = 0;
        for (int row : test) {
            shared += related.get(row) ? 1 : 0;
        }
        return new LeakAudit(test.length, shared);
    }

    /** The share of test rows; 0 without any. */
    public double share() {
        return testRows == 0 ? 0 : (double) sharedRows / testRows;
    }
}
