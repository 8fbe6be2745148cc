package backbeat.kernel;

/** The constants of {@link PortableMath}, for its vector form. */
public final class MathConstants {
    /** Adding it to a double of modest size rounds that to an integer, which is then found in the low bits. */
    public static final double ROUND = 0x1.8p52;

    public static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts: the first has trailing zeros, so that a multiple of it by an exponent is exact. */
    public static final double LN2_HIGH = 0x1.62e42fefa3800p-1;

    public static final double LN2_LOW = 0x1.ef35793c76730p-45;
    public static final double EXP_LARGEST = 710;
    public static final double EXP_SMALLEST = -746;
    public static final double TWO_52 = 0x1p52;
    public static final long TWO_52_BITS = Double.doubleToRawLongBits(TWO_52);
    public static final double SMALLEST_NORMAL = 0x1p-1022;
    public static final long ONE_BITS = 1023L << 52;
    public static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

    // e^r = 1 + r + r²/2! + r³/3! + …
    public static final double EXP2 = 1.0 / 2;
    public static final double EXP3 = 1.0 / 6;
    public static final double EXP4 = 1.0 / 24;
    public static final double EXP5 = 1.0 / 120;
    public static final double EXP6 = 1.0 / 720;
    public static final double EXP7 = 1.0 / 5040;
    public static final double EXP8 = 1.0 / 40320;
    public static final double EXP9 = 1.0 / 362880;
    public static final double EXP10 = 1.0 / 3628800;
    public static final double EXP11 = 1.0 / 39916800;
    public static final double EXP12 = 1.0 / 479001600;
    public static final double EXP13 = 1.0 / 6227020800.0;

    // 2·artanh s = 2s + 2s³/3 + 2s⁵/5 + …
    public static final double LOG3 = 2.0 / 3;
    public static final double LOG5 = 2.0 / 5;
    public static final double LOG7 = 2.0 / 7;
    public static final double LOG9 = 2.0 / 9;
    public static final double LOG11 = 2.0 / 11;
    public static final double LOG13 = 2.0 / 13;
    public static final double LOG15 = 2.0 / 15;
    public static final double LOG17 = 2.0 / 17;
    public static final double LOG19 = 2.0 / 19;
    public static final double LOG21 = 2.0 / 21;
    public static final double LOG23 = 2.0 / 23;

    private MathConstants() {}
}
