package backbeat.spark.input;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What is to be said of a table as a whole: its hash, for the model's provenance. One CSV file has the hash of its bytes, as on
 * one machine. A folder, and Parquet and JSON, have that of the hashes of their rows in order, whatever files they are cut into.
 */
public final class DataSums {
    private DataSums() {}

    /** Whether a table is one CSV file, whose own hash counts. */
    public static boolean isOneFile(TableFiles table) {
        return table.format() == TableFormat.CSV && table.files().size() == 1;
    }

    /**
     * The source of a table.
     *
     * @param facts of its rows, in order
     * @throws DataException if there are no rows, or too many
     */
    public static Dataset.Source source(TableFiles table, List<ChunkFacts> facts) {
        long rows = facts.stream().mapToLong(ChunkFacts::rows).sum();
        if (rows == 0) {
            throw new DataException(table.path() + " has no rows");
        }
        if (rows > Integer.MAX_VALUE - 8) {
            throw new DataException(table.path() + " has " + rows + " rows; a model learns from 2,147,483,639 at most");
        }
        MessageDigest digest = RowDigests.sha256();
        facts.forEach(chunk -> digest.update(chunk.digests()));
        String[] said = facts.get(0).source();
        return new Dataset.Source(
                FileOpener.name(table.path()),
                isOneFile(table) ? said[0] : HexFormat.of().formatHex(digest.digest()),
                said[1],
                List.copyOf(Arrays.asList(said).subList(2, said.length)));
    }
}
