package backbeat.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of all bytes of a text, other than {@link String#hashCode}, for which texts that collide are easily made: 20,000
 * categories of one hash code would turn every look-up into a search through all of them.
 */
final class TextHash {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private TextHash() {}

    /** The hash of the bytes {@code from … to - 1}, eight at a time; the same wherever they stand. */
    static int of(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash, (long) WORDS.get(bytes, at));
        }
        return (int) (at < to ? mixed(hash, rest(bytes, at, to)) : hash);
    }

    /** Fewer than eight bytes as a word, the first one lowest. */
    private static long rest(byte[] bytes, int from, int to) {
        if (from + Long.BYTES <= bytes.length) {
            return (long) WORDS.get(bytes, from) & -1L >>> Long.SIZE - Byte.SIZE * (to - from);
        }
        long word = 0;
        for (int at = to - 1; at >= from; at--) {
            word = word << Byte.SIZE | bytes[at] & 0xFF;
        }
        return word;
    }

    /** The hash of a sequence that {@code value} follows; not linear, so that no two values make up for each other. */
    static long mixed(long hash, long value) {
        long product = (hash ^ value) * MIX;
        return product ^ product >>> 32;
    }
}
