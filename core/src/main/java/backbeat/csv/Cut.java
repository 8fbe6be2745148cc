package backbeat.csv;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where records begin and fields end, found in one pass over the bytes ({@link Marks} tells where commas, line ends and quotes
 * are). A quote counts only where it opens a field, and within such a field.
 */
abstract sealed class Cut permits Records {
    private static final int WINDOW = Marks.WINDOW;
    /** How many fields are added without asking whether there are so many. */
    private static final int AT_ONCE = 8;

    /** Of the bytes that were cut last. */
    final Marks marks = new Marks();

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
        marks.look(bytes, length);
        int linesOfWhole = 0;
        int at = afterQuotes(0);
        while (at < length) {
            makeRoom(WINDOW);
            int window = at & -WINDOW;
            long commas = marks.commasFrom(at);
            long specials = marks.specialsFrom(at);
            if (specials == 0) {
                addFields(window, commas);
                at = window + WINDOW;
                at = commas < 0 ? afterQuotes(at) : at; // its last byte is one
                continue;
            }
            addFields(window, commas & Long.lowestOneBit(specials) - 1);
            int place = window + Long.numberOfTrailingZeros(specials);
            if (bytes[place] == '"') {
                boolean opens = place > at && bytes[place - 1] == ',';
                at = opens ? afterQuotes(place) : place + 1;
            } else if (!isSeparator(bytes[place])) {
                at = place + 1; // a tab, say
            } else {
                int next = afterLineEnd(place, last);
                if (next < 0) {
                    break; // a line feed may follow
                }
                endRecord(place, next);
                linesOfWhole = lines;
                if (first) {
                    return true;
                }
                at = afterQuotes(next);
            }
        }
        if (last) {
            endOfFile();
        } else {
            forgetRest(linesOfWhole);
        }
        return end > 0 || last;
    }

    /** What is not whole is cut again when there is more of it. */
    private void forgetRest(int linesOfWhole) {
        fields = firstFields[count];
        lines = linesOfWhole;
        doubtful.clear(count);
        doubled.clear(count);
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

    /** The place behind a quoted text that begins at {@code start}, or {@code start} if none does. */
    private int afterQuotes(int start) {
        if (start >= length || bytes[start] != '"') {
            return start;
        }
        int at = start + 1;
        while (at < length) {
            int window = at & -WINDOW;
            long hits = marks.specialsFrom(at);
            if (hits == 0) {
                at = window + WINDOW;
                continue;
            }
            at = window + Long.numberOfTrailingZeros(hits);
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
        if (fields + more + AT_ONCE > fieldEnds.length) {
            fieldEnds = Arrays.copyOf(fieldEnds, 2 * (fields + more + AT_ONCE));
        }
    }

    private void addField(int fieldEnd) {
        fieldEnds[fields++] = fieldEnd;
    }

    /**
     * Adds the fields that end at the commas of a window. Eight are written whether there are so many or not, and those
     * that are none are written over: how many there are cannot be foreseen.
     */
    private void addFields(int window, long commas) {
        int here = Long.bitCount(commas);
        for (int from = 0; from < here; from += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                fieldEnds[fields + from + i] = window + Long.numberOfTrailingZeros(commas);
                commas &= commas - 1;
            }
        }
        fields += here;
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
