package backbeat.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A block of records of a CSV file and where their fields are. To be filled by a {@link RecordCutter} again and again, and
 * read by one thread at a time. Records and fields are numbered from 0. Memory: the bytes, and 4 bytes a field.
 */
public final class Records {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
    private static final long COMMAS = ',' * ONES;
    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;

    byte[] bytes = new byte[0];
    int length;
    /** Where the last whole record ends, its line end included. */
    int end;

    int count;
    int lines;
    long firstRow;
    long firstLine;

    /** By field: where it ends. */
    private int[] fieldEnds = new int[64];
    /** By record: where it starts, and which field is its first; one more entry for the end. */
    private int[] starts = new int[16];

    private int[] firstFields = new int[16];
    private int fields;
    /** The records with a quoted field behind whose closing quote something else stands than its end. */
    private final BitSet doubtful = new BitSet();

    /** Forgets everything and makes room for some bytes, keeping those it has. */
    void clear(int room) {
        if (bytes.length < room) {
            bytes = Arrays.copyOf(bytes, room);
        }
        reset();
    }

    private void reset() {
        end = 0;
        count = 0;
        lines = 0;
        fields = 0;
        firstFields[0] = 0;
        doubtful.clear();
    }

    /** Whether there is nothing, not even an empty line. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** The number of records. */
    public int count() {
        return count;
    }

    /** The 0-based number of a record among the rows of the file. */
    public long row(int record) {
        return firstRow + record;
    }

    /** The bytes that {@link #start} and {@link #end} are places in. Not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of fields of a record. */
    public int width(int record) {
        return firstFields[record + 1] - firstFields[record];
    }

    /** Where a field begins, at its opening quote if it has one. */
    public int start(int record, int field) {
        return field == 0 ? starts[record] : fieldEnds[firstFields[record] + field - 1] + 1;
    }

    /** Where a field ends. */
    public int end(int record, int field) {
        return fieldEnds[firstFields[record] + field];
    }

    /** Where a record begins. */
    public int start(int record) {
        return starts[record];
    }

    /** Where a record's last field ends: before its line end. */
    public int end(int record) {
        return fieldEnds[firstFields[record + 1] - 1];
    }

