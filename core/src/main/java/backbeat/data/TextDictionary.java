package backbeat.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that are told apart by their bytes, each kept once and numbered by first appearance: the number is the text's code.
 * One hash table with linear probing; the hash is kept beside each text, so that neither growing nor moving a text to
 * another dictionary computes it again. Memory: the bytes in UTF-8, and about 40 bytes a text, 16 once it is trimmed. Not for two
 * threads.
 */
final class TextDictionary {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int FIRST_PAGE = 1 << 10;
    private static final int LARGEST_PAGE = 1 << 20;
    private static final int FREE = -1;

    /** The bytes of the texts, one behind the other; a text lies on one page. */
    private byte[][] pages = new byte[1][];

    private int pageCount;
    private int used;

    /** By code: the page in the upper half, the place on it in the lower. */
    private long[] places;

    private int[] lengths;
    private int[] hashes;
    private int size;

    private long touched;

    /** By slot: the hash in the upper half and the code in the lower, or {@link #FREE}; none where no text is expected. */
    private long[] slots;

    TextDictionary() {
        this(4);
    }

    /** @param expected about how many texts there will be */
    TextDictionary(int expected) {
        int room = Math.max(4, expected);
        places = new long[room];
        lengths = new int[room];
        hashes = new int[room];
        slots = free(4 * Integer.highestOneBit(room));
    }

    private static long[] free(int count) {
        long[] slots = new long[count];
        Arrays.fill(slots, FREE);
        return slots;
    }

    /** Makes room for so many texts in all, so that growing by halves does not move them again and again. */
    void expect(int texts) {
        if (2L * texts > slots.length) {
            fillSlots(4 * Integer.highestOneBit(texts));
        }
        if (texts > places.length) {
            resize(texts);
        }
    }

    /** The number of texts. */
    int size() {
        return size;
    }

    /** The code of a text, which is added if it is new. */
    int code(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return code(utf8, 0, utf8.length);
    }

    /** The code of the text that bytes {@code from … to - 1} are in UTF-8; it is added if it is new. */
    int code(byte[] utf8, int from, int to) {
        return code(utf8, from, to - from, TextHash.of(utf8, from, to));
    }

    /** The code here of a text of another dictionary; it is added if it is new. */
    int code(TextDictionary other, int code) {
        return code(other.page(code), other.offset(code), other.lengths[code], other.hashes[code]);
    }

    /**
     * The codes of the texts of some rows, {@link Dataset#MISSING} for empty ones. Where each may stand in a large table is
     * looked at before: so many looks wait for memory together, and not one after the other.
     */
    void codes(TextSlices slices, int[] codes, int at) {
        int[] hashes = hashes(slices);
        int from = 0;
        for (int row = 0; row < hashes.length; row++) {
            int to = slices.ends[row];
            codes[at + row] = from == to ? Dataset.MISSING : code(slices.bytes, from, to - from, hashes[row]);
            from = to;
        }
    }

    private int[] hashes(TextSlices slices) {
        requireSlots();
        int[] hashes = new int[slices.rows()];
        int mask = slots.length - 1;
        long sum = 0;
        int from = 0;
        for (int row = 0; row < hashes.length; row++) {
            int to = slices.ends[row];
            hashes[row] = TextHash.of(slices.bytes, from, to);
            sum += slots[hashes[row] & mask];
            from = to;
        }
        touched = sum; // so that the looks are not removed
        return hashes;
    }

    private int code(byte[] bytes, int from, int length, int hash) {
        requireSlots();
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (long entry = slots[slot]; entry != FREE; entry = slots[slot]) {
            int code = (int) entry;
            if ((int) (entry >>> 32) == hash && isAt(code, bytes, from, length)) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = entry(hash, size);
        add(bytes, from, length, hash);
        return size - 1;
    }

    private void requireSlots() {
        if (slots.length == 0) {
            fillSlots(4 * Integer.highestOneBit(Math.max(4, size)));
        }
    }

    private static long entry(int hash, int code) {
        return (long) hash << 32 | code;
    }

    private boolean isAt(int code, byte[] bytes, int from, int length) {
        return lengths[code] == length && areEqual(page(code), offset(code), bytes, from, length);
    }

    /**
     * Most texts are a few words long: comparing these here is cheaper than a call that looks for the fastest way. What is left
     * of the last word is compared together with what stands before it, for how many bytes it has cannot be foreseen.
     */
    private static boolean areEqual(byte[] a, int atA, byte[] b, int atB, int length) {
        int last = length - Long.BYTES;
        if (last < 0) {
            return Arrays.equals(a, atA, atA + length, b, atB, atB + length);
        }
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) WORDS.get(a, atA + i) != (long) WORDS.get(b, atB + i)) {
                return false;
            }
        }
        return (long) WORDS.get(a, atA + last) == (long) WORDS.get(b, atB + last);
    }

    private void add(byte[] bytes, int from, int length, int hash) {
        if (size == places.length) {
            resize(Math.max(4, 2 * size));
        }
        byte[] page = pageFor(length);
        System.arraycopy(bytes, from, page, used, length);
        places[size] = (long) (pageCount - 1) << 32 | used;
        lengths[size] = length;
        hashes[size] = hash;
        used += length;
        size++;
        if (2 * size > slots.length) {
            fillSlots(2 * slots.length);
        }
    }

    /** The last page if so many bytes have room on it, or a new one. */
    private byte[] pageFor(int length) {
        if (pageCount > 0 && used + length <= pages[pageCount - 1].length) {
            return pages[pageCount - 1];
        }
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, 2 * pageCount);
        }
        int usual = pageCount == 0 ? FIRST_PAGE : Math.min(LARGEST_PAGE, 2 * pages[pageCount - 1].length);
        pages[pageCount] = new byte[Math.max(length, usual)];
        used = 0;
        return pages[pageCount++];
    }

    private void resize(int room) {
        places = Arrays.copyOf(places, room);
        lengths = Arrays.copyOf(lengths, room);
        hashes = Arrays.copyOf(hashes, room);
    }

    private void fillSlots(int count) {
        slots = free(count);
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hashes[code] & mask;
            while (slots[slot] != FREE) {
                slot = slot + 1 & mask;
            }
            slots[slot] = entry(hashes[code], code);
        }
    }

    private byte[] page(int code) {
        return pages[(int) (places[code] >>> 32)];
    }

    private int offset(int code) {
        return (int) places[code];
    }

    /**
     * Gives back the room for texts that did not come, and the hash table, 16 to 32 bytes a text. It
     * is made again should another text be looked up.
     */
    void trim() {
        if (places.length > size) {
            resize(size);
        }
        if (pageCount > 0 && used < pages[pageCount - 1].length) {
            pages[pageCount - 1] = Arrays.copyOf(pages[pageCount - 1], used);
        }
        slots = new long[0];
    }

    /** The text of a code; a new string at every call. */
    String text(int code) {
        return new String(page(code), offset(code), lengths[code], StandardCharsets.UTF_8);
    }

    /** Whether a text begins and ends with a visible ASCII character, so that it has no blanks to strip. */
    boolean isVisiblyStripped(int code) {
        byte[] page = page(code);
        int from = offset(code);
        int length = lengths[code];
        return length > 0 && page[from] > ' ' && page[from + length - 1] > ' ';
    }
}
