package backbeat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Errors in ulp against 40-digit arithmetic, over the whole range; the vector form against the scalar one, bit for bit. */
class PortableMathTest {
    private static final MathContext DIGITS = new MathContext(45, RoundingMode.HALF_EVEN);
    private static final BigDecimal LN2 = series2(BigDecimal.ONE.divide(new BigDecimal(3), DIGITS));
    private static final int SAMPLES = 4000;

    private final MathKernels vector =
            KernelProvider.choose(KernelProvider.Mode.VECTOR).kernels().math();

    /** {@code 2·artanh(s)}, summed until the terms vanish. */
    private static BigDecimal series2(BigDecimal s) {
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal power = s;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; power.signum() != 0 && power.abs().compareTo(new BigDecimal("1e-60")) > 0; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.add(sum, DIGITS);
    }

    private static BigDecimal exactExp(double x) {
        BigDecimal exact = new BigDecimal(x);
        BigDecimal k = exact.divide(LN2, 0, RoundingMode.HALF_EVEN);
        BigDecimal r = exact.subtract(k.multiply(LN2), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        int power = k.intValueExact();
        BigDecimal two = BigDecimal.valueOf(2).pow(Math.abs(power));
        return power >= 0 ? sum.multiply(two, DIGITS) : sum.divide(two, DIGITS);
    }

    private static BigDecimal exactLog(BigDecimal x) {
        int k = 0;
        BigDecimal m = x;
        BigDecimal two = BigDecimal.valueOf(2);
        int estimate = (int) Math.round((x.precision() - x.scale() - 1) * 3.3219);
        m = estimate >= 0
                ? m.divide(two.pow(estimate), new MathContext(400))
                : m.multiply(two.pow(-estimate), new MathContext(400));
        k = estimate;
        while (m.compareTo(new BigDecimal("1.42")) > 0) {
            m = m.divide(two);
            k++;
        }
        while (m.compareTo(new BigDecimal("0.71")) < 0) {
            m = m.multiply(two);
            k--;
        }
        // m - 1 is exact here, so the series keeps its relative accuracy near 1
        BigDecimal s = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), DIGITS);
        BigDecimal small = series2(s);
        return k == 0 ? small : small.add(LN2.multiply(BigDecimal.valueOf(k)), DIGITS);
    }

    /** The distance of a result from the exact value, in units of the last place of the exact value. */
    private static double ulps(double result, BigDecimal exact) {
        double ulp = Math.ulp(exact.doubleValue());
        return new BigDecimal(result)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(ulp), DIGITS)
                .doubleValue();
    }

    private static double worst(
            IntToDoubleFunction samples, DoubleUnaryOperator f, Function<Double, BigDecimal> exact) {
        double worst = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double x = samples.applyAsDouble(i);
            worst = Math.max(worst, ulps(f.applyAsDouble(x), exact.apply(x)));
        }
        return worst;
    }

    private static void assertAtMost(double bound, double worst, String what) {
        assertTrue(worst <= bound, what + ": " + worst + " ulp");
        assertTrue(worst >= 0.4, what + " is suspiciously exact: " + worst + " ulp; is the test looking?");
    }

    @Test
    void exponential() {
        Xoshiro256 random = new Xoshiro256(1);
        Function<Double, BigDecimal> exact = PortableMathTest::exactExp;
        assertAtMost(1.0, worst(i -> -708 + 1417 * random.nextDouble(), PortableMath::exp, exact), "exp");
        assertAtMost(1.0, worst(i -> -2 + 4 * random.nextDouble(), PortableMath::exp, exact), "exp near 0");
        assertAtMost(1.0, worst(i -> -745 + 37 * random.nextDouble(), PortableMath::exp, exact), "exp, subnormal");
    }

    @Test
    void logarithm() {
        Xoshiro256 random = new Xoshiro256(2);
        Function<Double, BigDecimal> exact = x -> exactLog(new BigDecimal(x));
        IntToDoubleFunction anyBits = i -> Double.longBitsToDouble(random.nextLong() >>> 1 & 0x7FEFFFFFFFFFFFFFL);
        assertAtMost(0.90, worst(anyBits, PortableMath::log, exact), "log");
        assertAtMost(0.90, worst(i -> 0.6 + random.nextDouble(), PortableMath::log, exact), "log near 1");
        IntToDoubleFunction tiny = i -> Double.MIN_VALUE * (1 + (random.nextLong() >>> 14));
        assertAtMost(0.90, worst(tiny, PortableMath::log, exact), "log of subnormals");
    }

    @Test
    void logarithmOfOnePlus() {
        Xoshiro256 random = new Xoshiro256(3);
        Function<Double, BigDecimal> exact = x -> exactLog(BigDecimal.ONE.add(new BigDecimal(x)));
        IntToDoubleFunction unit = i -> random.nextDouble();
        assertAtMost(1.6, worst(unit, PortableMath::log1p, exact), "log1p in (0, 1)");
        IntToDoubleFunction small = i -> Math.scalb(random.nextDouble() + 1, -1 - random.nextInt(40));
        assertAtMost(1.6, worst(small, PortableMath::log1p, exact), "log1p of small numbers");
        assertAtMost(1.6, worst(i -> -small.applyAsDouble(i), PortableMath::log1p, exact), "log1p below 0");
    }

    @Test
    void sigmoid() {
        Xoshiro256 random = new Xoshiro256(4);
        Function<Double, BigDecimal> exact = x -> BigDecimal.ONE.divide(BigDecimal.ONE.add(exactExp(-x)), DIGITS);
        assertAtMost(2.1, worst(i -> -40 + 80 * random.nextDouble(), PortableMath::sigmoid, exact), "sigmoid");
    }

    @Test
    void specialValues() {
        assertEquals(1, PortableMath.exp(0), 0);
        assertEquals(0, PortableMath.exp(Double.NEGATIVE_INFINITY), 0);
        assertEquals(0, PortableMath.exp(-745.2), 0);
        assertEquals(Double.MIN_VALUE, PortableMath.exp(-745.1), 0);
        assertEquals(Double.POSITIVE_INFINITY, PortableMath.exp(709.8), 0);
        assertTrue(Double.isFinite(PortableMath.exp(709.78)));
        assertTrue(Double.isNaN(PortableMath.exp(Double.NaN)));
        assertEquals(0, PortableMath.log(1), 0);
        assertEquals(Double.NEGATIVE_INFINITY, PortableMath.log(0), 0);
        assertEquals(Double.NEGATIVE_INFINITY, PortableMath.log(-0.0), 0);
        assertEquals(Double.POSITIVE_INFINITY, PortableMath.log(Double.POSITIVE_INFINITY), 0);
        assertTrue(Double.isNaN(PortableMath.log(-1)));
        assertTrue(Double.isNaN(PortableMath.log(Double.NaN)));
        assertEquals(Double.NEGATIVE_INFINITY, PortableMath.log1p(-1), 0);
        assertEquals(Double.POSITIVE_INFINITY, PortableMath.log1p(Double.POSITIVE_INFINITY), 0);
        assertEquals(1e-300, PortableMath.log1p(1e-300), 0);
    }

    @Test
    void crossEntropyFarFromZero() {
        for (MathKernels kernels : new MathKernels[] {MathKernels.scalar(), vector}) {
            float[] z = new float[24];
            double[] y = new double[24];
            for (int i = 0; i < 24; i++) {
                z[i] = i < 12 ? 100 : -100;
                y[i] = i % 2;
            }
            float[] g = new float[24];
            double[] losses = new double[24];
            kernels.crossEntropy(z, y, 0, 24, 3, 0.5, g, losses, new double[48]);
            for (int i = 0; i < 24; i++) {
                boolean right = i < 12 == (i % 2 == 1);
                double weight = i % 2 == 1 ? 3 : 1;
                assertEquals(right ? weight * StrictMath.exp(-100) : weight * 100, losses[i], 1e-58, "row " + i);
                assertEquals(right ? 0 : weight * 0.5 * (i < 12 ? 1 : -1), g[i], 1e-40, "row " + i);
            }
        }
    }

    @Test
    void vectorFormHasTheSameBits() {
        Xoshiro256 random = new Xoshiro256(5);
        int n = 10_003;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 3 == 0 ? Double.longBitsToDouble(random.nextLong()) : -760 + 1500 * random.nextDouble();
        }
        double[] special = {0.0, -0.0, Double.NaN, 1 / 0.0, -1 / 0.0, Double.MIN_VALUE, 0x1p-1022, 1, Double.MAX_VALUE};
        System.arraycopy(special, 0, x, 100, special.length);
        double[] expected = new double[n];
        double[] actual = new double[n];
        MathKernels.scalar().exp(x, 0, n, expected);
        vector.exp(x, 0, n, actual);
        assertArrayEquals(expected, actual);
        MathKernels.scalar().log(x, 0, n, expected);
        vector.log(x, 0, n, actual);
        assertArrayEquals(expected, actual);
    }

    @Test
    void vectorLossHasTheSameBits() {
        Xoshiro256 random = new Xoshiro256(6);
        int n = 5_003;
        float[] z = new float[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = (float) (random.nextGaussian() * (i % 5 == 0 ? 60 : 3));
            y[i] = random.nextInt(2);
        }
        float[] g = new float[n];
        float[] g2 = new float[n];
        double[] losses = new double[n];
        double[] losses2 = new double[n];
        MathKernels.scalar().crossEntropy(z, y, 3, n, 2.5, 1 / 300.0, g, losses, new double[2 * n]);
        vector.crossEntropy(z, y, 3, n, 2.5, 1 / 300.0, g2, losses2, new double[2 * n]);
        assertArrayEquals(g, g2);
        assertArrayEquals(losses, losses2);
        MathKernels.scalar().sigmoid(z, 5, n, losses, 2, new double[n]);
        vector.sigmoid(z, 5, n, losses2, 2, new double[n]);
        assertArrayEquals(losses, losses2);
    }
}
