package backbeat.kernel;

import static backbeat.kernel.MathConstants.*;

/**
 * Exponential and logarithm whose bits are the same on every JVM and CPU: additions, multiplications, divisions and fused
 * multiply-adds in a fixed order, each of which IEEE 754 and the Java language specify to the last bit. ({@link Math#exp}
 * may differ between JVMs by an ulp; {@link StrictMath} may not, but has no vector form.)
 *
 * <p>Errors, in units in the last place of the exact result: {@code exp} ≤ 1.0,
 * {@code log} ≤ 0.90, {@code log1p} ≤ 1.6, {@code sigmoid} ≤ 2.1; {@code PortableMathTest} holds them to that against
 * 40-digit arithmetic over the whole range. This class is the definition; the Vector API form repeats it lane by lane.
 *
 * <p>Methods after Muller, <i>Elementary Functions</i> (3rd ed. 2016, doi:10.1007/978-1-4899-7983-4), chapters 5 and 11:
 * reduce the argument by the symmetries of the function, sum a short series, undo the reduction.
 */
public final class PortableMath {

    private PortableMath() {}

    /**
     * {@code eˣ}. With {@code k} the integer nearest to {@code x·log₂e} and {@code r = x − k·ln 2}, so that {@code |r| ≤
     * 0.347}: {@code eˣ = 2ᵏ·eʳ}, and fourteen terms of the Taylor series of {@code eʳ} leave an error below 2⁻⁵⁷.
     */
    public static double exp(double x) {
        double clamped = x > EXP_LARGEST ? EXP_LARGEST : x < EXP_SMALLEST ? EXP_SMALLEST : x;
        double k = Fused.fma(clamped, LOG2_E, ROUND) - ROUND;
        double r = Fused.fma(-k, LN2_LOW, Fused.fma(-k, LN2_HIGH, clamped));
        // 2ᵏ in two factors: it may itself be too small for a normal number, or too large
        double half = Fused.fma(k, 0.5, ROUND) - ROUND;
        return expSeries(r) * powerOfTwo(half) * powerOfTwo(k - half);
    }

    /** {@code 1 + (r + r²·(1/2! + r/3! + … + r¹¹/13!))}, the sum in pairs of pairs (Estrin): short chains of operations. */
    private static double expSeries(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double a = Fused.fma(r, EXP3, EXP2);
        double b = Fused.fma(r, EXP5, EXP4);
        double c = Fused.fma(r, EXP7, EXP6);
        double d = Fused.fma(r, EXP9, EXP8);
        double e = Fused.fma(r, EXP11, EXP10);
        double f = Fused.fma(r, EXP13, EXP12);
        double low = Fused.fma(r2, b, a);
        double middle = Fused.fma(r2, d, c);
        double high = Fused.fma(r2, f, e);
        double q = Fused.fma(r4, Fused.fma(r4, high, middle), low);
        return 1 + Fused.fma(r2, q, r);
    }

    /** {@code 2ᵏ} for an integer {@code -1022 <= k <= 1023}, by writing the exponent field. */
    private static double powerOfTwo(double k) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(k + ROUND) << 52) + ONE_BITS);
    }

    /**
     * {@code ln x}; −∞ at 0, NaN below. With {@code x = 2ᵏ·m} and {@code m} in [√½, √2): {@code ln x = k·ln 2 + ln m}. With
     * {@code f = m − 1}, {@code s = f/(2 + f)}: {@code ln m = 2·artanh s = 2s + 2s³/3 + 2s⁵/5 + …}, where {@code |s| ≤ 0.172},
     * so that twelve terms leave an error below 2⁻⁵⁹. With {@code R = 2s²/3 + 2s⁴/5 + …} that is {@code f − (f²/2 − s·(f²/2 +
     * R))}, of which the largest part, {@code f}, is exact.
     */
    public static double log(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
        }
        boolean subnormal = x < SMALLEST_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * 0x1p54 : x);
        long exponent = (bits - SQRT_HALF_BITS + ONE_BITS) >>> 52; // biased: k + 1023
        double m = Double.longBitsToDouble(bits - (exponent << 52) + ONE_BITS);
        double biased = Double.longBitsToDouble(exponent | TWO_52_BITS) - TWO_52;
        double k = biased - (subnormal ? 1023 + 54 : 1023);
        return logOfParts(k, m - 1);
    }

    /** {@code k·ln 2 + ln(1 + f)}. */
    private static double logOfParts(double k, double f) {
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double z4 = z2 * z2;
        double a = Fused.fma(z2, Fused.fma(z, LOG9, LOG7), Fused.fma(z, LOG5, LOG3));
        double b = Fused.fma(z2, Fused.fma(z, LOG17, LOG15), Fused.fma(z, LOG13, LOG11));
        double c = Fused.fma(z2, LOG23, Fused.fma(z, LOG21, LOG19));
        double series = z * Fused.fma(z4, Fused.fma(z4, c, b), a);
        double halfSquare = 0.5 * f * f;
        double correction = Fused.fma(s, halfSquare + series, k * LN2_LOW);
        return Fused.fma(k, LN2_HIGH, f - (halfSquare - correction));
    }

    /**
     * {@code ln(1 + x)}, accurate where {@code x} is tiny; −∞ at −1, NaN below. {@code u = 1 + x} is rounded, and what the
     * rounding lost, {@code c}, is put back by {@code ln(u + c) ≈ ln u + c/u}.
     */
    public static double log1p(double x) {
        double u = 1 + x;
        double lost = x > 1 ? 1 - (u - x) : x - (u - 1);
        double tail = u > 0 && u < Double.POSITIVE_INFINITY ? lost / u : 0;
        return log(u) + tail;
    }

    /** {@code 1/(1 + e⁻ˣ)}, by an exponential that cannot overflow. */
    public static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /**
     * Binary cross-entropy of a logit: {@code −y·ln σ(z) − (1−y)·ln(1 − σ(z)) = max(z, 0) − z·y + ln(1 + e^−|z|)}. No
     * overflow and no logarithm of 0 at any logit.
     *
     * @param y 0 or 1
     */
    public static double crossEntropy(double z, double y) {
        double e = exp(-Math.abs(z));
        return ((z > 0 ? z : 0) - z * y) + log1p(e);
    }
}
