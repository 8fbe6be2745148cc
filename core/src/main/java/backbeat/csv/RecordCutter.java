package backbeat.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of CSV into blocks of whole records and, in the same pass, each record into its fields: nothing behind
 * looks for commas, quotes or line ends again. Where a field lies within quotes only the sequence of bytes tells, so one
 * thread cuts; what it hands out ({@link Records}) can be worked on by many.
 *
 * <p>All that decides is ASCII, so UTF-8 text needs no decoding here.
 *
 * <p>Memory: a block holds about as many bytes as it is asked for, unless a single record is longer; a record beyond
 * {@link #MAX_RECORD} bytes is an error, for a quote without its partner would otherwise swallow the rest of the stream.
 */
public final class RecordCutter {
    public static final int MAX_RECORD = 1 << 24;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    /** Bytes that have been read and belong to no block yet. */
    private byte[] rest = new byte[0];

    private int restLength;
    private boolean begun;
    private boolean exhausted;
    private long row;
    private long line;

    /** @param in the bytes of a file; a byte order mark at its start is skipped. The caller closes it */
    public RecordCutter(InputStream in) {
        this.in = in;
    }

    /** As above; lines are those of the file that the input was made from. */
    public RecordCutter(CsvInput input) {
        this(input.bytes());
        this.line = input.lineShift();
    }

    /**
     * Reads the first record, the header, which is no row: rows are counted from the one behind it.
     *
     * @param header receives the record; has none if the stream is empty or its first line is
     * @throws IOException if the stream cannot be read or the record is too long
     */
    public void header(Records header) throws IOException {
        fill(header, 1);
        while (!header.cutFirst(exhausted)) {
            more(header);
        }
        take(header);
        row = 0;
    }

    /**
     * Reads whole records, about {@code bytes} bytes of them or one that is longer.
     *
     * @param records receives them; what it held before is gone
     * @return false at the end of the stream
     * @throws IOException if the stream cannot be read or a record is too long
     */
    public boolean next(Records records, int bytes) throws IOException {
        fill(records, bytes);
        while (!records.cutAll(exhausted)) {
            more(records);
        }
        take(records);
        return records.length > 0;
    }

    /** What was left over, and then what the stream has, up to {@code bytes} bytes. */
    private void fill(Records records, int bytes) throws IOException {
        records.clear(Math.max(bytes, restLength));
        System.arraycopy(rest, 0, records.bytes, 0, restLength);
        records.length = restLength;
        if (!begun) {
            skipMark(records);
        }
        while (records.length < bytes && read(records)) {
            // a pipe delivers a few kilobytes at a time
        }
    }

    private void skipMark(Records records) throws IOException {
        records.clear(MARK.length);
        while (records.length < MARK.length && read(records)) {
            // a stream may deliver its first bytes one by one
        }
        if (records.length >= MARK.length && Arrays.equals(records.bytes, 0, MARK.length, MARK, 0, MARK.length)) {
            records.length -= MARK.length;
            System.arraycopy(records.bytes, MARK.length, records.bytes, 0, records.length);
        }
        begun = true;
    }

    /** Makes room for a record that is longer than the block, and reads on. */
    private void more(Records records) throws IOException {
        if (records.length == records.bytes.length) {
            if (records.length >= MAX_RECORD) {
                throw new IOException("A record is longer than " + MAX_RECORD
                        + " bytes. Is a quotation mark without its partner somewhere?");
            }
            records.bytes = Arrays.copyOf(records.bytes, Math.min(Math.max(64, 2 * records.length), MAX_RECORD));
        }
        while (records.length < records.bytes.length && read(records)) {
            // until it is full
        }
    }

    private boolean read(Records records) throws IOException {
        if (exhausted || records.length == records.bytes.length) {
            return false;
        }
        int read = in.read(records.bytes, records.length, records.bytes.length - records.length);
        exhausted = read < 0;
        records.length += Math.max(read, 0);
        return !exhausted;
    }

    /** Keeps the bytes behind the last whole record for the next block, and numbers the block. */
    private void take(Records records) {
        int end = records.end;
        restLength = records.length - end;
        if (rest.length < restLength) {
            rest = new byte[Math.max(restLength, 2 * rest.length)];
        }
        System.arraycopy(records.bytes, end, rest, 0, restLength);
        records.length = end;
        records.number(row, line);
        row += records.count;
        line += records.lines;
    }
}