    /**
     * The text of a field, without quotes.
     *
     * @throws MisplacedQuoteException if a quotation mark is not where it may be
     */
    public String text(int record, int field) {
        int from = start(record, field);
        int to = end(record, field);
        if (from == to || bytes[from] != '"') {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        int close = closingQuote(from, to);
        String inner = new String(bytes, from + 1, close - from - 1, StandardCharsets.UTF_8);
        return inner.replace("\"\"", "\"");
    }

    /** Whether the quotes of all fields of a record stand where they may. */
    public boolean hasQuotesInPlace(int record) {
        if (!doubtful.get(record)) {
            return true;
        }
        try {
            for (int field = 0; field < width(record); field++) {
                if (start(record, field) < end(record, field) && bytes[start(record, field)] == '"') {
                    closingQuote(start(record, field), end(record, field));
                }
            }
            return true;
        } catch (MisplacedQuoteException e) {
            return false;
        }
    }

    /** The texts of all fields of a record, or the whole record as one text if its quotes are misplaced. */
    public List<String> texts(int record) {
        try {
            List<String> texts = new ArrayList<>(width(record));
            for (int field = 0; field < width(record); field++) {
                texts.add(text(record, field));
            }
            return texts;
        } catch (MisplacedQuoteException e) {
            return List.of(raw(record));
        }
    }

    /** A record as it stands in the file, without its line end. */
    public String raw(int record) {
        return new String(bytes, start(record), end(record) - start(record), StandardCharsets.UTF_8).stripTrailing();
    }

    /** Whether all bytes are UTF-8 text. */
    public boolean isUtf8() {
        return Utf8.isValid(bytes, 0, length);
    }

    /** Whether a record is UTF-8 text. */
    public boolean isUtf8(int record) {
        return Utf8.isValid(bytes, start(record), end(record));
    }

    /**
     * Where the quote stands that closes a field.
     *
     * @param from where the opening quote stands
     * @param to   where the field ends
     * @throws MisplacedQuoteException if there is none, or something but blanks stands behind it
     */
    public int closingQuote(int from, int to) {
        for (int at = from + 1; at < to; at++) {
            if (bytes[at] == '"') {
                if (at + 1 < to && bytes[at + 1] == '"') {
                    at++;
                } else {
                    checkBlank(at + 1, to);
                    return at;
                }
            }
        }
        throw new MisplacedQuoteException();
    }

    private void checkBlank(int from, int to) {
        if (from < to
                && !new String(bytes, from, to - from, StandardCharsets.UTF_8)
                        .chars()
                        .allMatch(Character::isWhitespace)) {
            throw new MisplacedQuoteException();
        }
    }

    /**
     * The 1-based line of the file on which a record ends. O(bytes between the two records).
     *
     * @param known a record before it whose line is known, or -1
     * @param line  that record's line
     */
    public long line(int record, int known, long line) {
        long here = known < 0 ? firstLine + 1 : line;
        int from = known < 0 ? 0 : end(known);
        int to = end(record);
        for (int at = from; at < to; at++) {
            here += isLineEnd(at) ? 1 : 0;
        }
        return here;
    }

    private boolean isLineEnd(int at) {
        return bytes[at] == '\n' || bytes[at] == '\r' && !(at + 1 < length && bytes[at + 1] == '\n');
    }

    /** Cuts the first record, or an empty first line; false if its end is not here. */
    boolean cutFirst(boolean last) {
        return cut(last, true);
    }

    /** Cuts all whole records; false if there is none although there are bytes, or might be more. */
    boolean cutAll(boolean last) {
        return cut(last, false);
    }

    private boolean cut(boolean last, boolean first) {
        reset();
        int at = 0;
        while (at < length) {
            int next = cutRecord(at, last);
            if (next < 0) {
                break;
            }
            at = next;
            end = at;
            if (first) {
                return true;
            }
        }
        return end > 0 || last;
    }

    /** Cuts the record that begins at {@code start}; returns where the next one begins, or -1 if the end is not here. */
    private int cutRecord(int start, boolean last) {
        int firstField = fields;
        int linesBefore = lines;
        int at = afterQuotes(start);
        while (true) {
            at = separator(at);
            if (at >= length) {
                if (last) {
                    return endOfFile(start, firstField);
                }
                break;
            }
            byte found = bytes[at];
            if (found == ',') {
                addField(at);
                at = afterQuotes(at + 1);
            } else {
                int next = at + 1;
                if (found == '\r') {
                    if (next == length && !last) {
                        break; // a line feed may follow
                    }
                    next += next < length && bytes[next] == '\n' ? 1 : 0;
                }
                lines++;
                if (at > start) {
                    addField(at);
                    addRecord(start);
                }
                return next;
            }
        }
        fields = firstField;
        lines = linesBefore;
        doubtful.clear(count);
        return -1;
    }

    private int endOfFile(int start, int firstField) {
        if (length > start || fields > firstField) {
            addField(length);
            addRecord(start);
        }
        return length;
    }

    /** The place behind a quoted text that begins at {@code start}, or {@code start} if none does. */
    private int afterQuotes(int start) {
        if (start >= length || bytes[start] != '"') {
            return start;
        }
        int at = start + 1;
        for (; at < length; at++) {
            byte b = bytes[at];
            if (b == '"') {
                if (at + 1 < length && bytes[at + 1] == '"') {
                    at++;
                } else {
                    checkEnd(at + 1);
                    return at + 1;
                }
            } else if (b <= '\r' && (b == '\n' || b == '\r') && isLineEnd(at)) {
                lines++;
            }
        }
        doubtful.set(count);
        return at;
    }

    /** Behind a closing quote the field should end. */
    private void checkEnd(int at) {
        if (at < length && !isSeparator(bytes[at])) {
            doubtful.set(count);
        }
    }

    /** The next comma or line end from {@code from} on, or {@link #length}. */
    private int separator(int from) {
        byte[] text = bytes;
        int at = from;
        for (int lastWord = length - Long.BYTES; at <= lastWord; at += Long.BYTES) {
            long word = (long) WORDS.get(text, at);
            long comma = word ^ COMMAS;
            long control = word & HIGH_HALVES;
            // 0x80 in every byte that is zero, and nothing anywhere else
            long hits = ~(((comma & LOW) + LOW) | comma | LOW) | ~(((control & LOW) + LOW) | control | LOW);
            while (hits != 0) {
                int place = at + (Long.numberOfTrailingZeros(hits) >>> 3);
                if (isSeparator(text[place])) {
                    return place;
                }
                hits &= hits - 1; // a tab, say
            }
        }
        while (at < length && !isSeparator(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSeparator(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }

    private void addField(int fieldEnd) {
        if (fields == fieldEnds.length) {
            fieldEnds = Arrays.copyOf(fieldEnds, 2 * fields);
        }
        fieldEnds[fields++] = fieldEnd;
    }

    private void addRecord(int start) {
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            firstFields = Arrays.copyOf(firstFields, 2 * firstFields.length);
        }
        starts[count++] = start;
        firstFields[count] = fields;
    }
}
