package backbeat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** The emulation has the bits of {@link Math#fma}, which the Java language specifies, above all where rounding is close. */
class FusedTest {
    private static final float[] FLOATS = {
        0,
        -0f,
        1,
        -1,
        0.5f,
        1 + Math.ulp(1f),
        1 - Math.ulp(1f) / 2,
        3,
        1 / 3f,
        0x1p-126f,
        0x1p-127f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        3 * Float.MIN_VALUE,
        0x1.fffffep-127f,
        0x1p-63f,
        0x1p-75f,
        0x1p-100f,
        0x1p63f,
        0x1p64f,
        0x1p104f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        0x1.fffffep63f,
        0x1.000002p64f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        0x1p24f,
        0x1p24f + 2,
        0x1p12f + 1,
        0x1.8p-24f,
        0x1p-24f,
        0x1p-25f,
        0x1.fffffep-25f
    };

    private static final double[] DOUBLES = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        1 + Math.ulp(1.0),
        1 - Math.ulp(1.0) / 2,
        3,
        1 / 3.0,
        Double.MIN_NORMAL,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        0x1p-1000,
        0x1p-900,
        0x1p-450,
        0x1.8p-449,
        0x1p-511,
        0x1p-537,
        0x1p899,
        0x1p900,
        0x1p450,
        0x1p512,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        0x1p53,
        0x1p53 + 2,
        0x1p27 + 1,
        0x1p-53,
        0x1p-54,
        0x1.8p-53,
        0x1.fffffffffffffp-54
    };

    private int halves;

    private void check(float a, float b, float c) {
        float expected = Math.fma(a, b, c);
        float actual = Fused.emulated(a, b, c);
        if (Float.floatToIntBits(expected) != Float.floatToIntBits(actual)) {
            assertEquals(Float.toHexString(expected), Float.toHexString(actual), a + " · " + b + " + " + c);
        }
        // Where rounding twice goes wrong the test means something.
        halves += Float.floatToIntBits((float) ((double) a * b + c)) == Float.floatToIntBits(expected) ? 0 : 1;
    }

    private static void check(double a, double b, double c) {
        double expected = Math.fma(a, b, c);
        double actual = Fused.emulated(a, b, c);
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
            assertEquals(Double.toHexString(expected), Double.toHexString(actual), a + " · " + b + " + " + c);
        }
    }

    @Test
    void floatsOfEveryKind() {
        for (float a : FLOATS) {
            for (float b : FLOATS) {
                for (float c : FLOATS) {
                    check(a, b, c);
                    check(a, b, -c);
                }
            }
        }
    }

    @Test
    void floatsOfAnyBits() {
        Xoshiro256 random = new Xoshiro256(1);
        for (int i = 0; i < 1_000_000; i++) {
            float a = Float.intBitsToFloat((int) random.nextLong());
            float b = Float.intBitsToFloat((int) random.nextLong());
            check(a, b, Float.intBitsToFloat((int) random.nextLong()));
            check(a, b, -a * b);
            check(a, b, Float.intBitsToFloat(Float.floatToRawIntBits(-a * b) + random.nextInt(3) - 1));
        }
    }

    /** The product's last digits lie half-way between two floats of the sum, or next to it; results down to the smallest. */
    @Test
    void floatsHalfWay() {
        Xoshiro256 random = new Xoshiro256(2);
        for (int i = 0; i < 2_000_000; i++) {
            float large = Float.intBitsToFloat((int) random.nextLong() & 0x807FFFFF | 127 << 23);
            float tiny = Math.scalb(1f + random.nextInt(3) * Math.ulp(1f), -24 - random.nextInt(40));
            float b = random.nextInt(2) == 0 ? 1f : 1f - Math.ulp(1f) * random.nextInt(3) / 2;
            int scale = random.nextInt(2) == 0 ? 0 : -100 - random.nextInt(49);
            float sign = random.nextInt(2) == 0 ? 1 : -1;
            check(Math.scalb(sign * tiny, scale), b, Math.scalb(large, scale));
            // c a half of the last digit of the product, and a little more or less
            float a = Float.intBitsToFloat((int) random.nextLong() & 0x007FFFFF | 127 << 23);
            float exact = Float.intBitsToFloat((int) random.nextLong() & 0x007FF000 | 127 << 23);
            float c = Math.scalb(1f + (random.nextInt(3) - 1) * Math.ulp(1f), -24 - random.nextInt(30));
            check(Math.scalb(a, scale / 2), Math.scalb(exact, scale - scale / 2), Math.scalb(sign * c, scale));
        }
        assertTrue(halves > 500, halves + " sums that rounding twice gets wrong");
    }

    @Test
    void doublesOfEveryKind() {
        for (double a : DOUBLES) {
            for (double b : DOUBLES) {
                for (double c : DOUBLES) {
                    check(a, b, c);
                    check(a, b, -c);
                }
            }
        }
    }

    @Test
    void doublesThatCancelOrMeetHalfWay() {
        Xoshiro256 random = new Xoshiro256(3);
        for (int i = 0; i < 1_000_000; i++) {
            double a = Math.scalb(random.nextDouble() - 0.5, random.nextInt(800) - 400);
            double b = Math.scalb(random.nextDouble() - 0.5, random.nextInt(800) - 400);
            double product = a * b;
            check(a, b, random.nextDouble());
            check(a, b, -product);
            check(a, b, -product + (random.nextInt(5) - 2) * Math.ulp(product));
            check(a, b, Math.scalb(product, random.nextInt(120) - 60));
            double whole = Math.rint(random.nextDouble() * 0x1p52) + 0x1p52;
            double half = 0.5 + (random.nextInt(3) - 1) * 0x1p-53;
            check(half, 1 + (random.nextInt(3) - 1) * Math.ulp(1.0), random.nextInt(2) == 0 ? whole : -whole);
            check(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()), product);
        }
    }
}
