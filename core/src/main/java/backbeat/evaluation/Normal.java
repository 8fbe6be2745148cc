package backbeat.evaluation;

/**
 * The standard normal distribution, from {@link StrictMath} alone, so that its bits are the same everywhere. Absolute
 * error below 1e-15, relative error of the tails below 1e-13.
 */
public final class Normal {
    /** The 97.5 % quantile: 95 % of values lie within this many standard deviations. */
    public static final double Z_95 = 1.959963984540054;

    private static final double SQRT_PI = 1.7724538509055160273;
    private static final double SWITCH = 2.5;

    private Normal() {}

    /** The error function's complement, {@code 1 - erf(x)}, accurate in the right tail too. */
    public static double erfc(double x) {
        if (x < 0) {
            return 2 - erfc(-x);
        }
        return x < SWITCH ? 1 - erfSeries(x) : erfcFraction(x);
    }

    /** {@code erf(x) = 2/√π · e^(-x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1))}: all terms positive, so nothing cancels. */
    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / SQRT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** {@code e^(-x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))))}, from the inside out. */
    private static double erfcFraction(double x) {
        double fraction = x;
        for (int n = 60; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return StrictMath.exp(-x * x) / SQRT_PI / fraction;
    }

    /** The probability of a value of at most {@code z}. */
    public static double cdf(double z) {
        return erfc(-z / StrictMath.sqrt(2)) / 2;
    }

    /** The probability of a value at least as far from 0 as {@code z}. */
    public static double twoSided(double z) {
        return erfc(Math.abs(z) / StrictMath.sqrt(2));
    }

    /**
     * The value below which a share {@code p} lies: bisection of {@link #cdf} to the last bit.
     *
     * @throws IllegalArgumentException if {@code p} is not in (0, 1)
     */
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("The normal distribution has no quantile " + p);
        }
        if (p == 0.5) {
            return 0;
        }
        if (p > 0.5) {
            return -quantile(1 - p);
        }
        double low = -40;
        double high = 0;
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return high;
            }
            if (cdf(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
}
