package backbeat.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where commas, line ends and quotes stand in some bytes, and where bytes are that are not ASCII: a bit for each byte, 64 of
 * them, a window, in a word (Langdale and Lemire 2019, doi:10.1007/s00778-019-00578-5). Eight bytes are looked at as one number
 * (Warren, <i>Hacker's Delight</i>, 6-1), and the loop that does so has no branch: HotSpot's compiler makes vectors of it,
 * eight such numbers at a time where there is AVX-512, without the Vector API, whose masks are slow before JDK 18.
 *
 * <p>Memory: 24 bytes a window, three eighths of what the bytes take.
 */
final class Marks {
    /** The bytes of a window. */
    static final int WINDOW = Long.SIZE;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What is looked at before it is put together: words of 4 KB, so that what is between stays in the nearest cache. */
    private static final int STRETCH = 512;

    private static final int WORDS_OF_WINDOW = WINDOW / Long.BYTES;
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7F * ONES;
    private static final long COMMAS = ',' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long HIGH_HALVES = 0xF0 * ONES;
    /** Ones at 7, 14 … 56: times a word of bytes of 0 and 1, the highest byte has them side by side. */
    private static final long GATHER = 0x0102040810204080L;

    /** By window. Bits of places behind the last byte are 0. */
    private long[] commas = new long[0];

    /** By window: characters below 16, line ends among them, and quotes. */
    private long[] specials = new long[0];
    /** By window: bytes of characters that are not ASCII. */
    private long[] beyondAscii = new long[0];

    /** By word of a stretch: the bits of its eight bytes. */
    private final long[] some = new long[STRETCH];
    /** The last bytes, which are no whole window. */
    private final byte[] tail = new byte[WINDOW];

    /** Looks at bytes {@code 0 … length - 1}. */
    void look(byte[] bytes, int length) {
        int whole = length / WINDOW;
        makeRoom(whole + 1);
        for (int window = 0; window < whole; window += STRETCH / WORDS_OF_WINDOW) {
            look(bytes, window, Math.min(STRETCH / WORDS_OF_WINDOW, whole - window), window * WINDOW);
        }
        int rest = length % WINDOW;
        Arrays.fill(tail, (byte) ' '); // no mark
        System.arraycopy(bytes, length - rest, tail, 0, rest);
        look(tail, whole, 1, 0);
    }

    private void makeRoom(int windows) {
        if (commas.length < windows) {
            commas = new long[windows];
            specials = new long[windows];
            beyondAscii = new long[windows];
        }
    }

    /** Looks at some windows, of which the first begins at {@code from}. */
    private void look(byte[] bytes, int window, int windows, int from) {
        int words = windows * WORDS_OF_WINDOW;
        findCommas(bytes, from, words, some);
        putTogether(some, windows, commas, window);
        findSpecials(bytes, from, words, some);
        putTogether(some, windows, specials, window);
        findBeyondAscii(bytes, from, words, some);
        putTogether(some, windows, beyondAscii, window);
    }

    // A loop of its own for each: none that fills two arrays, or has many more operations than these, is made vectors
    // of.

    private static void findCommas(byte[] bytes, int from, int words, long[] found) {
        for (int i = 0; i < words; i++) {
            long word = word(bytes, from + i * Long.BYTES);
            found[i] = bits(~others(word, COMMAS));
        }
    }

    private static void findSpecials(byte[] bytes, int from, int words, long[] found) {
        for (int i = 0; i < words; i++) {
            long word = word(bytes, from + i * Long.BYTES);
            long control = word & HIGH_HALVES;
            long below = control - ONES & ~control; // 0x80 if it is below 16: what is borrowed takes no other there
            found[i] = bits(~others(word, QUOTES) | below);
        }
    }

    private static void findBeyondAscii(byte[] bytes, int from, int words, long[] found) {
        for (int i = 0; i < words; i++) {
            found[i] = bits(word(bytes, from + i * Long.BYTES));
        }
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** 0x80 in every byte of a word that is not a given character; what else is in it means nothing. */
    private static long others(long word, long character) {
        long same = word ^ character;
        return (same & LOW) + LOW | same;
    }

    /** The highest bits of the bytes of a word, side by side: each is moved to a place of its own by a product. */
    private static long bits(long word) {
        return (word >>> 7 & ONES) * GATHER >>> 56;
    }

    /** The bits of eight words as those of a window. */
    private static void putTogether(long[] some, int windows, long[] all, int window) {
        for (int i = 0; i < windows; i++) {
            int first = i * WORDS_OF_WINDOW;
            all[window + i] = some[first]
                    | some[first + 1] << 8
                    | some[first + 2] << 16
                    | some[first + 3] << 24
                    | some[first + 4] << 32
                    | some[first + 5] << 40
                    | some[first + 6] << 48
                    | some[first + 7] << 56;
        }
    }

    /** The commas from a place on to the end of its window. */
    long commasFrom(int place) {
        return commas[place / WINDOW] & -1L << place;
    }

    /** As {@link #commasFrom}, of characters below 16, line ends among them, and quotes. */
    long specialsFrom(int place) {
        return specials[place / WINDOW] & -1L << place;
    }

    /** Whether the first of the bytes that were last looked at are well-formed UTF-8: only what is not ASCII is gone to. */
    boolean isUtf8(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            long found = beyondAscii[at / WINDOW] & -1L << at;
            int place = (at & -WINDOW) + Long.numberOfTrailingZeros(found); // that of the next window if there is none
            if (found == 0) {
                at = place;
            } else if (place >= length) {
                return true;
            } else {
                at = Utf8.afterSequence(bytes, place, length);
                if (at < 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
