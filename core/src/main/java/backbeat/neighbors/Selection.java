package backbeat.neighbors;

import java.util.Arrays;

/**
 * Finds the m-th smallest of distinct numbers in expected linear time (Hoare's quickselect, CACM 4(7), 1961).
 *
 * <p>Keys are made of a coordinate and the point's index, so that no two are equal: gridded and duplicate data, which make
 * many quickselects quadratic, cannot occur here, and the outcome is one definite partition. Orders built to defeat the
 * median of three meet a sort once too many rounds have passed.
 */
final class Selection {
    private Selection() {}

    /** A key that orders by ({@code value}, {@code index}); {@code -0.0} comes before {@code 0.0}. */
    static long key(float value, int index) {
        int bits = Float.floatToRawIntBits(value);
        int ordered = bits ^ (bits >> 31 & 0x7FFFFFFF); // two's complement order in place of sign and magnitude
        return (long) ordered << 32 | index;
    }

    /** The index in a key. */
    static int index(long key) {
        return (int) key;
    }

    /**
     * Rearranges {@code keys[from … to - 1]}, all distinct, so that the keys before {@code middle} are smaller than those
     * from {@code middle} on.
     */
    static void select(long[] keys, int from, int to, int middle) {
        int low = from;
        int high = to - 1;
        int rounds = 2 * (32 - Integer.numberOfLeadingZeros(to - from));
        while (low < high) {
            if (rounds-- == 0) {
                Arrays.sort(keys, low, high + 1);
                return;
            }
            long pivot = medianOfThree(keys[low], keys[(low + high) >>> 1], keys[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long held = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = held;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static long medianOfThree(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
