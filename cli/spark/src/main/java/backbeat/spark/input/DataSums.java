package backbeat.spark.input;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What is to be said of a table as a whole: its hash, for the model's provenance. One CSV file has the hash of its bytes, as on
 * one machine. A folder, and Parquet and JSON, have that of the values in their order, whatever files they are cut into.
 */
final class DataSums {
    private final TableFiles table;
    private final boolean oneFile;
    private final int rows;
    private final MessageDigest digest;
    private long before;
    private RowChunk first;

    DataSums(TableFiles table, long rows) {
        this.table = table;
        this.oneFile = table.format() == TableFormat.CSV && table.files().size() == 1;
        if (rows == 0) {
            throw new DataException(table.path() + " has no rows");
        }
        if (rows > Integer.MAX_VALUE - 8) {
            throw new DataException(table.path() + " has " + rows + " rows; a model learns from 2,147,483,639 at most");
        }
        this.rows = (int) rows;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    int rows() {
        return rows;
    }

    /** Rows of the source so far. */
    long before() {
        return before;
    }

    void add(RowChunk chunk) {
        if (first == null) {
            first = chunk;
        }
        before += chunk.sourceCount();
        if (!oneFile) {
            hash(chunk);
        }
    }

    private void hash(RowChunk chunk) {
        ByteBuffer numbers = ByteBuffer.allocate(Double.BYTES * (chunk.numbers().length + 1));
        for (int row = 0; row < chunk.rows(); row++) {
            numbers.clear();
            for (double[] column : chunk.numbers()) {
                numbers.putDouble(column[row]);
            }
            digest.update(numbers.putDouble(chunk.labels()[row]).flip());
            for (int c = 0; c < chunk.codes().length; c++) {
                int code = chunk.codes()[c][row];
                hash(code == Dataset.MISSING ? "" : chunk.dictionaries()[c][code]);
            }
            for (TextColumn texts : chunk.texts()) {
                hash(texts.get(row));
            }
        }
    }

    private void hash(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    Dataset.Source source() {
        String[] said = first.source();
        return new Dataset.Source(
                FileOpener.name(table.path()),
                oneFile ? said[0] : HexFormat.of().formatHex(digest.digest()),
                said[1],
                List.copyOf(Arrays.asList(said).subList(2, said.length)));
    }
}
