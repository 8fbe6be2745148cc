package backbeat.csv;

import backbeat.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block of records of a CSV file and where their fields are. To be filled by a {@link RecordCutter} again and again, and
 * read by one thread at a time. Records and fields are numbered from 0. Memory: the bytes and
 * their {@link Marks}, and 4 bytes a field.
 */
public final class Records extends Cut {
    static final String NOT_UTF8 = "it is not UTF-8 text";

    long firstRow;
    long firstLine;
    private Optional<Boolean> utf8 = Optional.empty();

    /** Numbers a block that has been cut. */
    void number(long row, long line) {
        firstRow = row;
        firstLine = line;
        utf8 = Optional.empty();
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

    /** Whether the text of a quoted field that ends at {@code to} is what stands between its first byte and its last. */
    boolean isQuotedPlainly(int record, int to) {
        return isQuotedToTheEnd(record, to) && !doubled.get(record);
    }

    /** Whether a quoted field that ends at {@code to} ends with its closing quote. */
    boolean isQuotedToTheEnd(int record, int to) {
        return bytes[to - 1] == '"' && !doubtful.get(record);
    }

    /** Writes the text of a field that is {@linkplain #isQuotedToTheEnd quoted to the end}; returns its length. */
    int unquoted(int from, int to, byte[] text) {
        int size = 0;
        for (int at = from + 1; at < to - 1; at++) {
            text[size++] = bytes[at];
            at += bytes[at] == '"' ? 1 : 0; // the second of two
        }
        return size;
    }

    /** Whether the quotes of all fields of a record stand where they may. */
    boolean hasQuotesInPlace(int record) {
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

    /**
     * What is wrong with the form of a record, for people; the empty string if nothing is.
     *
     * @param width the number of fields that it should have
     */
    public String problem(int record, int width) {
        if (!isUtf8() && !isUtf8(record)) {
            return NOT_UTF8;
        }
        if (!hasQuotesInPlace(record)) {
            return "a quotation mark is not where it may be";
        }
        int fields = width(record);
        if (fields != width) {
            return "it has " + Numbers.counted(fields, "field") + ", the header has " + width
                    + (fields < width ? " (is the file cut off here?)" : "");
        }
        return "";
    }

    /** Whether every record has so many fields and is UTF-8 text with its quotes in place. */
    boolean allHaveForm(int width) {
        boolean even = true;
        for (int record = 0; record <= count; record++) {
            even &= firstFields[record] == record * width;
        }
        return even && doubtful.isEmpty() && isUtf8();
    }

    /** The fields of a record that is to be shown to people, or the whole of it as one text where it cannot be cut. */
    public List<String> shown(int record) {
        return isUtf8(record) && hasQuotesInPlace(record) ? texts(record) : List.of(raw(record));
    }

    /** Whether all bytes are UTF-8 text. */
    private boolean isUtf8() {
        if (utf8.isEmpty()) {
            utf8 = Optional.of(marks.isUtf8(bytes, length));
        }
        return utf8.get();
    }

    /** Whether a record is UTF-8 text. */
    boolean isUtf8(int record) {
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
        if (to == length && isLineEnd(to - 1)) {
            to--; // a quote without its partner: the file ends with the line, not behind it
        }
        for (int at = from; at < to; at++) {
            here += isLineEnd(at) ? 1 : 0;
        }
        return here;
    }
}
