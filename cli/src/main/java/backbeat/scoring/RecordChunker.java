package backbeat.scoring;

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
final class RecordChunker {
    static final int MAX_RECORD = 1 << 24;

    /** Where the scan stands within a record. */
    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        /** Behind a quote within a quoted field: the end of the field, or the first half of a doubled quote. */
        QUOTE_IN_QUOTED
    }

    private final InputStream in;
    private final int target;
    private byte[] buffer;
    private int length;
    private int scanned;
    private int lastEnd;
    private boolean exhausted;
    private State state = State.FIELD_START;

    /** @param target the size that chunks should have, in bytes, at least 1 */
    RecordChunker(InputStream in, int target) {
        this.in = in;
        this.target = target;
        this.buffer = new byte[target];
    }

    /** The first record of the stream without the byte order mark, line end included; empty if the stream is. */
    byte[] header() throws IOException {
        do {
            if (scan(true)) {
                return withoutMark(take(lastEnd));
            }
        } while (fill());
        return withoutMark(take(length));
    }

    /** The next whole records, about {@code target} bytes of them; empty at the end of the stream. */
    byte[] next() throws IOException {
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
        State now = state;
        int at = scanned;
        boolean found = false;
        while (at < length && !(first && found)) {
            byte b = bytes[at++];
            switch (now) {
                case QUOTED -> now = b == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
                case QUOTE_IN_QUOTED -> now = b == '"' ? State.QUOTED : plain(b);
                case FIELD_START -> now = b == '"' ? State.QUOTED : plain(b);
                case PLAIN -> now = plain(b);
            }
            if (b == '\n' && now == State.FIELD_START) {
                lastEnd = at;
                found = true;
            }
        }
        state = now;
        scanned = at;
        return found;
    }

    private static State plain(byte b) {
        return b == ',' || b == '\n' ? State.FIELD_START : State.PLAIN;
    }

    private static byte[] withoutMark(byte[] record) {
        boolean marked =
                record.length >= 3 && record[0] == (byte) 0xEF && record[1] == (byte) 0xBB && record[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(record, 3, record.length) : record;
    }
}
