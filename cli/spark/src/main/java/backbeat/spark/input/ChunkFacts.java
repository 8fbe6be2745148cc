package backbeat.spark.input;

import java.io.Serializable;

/**
 * What the driver is told of rows that a task has read: 8 bytes a row for its label, a bit for each column, and 32 bytes of hash
 * where the table is more than one CSV file. Numbers, categories and texts are not among it.
 *
 * @param file        where the rows stand
 * @param start       where in the file
 * @param labels      by row what the label is made from
 * @param labelTexts  the texts of the label column, where its rule compares texts
 * @param labelCounts how often each is there
 * @param missing     by column of the recipe the rows without a value, as {@link java.util.BitSet#toLongArray} has them
 * @param rejected    rows that could not be read
 * @param source      how the file was written: its hash, its format, its other columns
 * @param synthetic   whether all rows were invented
 * @param digests     by row the SHA-256 of its values; empty where the file's own hash counts
 */
public record ChunkFacts(
        String file,
        long start,
        double[] labels,
        String[] labelTexts,
        long[] labelCounts,
        long[][] missing,
        Rejected[] rejected,
        String[] source,
        boolean synthetic,
        byte[] digests)
        implements Serializable {
    /** A row that could not be read, for the journey; {@code row} is its number in this part of the file. */
    public record Rejected(long row, long line, String[] fields, String reason) implements Serializable {}

    public int rows() {
        return labels.length;
    }

    /** How many rows of the file these were, with those that could not be read. */
    public long sourceCount() {
        return rows() + rejected.length;
    }
}
