package backbeat.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Where records begin and fields end, found in one pass over the bytes. Commas and control characters are looked for eight
 * bytes at a time (bit tricks of Warren, <i>Hacker's Delight</i>, 6-1), and 64 bytes before any of them is gone to: how many
 * fields end in a word cannot be foreseen, in a longer stretch it is one wrong guess for all (Langdale and Lemire 2019,
 * doi:10.1007/s00778-019-00578-5). A quote counts only where it opens a field, and within such a field.
 */
abstract sealed class Cut permits Records {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7F * ONES;
    private static final long HIGHEST = 0x80 * ONES;
    private static final long HIGH_HALVES = 0xF0 * ONES;
    private static final long COMMAS = ',' * ONES;
    private static final long QUOTES = '"' * ONES;
    /** How many bytes are looked at before what was found in them is gone through: a bit for each in a word. */
    private static final int WINDOW = Long.SIZE;
    /** Ones at 7, 14 … 56: times a word of bytes of 0 and 1, the highest byte has them side by side. */
    private static final long GATHER = 0x0102040810204080L;

    byte[] bytes = new byte[0];
    int length;
    /** Where the last whole record ends, its line end included. */
    int end;

    int count;
    int lines;

    /** By field: where it ends. */
    int[] fieldEnds = new int[64];
    /** By record: where it starts, and which field is its first; one more entry for the end. */
    int[] starts = new int[16];

    int[] firstFields = new int[16];
    /** The records with a quoted field behind whose closing quote something else stands than its end. */
    final BitSet doubtful = new BitSet();

    /** The records with a doubled quote in a quoted field. */
    final BitSet doubled = new BitSet();

    private int fields;

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
        doubled.clear();
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
        int linesOfWhole = 0;
        int at = afterQuotes(0);
        while (at < length) {
            int behind = at + WINDOW;
            makeRoom(WINDOW);
            long hits = separators(at);
            while (hits != 0) {
                int place = at + Long.numberOfTrailingZeros(hits);
                int next = place + 1;
                hits &= hits - 1;
                if (bytes[place] == ',') {
                    addField(place);
                } else if (isSeparator(bytes[place])) {
                    next = afterLineEnd(place, last);
                    if (next < 0) {
                        behind = length; // a line feed may follow
                        break;
                    }
                    endRecord(place, next);
                    linesOfWhole = lines;
                    if (first) {
                        return true;
                    }
                } else {
                    continue; // a tab, say
                }
                if (next > place + 1 || next < length && bytes[next] == '"') {
                    next = afterQuotes(next);
                    if (next >= at + WINDOW) {
                        behind = next;
                        break;
                    }
                    hits &= -1L << next - at; // not what stands within quotes
                }
            }
            at = behind;
        }
        if (last) {
            endOfFile();
        } else { // what is not whole is cut again when there is more of it
            fields = firstFields[count];
            lines = linesOfWhole;
            doubtful.clear(count);
            doubled.clear(count);
        }
        return end > 0 || last;
    }

    /** Where the next record begins, or -1 if that is not known yet. */
    private int afterLineEnd(int place, boolean last) {
        int next = place + 1;
        if (bytes[place] == '\n') {
            return next;
        }
        if (next == length) {
            return last ? next : -1;
        }
        return bytes[next] == '\n' ? next + 1 : next;
    }

    /** Ends the record at hand, which is none if its line is empty. */
    private void endRecord(int place, int next) {
        lines++;
        if (place > end) {
            addField(place);
            addRecord();
        }
        end = next;
    }

    private void endOfFile() {
        if (length > end) {
            makeRoom(1);
            addField(length);
            addRecord();
        }
        end = length;
    }

    /** By byte from {@code at} on a bit, the first lowest, that is 1 for a comma or a character below 16. */
    private long separators(int at) {
        if (at + WINDOW > length) {
            long all = 0;
            for (int word = at; word < length; word += Long.BYTES) {
                all |= bits(hits(word, COMMAS)) << word - at;
            }
            return all;
        }
        return bits(hits(word(at), COMMAS))
                | bits(hits(word(at + 8), COMMAS)) << 8
                | bits(hits(word(at + 16), COMMAS)) << 16
                | bits(hits(word(at + 24), COMMAS)) << 24
                | bits(hits(word(at + 32), COMMAS)) << 32
                | bits(hits(word(at + 40), COMMAS)) << 40
                | bits(hits(word(at + 48), COMMAS)) << 48
                | bits(hits(word(at + 56), COMMAS)) << 56;
    }

    /** The highest bits of the bytes of a word, side by side: each is moved to a place of its own by a product. */
    private static long bits(long hits) {
        return (hits >>> 7) * GATHER >>> 56;
    }

    private long word(int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** As the other {@code hits}, of the word at a place; bytes behind the last one are neither. */
    private long hits(int at, long character) {
        long hits = hits(at + Long.BYTES <= bytes.length ? word(at) : lastWord(at), character);
        int here = length - at;
        return here >= Long.BYTES ? hits : hits & (1L << Byte.SIZE * here) - 1;
    }

    /** 0x80 for every byte of a word that is a given character or below 16, and nothing anywhere else. */
    private static long hits(long word, long character) {
        long same = word ^ character;
        long control = word & HIGH_HALVES;
        long other = (same & LOW) + LOW | same; // 0x80 unless it is the character
        long below = control - ONES & ~control; // 0x80 if it is below 16: what is borrowed takes no other there
        return (~other | below) & HIGHEST;
    }

    private long lastWord(int at) {
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = word << Byte.SIZE | bytes[i] & 0xFF;
        }
        return word;
    }

    /** The place behind a quoted text that begins at {@code start}, or {@code start} if none does. */
    private int afterQuotes(int start) {
        if (start >= length || bytes[start] != '"') {
            return start;
        }
        int at = start + 1;
        while (at < length) {
            long hits = hits(at, QUOTES);
            if (hits == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Long.numberOfTrailingZeros(hits) >>> 3;
            if (bytes[at] == '"') {
                if (at + 1 < length && bytes[at + 1] == '"') {
                    doubled.set(count);
                    at++;
                } else {
                    checkEnd(at + 1);
                    return at + 1;
                }
            } else if (isLineEnd(at)) {
                lines++;
            }
            at++;
        }
        doubtful.set(count);
        return length;
    }

    /** Whether a byte is a line feed, or a carriage return with none behind it. */
    final boolean isLineEnd(int at) {
        return bytes[at] == '\n' || bytes[at] == '\r' && !(at + 1 < length && bytes[at + 1] == '\n');
    }

    /** Behind a closing quote the field should end. */
    private void checkEnd(int at) {
        if (at < length && !isSeparator(bytes[at])) {
            doubtful.set(count);
        }
    }

    private static boolean isSeparator(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }

    private void makeRoom(int more) {
        if (fields + more > fieldEnds.length) {
            fieldEnds = Arrays.copyOf(fieldEnds, 2 * (fields + more));
        }
    }

    private void addField(int fieldEnd) {
        fieldEnds[fields++] = fieldEnd;
    }

    /** Adds the record that begins where the last one ends. */
    private void addRecord() {
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            firstFields = Arrays.copyOf(firstFields, 2 * firstFields.length);
        }
        starts[count++] = end;
        firstFields[count] = fields;
    }
}
