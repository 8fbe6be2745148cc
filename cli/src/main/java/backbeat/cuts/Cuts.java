package backbeat.cuts;

import java.util.function.DoublePredicate;

/**
 * Where the engine's answers turn: the number from which on a rising function has reached something. With it an exported
 * model can decide by comparing what it knows to the last bit, whatever its runtime makes of the function.
 */
public final class Cuts {
    private Cuts() {}

    /** The smallest single-precision number that {@code reached} holds for, NaN if there is none; 32 trials. */
    public static float single(DoublePredicate reached) {
        int low = ordered(Float.NEGATIVE_INFINITY);
        int high = ordered(Float.POSITIVE_INFINITY) + 1;
        int end = high;
        while (low < high) {
            int middle = (int) (((long) low + high) >> 1);
            if (reached.test(floatOf(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == end ? Float.NaN : floatOf(low);
    }

    /** The smallest double from 0 to 1 that {@code reached} holds for, NaN if there is none; 62 trials. */
    public static double share(DoublePredicate reached) {
        long low = 0; // the bits of doubles that are not negative rise as they do
        long end = Double.doubleToRawLongBits(1) + 1;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (reached.test(Double.longBitsToDouble(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == end ? Double.NaN : Double.longBitsToDouble(low);
    }

    /** The smallest double, infinities included, that {@code reached} holds for, NaN if there is none; 65 trials. */
    public static double number(DoublePredicate reached) {
        long low = ordered(Double.NEGATIVE_INFINITY);
        long end = ordered(Double.POSITIVE_INFINITY) + 1;
        long high = end;
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1); // rounded down, without overflow
            if (reached.test(doubleOf(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == end ? Double.NaN : doubleOf(low);
    }

    private static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits - 1;
    }

    private static double doubleOf(long ordered) {
        return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered - 1);
    }

    /** Integers that rise as floats do; −0 comes right before 0. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits >= 0 ? bits : Integer.MIN_VALUE - bits - 1;
    }

    private static float floatOf(int ordered) {
        return Float.intBitsToFloat(ordered >= 0 ? ordered : Integer.MIN_VALUE - ordered - 1);
    }
}
