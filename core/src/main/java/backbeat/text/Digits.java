package backbeat.text;

import java.math.BigDecimal;

/**
 * The decimal digits of numbers by one multiplication, wherever that certainly gives what exact arithmetic would: as good
 * as {@link BigDecimal} or {@code String.format}, at a fraction of the time. A study's files hold a hundred thousand numbers.
 */
public final class Digits {
    /** What {@link #scaled} says where only exact arithmetic can tell. */
    public static final long IN_DOUBT = -1;

    /** Larger products are left to exact arithmetic; below it rounding moves a product by 1.2e-6 at most. */
    private static final double LARGEST = 1e10;

    /** Products closer to a half than this are in doubt. */
    private static final double DOUBT = 1e-5;

    /** Powers of ten that a double holds exactly. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** The most decimals that can be asked for. */
    public static final int MAX_DECIMALS = POWERS.length - 1;

    private Digits() {}

    /**
     * The integer nearest to {@code value · 10^decimals}.
     *
     * @param decimals from 0 to {@value #MAX_DECIMALS}
     * @return {@link #IN_DOUBT} for what is negative, no number, too large or too close to the middle of two integers
     */
    public static long scaled(double value, int decimals) {
        double product = value * POWERS[decimals];
        if (!(product >= 0 && product < LARGEST)) {
            return IN_DOUBT;
        }
        long floor = (long) product;
        double rest = product - floor;
        if (Math.abs(rest - 0.5) < DOUBT) {
            return IN_DOUBT;
        }
        return rest > 0.5 ? floor + 1 : floor;
    }

    /** {@code 10^decimals}. */
    public static long power(int decimals) {
        return (long) POWERS[decimals];
    }

    /** Appends {@code digits / 10^decimals} with all its decimals, at least one. */
    public static void append(StringBuilder out, long digits, int decimals) {
        long unit = (long) POWERS[decimals];
        out.append(digits / unit).append('.');
        long fraction = digits % unit;
        for (long ten = unit / 10; ten > fraction && ten > 1; ten /= 10) {
            out.append('0');
        }
        out.append(fraction);
    }
}
