package backbeat.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a CSV stream into chunks of whole records, so that chunks can be parsed by several threads. Only bytes that decide
 * where a record ends are looked at: quotes that open a field, quotes within such a field, commas and line ends; all are
 * ASCII, so UTF-8 text needs no decoding here. A line end within quotes does not end a record.
 *
 * <p>Memory: one chunk, unless a single record is longer; a record beyond {@link #MAX_RECORD} bytes is an error, for an
 * unbalanced quote would otherwise swallow the rest of the stream.
 */
public final class RecordChunker {
    public static final int MAX_RECORD = 1 << 24;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Where the scan stands: at the start of a field, … */
    private static final int FIELD_START = 0;

    /** … within a field without quotes, … */
    private static final int PLAIN = 1;

    /** … within quotes, … */
    private static final int QUOTED = 2;

    /** … or behind a quote within quotes: the end of the field, or the first half of a doubled quote. */
    private static final int QUOTE_IN_QUOTED = 3;

    private final InputStream in;
    private final int target;
    private byte[] buffer;
    private int length;
    private int scanned;
    private int lastEnd;
    private boolean exhausted;
    private int state = FIELD_START;

    /** @param target the size that chunks should have, in bytes, at least 1 */
    public RecordChunker(InputStream in, int target) {
        this.in = in;
        this.target = target;
        this.buffer = new byte[target];
    }

    /** The first record of the stream without the byte order mark, line end included; empty if the stream is. */
    public byte[] header() throws IOException {
        while (length < MARK.length && fill()) {
            // a stream may deliver its first bytes one by one
        }
        if (length >= MARK.length && Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
            length -= MARK.length;
            System.arraycopy(buffer, MARK.length, buffer, 0, length);
        }
        return nextRecord();
    }

    /** The next record, line end included; empty at the end of the stream. */
    public byte[] nextRecord() throws IOException {
        do {
            if (scan(true)) {
                return take(lastEnd);
            }
        } while (fill());
        return take(length);
    }

    /** The next whole records, about {@code target} bytes of them; empty at the end of the stream. */
    public byte[] next() throws IOException {
        scan(false);
        while (lastEnd == 0 || length < target) {
            if (!fill()) {
                return take(length);
            }
            scan(false);
        }
        return take(lastEnd);
    }

    private byte[] take(int end) {
        byte[] chunk = Arrays.copyOf(buffer, end);
        System.arraycopy(buffer, end, buffer, 0, length - end);
        length -= end;
        scanned -= Math.min(scanned, end);
        lastEnd = 0;
        return chunk;
    }

    /** Reads more; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (length == buffer.length) {
            if (length >= MAX_RECORD) {
                throw new IOException("A record is longer than " + MAX_RECORD
                        + " bytes. Is a quotation mark without its partner somewhere?");
            }
            buffer = Arrays.copyOf(buffer, Math.min(2 * length, MAX_RECORD));
        }
        int read = in.read(buffer, length, buffer.length - length);
        exhausted = read < 0;
        length += Math.max(read, 0);
        return !exhausted;
    }

    /** Looks for record ends in bytes not yet looked at; with {@code first}, stops behind the first one. */
    private boolean scan(boolean first) {
        byte[] bytes = buffer;
        int end = length;
        int now = state;
        int at = scanned;
        int found = 0;
        while (at < end) {
            byte b = bytes[at++];
            if (b > ',') {
                // Most bytes: neither quote, comma nor line end; within quotes they change nothing.
                now = now == QUOTED ? QUOTED : PLAIN;
            } else if (now == QUOTED) {
                now = b == '"' ? QUOTE_IN_QUOTED : QUOTED;
            } else if (b == '"') {
                now = now == PLAIN ? PLAIN : QUOTED;
            } else if (b == '\n') {
                now = FIELD_START;
                found = at;
                if (first) {
                    break;
                }
            } else {
                now = b == ',' ? FIELD_START : PLAIN;
            }
        }
        state = now;
        scanned = at;
        lastEnd = found > 0 ? found : lastEnd;
        return found > 0;
    }

    /** How many line ends there are in {@code bytes}, within quotes or not. */
    public static int lineEnds(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            count += b == '\n' ? 1 : 0;
        }
        return count;
    }
}
