package backbeat.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells UTF-8 text from other bytes, without decoding it. */
final class Utf8 {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether bytes {@code from … to - 1} are well-formed UTF-8 (Unicode 15, table 3-7). O(bytes). */
    static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at <= to - Long.BYTES && ((long) WORDS.get(bytes, at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int next = afterSequence(bytes, at, to);
                if (next < 0) {
                    return false;
                }
                at = next;
            }
        }
        return true;
    }

    /** The place behind the sequence of two to four bytes that begins at {@code at}, or -1 if there is none. */
    static int afterSequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
        if (more == 0 || at + more >= to) {
            return -1;
        }
        int second = bytes[at + 1] & 0xFF;
        // neither longer than need be, nor a half of a surrogate pair, nor beyond U+10FFFF
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return -1;
        }
        for (int i = 2; i <= more; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return at + more + 1;
    }
}
