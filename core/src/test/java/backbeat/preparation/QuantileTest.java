package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.random.Xoshiro256;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class QuantileTest {
    private static double bySorting(double[] values, double q) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static void assertSame(double[] values) {
        Quantile quantile = new Quantile(values);
        for (double q : new double[] {0, 0.001, 0.25, 0.5, 0.9, 0.999, 1}) {
            assertEquals(Double.doubleToRawLongBits(bySorting(values, q)), Double.doubleToRawLongBits(quantile.at(q)));
        }
    }

    private static double[] values(int count, Xoshiro256 random, DoubleUnaryOperator shape) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextInt(9) == 0 ? Double.NaN : shape.applyAsDouble(random.nextDouble()));
        values[random.nextInt(count)] = shape.applyAsDouble(0.5);
        return values;
    }

    @Test
    void hasTheBitsOfSorting() {
        Xoshiro256 random = new Xoshiro256(3);
        for (int round = 0; round < 200; round++) {
            int count = 1 + random.nextInt(2000);
            assertSame(values(count, random, u -> u));
            assertSame(values(count, random, u -> Math.rint(u * 12)));
            assertSame(values(count, random, u -> u < 0.5 ? -0.0 : 0.0));
            assertSame(values(count, random, u -> u < 0.01 ? 1e100 : -u));
            assertSame(values(count, random, u -> u < 0.5 ? -Double.MAX_VALUE : Double.MAX_VALUE * u));
            assertSame(values(count, random, u -> u < 0.5 ? Double.MIN_VALUE : u * 4 * Double.MIN_VALUE));
        }
    }

    @Test
    void ofNothingThereIsNone() {
        Quantile none = new Quantile(new double[] {Double.NaN});
        assertEquals(0, none.count());
        assertThrows(IndexOutOfBoundsException.class, () -> none.at(0.5));
    }
}
