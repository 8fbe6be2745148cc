package backbeat.spark.input;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes of rows, and of a table as the hash of the hashes of its rows in their order: whatever files a table is cut into, tasks
 * hash its rows, and nobody has to see all of them.
 */
final class RowDigests {
    private RowDigests() {}

    /** A new SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** The hashes of all rows, one behind the other. */
    static byte[] of(RowChunk rows, double[] labels) {
        MessageDigest digest = sha256();
        byte[] digests = new byte[Math.multiplyExact(labels.length, digest.getDigestLength())];
        ByteBuffer numbers = ByteBuffer.allocate(Double.BYTES * (rows.numbers().length + 1));
        for (int row = 0; row < labels.length; row++) {
            numbers.clear();
            for (double[] column : rows.numbers()) {
                numbers.putDouble(column[row]);
            }
            digest.update(numbers.putDouble(labels[row]).flip());
            for (int c = 0; c < rows.codes().length; c++) {
                add(rows.category(c, row), digest);
            }
            for (TextColumn texts : rows.texts()) {
                add(texts.get(row), digest);
            }
            byte[] hash = digest.digest();
            System.arraycopy(hash, 0, digests, row * hash.length, hash.length);
        }
        return digests;
    }

    private static void add(String text, MessageDigest digest) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
