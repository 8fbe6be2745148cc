package backbeat.kernel;

/**
 * Fused multiply-add, {@code a·b + c} rounded once, with the bits of {@link Math#fma} at a bearable price on every processor.
 * Where the processor has no such operation {@code Math.fma} goes through {@code BigDecimal}; here the same bits come from a few
 * dozen operations on doubles: the exact result as a sum of parts, of which the last is rounded to odd, so that rounding
 * the sum decides as the exact result would (Boldo and Melquiond 2008, doi:10.1109/TC.2007.70819).
 *
 * <p>Which way is taken is a constant of the process, so that it costs compiled code nothing.
 */
public final class Fused {
    private static final boolean HARDWARE = FusedProbe.isFast();

    private static final long SIGN = Long.MIN_VALUE;
    /** The bits of a double that a float lacks, and their pattern half-way between two floats. */
    private static final long BELOW_FLOAT = (1L << 29) - 1;

    private static final long HALF_WAY = 1L << 28;
    private static final long SMALLEST_FLOAT = Double.doubleToRawLongBits(0x1p-126);

    /** Splits a double into halves of 26 bits (Veltkamp; Dekker 1971, doi:10.1007/BF01397083). */
    private static final double SPLIT = 0x1p27 + 1;
    /** Within these bounds no part of a product or sum overflows or is lost below the smallest double. */
    private static final double LARGE = 0x1p900;

    private static final double SMALL = 0x1p-900;

    private Fused() {}

    /** Whether this processor, as this JVM uses it, fuses in hardware. */
    public static boolean isInHardware() {
        return HARDWARE;
    }

    /** As {@link Math#fma(float, float, float)}. */
    public static float fma(float a, float b, float c) {
        return HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
    }

    /** As {@link Math#fma(double, double, double)}. */
    public static double fma(double a, double b, double c) {
        return HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
    }

    /**
     * A product of floats is an exact double, and so is its sum with a float but for one rounding. A second rounding, to
     * float, goes wrong only where the first one ended half-way between two floats; such sums, and those whose
     * floats have fewer digits, are rounded to odd first.
     */
    static float emulated(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        long bits = Double.doubleToRawLongBits(sum);
        if ((bits & BELOW_FLOAT) != HALF_WAY && ((bits & ~SIGN) >= SMALLEST_FLOAT || sum == 0)) {
            return (float) sum;
        }
        return (float) sumToOdd(product, c);
    }

    static double emulated(double a, double b, double c) {
        double product = a * b;
        if (a == 0 || b == 0) {
            return product + c; // exact
        }
        double size = Math.abs(product);
        if (!(size > SMALL && size < LARGE && Math.abs(a) < LARGE && Math.abs(b) < LARGE && Math.abs(c) < LARGE)) {
            return Math.fma(a, b, c);
        }
        double low = productError(a, b, product);
        double inner = c + low;
        double innerError = sumError(c, low, inner);
        double outer = product + inner;
        double outerError = sumError(product, inner, outer);
        return outer + sumToOdd(innerError, outerError);
    }

    /** What {@code a·b} lost when it was rounded to {@code product}. */
    private static double productError(double a, double b, double product) {
        double highA = high(a);
        double highB = high(b);
        double lowA = a - highA;
        double lowB = b - highB;
        return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
    }

    private static double high(double x) {
        double scaled = SPLIT * x;
        return scaled - (scaled - x);
    }

    /** What {@code a + b} lost when it was rounded to {@code sum} (Knuth's two-sum). */
    private static double sumError(double a, double b, double sum) {
        double partOfB = sum - a;
        return (a - (sum - partOfB)) + (b - partOfB);
    }

    /** {@code a + b}; if that is no double, the one of its two neighbors whose last bit is odd. */
    private static double sumToOdd(double a, double b) {
        double sum = a + b;
        double error = sumError(a, b, sum);
        long bits = Double.doubleToRawLongBits(sum);
        if ((error > 0 || error < 0) && (bits & 1) == 0) { // infinite sums have no error that is a number
            bits += error > 0 == sum > 0 ? 1 : -1;
        }
        return Double.longBitsToDouble(bits);
    }
}
