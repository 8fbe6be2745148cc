package backbeat.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The texts of some rows as they were read, one behind the other, in UTF-8. An empty one is missing. Immutable. */
public final class TextSlices {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    final byte[] bytes;
    /** By row: where its text ends, and that of the next begins. */
    final int[] ends;

    private TextSlices(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    int rows() {
        return ends.length;
    }

    /** Gathers the texts of one column of one block after the other, in room that it keeps. For one thread. */
    public static final class Gatherer {
        /** So many bytes are copied without asking whether there are so many: how long a text is cannot be foreseen. */
        private static final int AT_ONCE = 4 * Long.BYTES;

        private byte[] room = new byte[0];
        private int[] ends = new int[0];
        private int rows;
        private int used;

        /**
         * Begins with no rows.
         *
         * @param mostRows  how many may come
         * @param mostBytes how many bytes their texts may have together
         */
        public void begin(int mostRows, int mostBytes) {
            if (room.length - AT_ONCE < mostBytes) {
                room = new byte[Math.addExact(mostBytes, AT_ONCE)]; // more than there may be: see add
            }
            ends = ends.length < mostRows ? new int[mostRows] : ends;
            rows = 0;
            used = 0;
        }

        /** Adds a row with the text that bytes {@code from … to - 1} are in UTF-8. */
        public void add(byte[] utf8, int from, int to) {
            int length = to - from;
            if (to + AT_ONCE <= utf8.length) {
                for (int i = 0; i < length; i += AT_ONCE) { // what is copied beyond the end is written over
                    WORDS.set(room, used + i, (long) WORDS.get(utf8, from + i));
                    WORDS.set(room, used + i + 8, (long) WORDS.get(utf8, from + i + 8));
                    WORDS.set(room, used + i + 16, (long) WORDS.get(utf8, from + i + 16));
                    WORDS.set(room, used + i + 24, (long) WORDS.get(utf8, from + i + 24));
                }
            } else {
                System.arraycopy(utf8, from, room, used, length);
            }
            used += length;
            ends[rows++] = used;
        }

        /** The rows that were gathered, in just the memory that they need. */
        public TextSlices slices() {
            return new TextSlices(Arrays.copyOf(room, used), Arrays.copyOf(ends, rows));
        }
    }
}
