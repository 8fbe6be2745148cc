package backbeat.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stream that computes the SHA-256 of what is read from it. */
final class HashingStream extends FilterInputStream {
    private final MessageDigest digest;

    HashingStream(InputStream in) {
        super(in);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The hash of all bytes read so far, 64 lower-case hexadecimal digits; may be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            digest.update((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            digest.update(bytes, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("Bytes that are skipped would be missing in the hash");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
