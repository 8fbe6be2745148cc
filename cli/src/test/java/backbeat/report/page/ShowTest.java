package backbeat.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.evaluation.Interval;
import backbeat.random.Xoshiro256;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShowTest {
    @Test
    void numbersAreThoseOfStringFormat() {
        Xoshiro256 random = new Xoshiro256(11);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 6);
            double nearTie = (random.nextInt(2_000_000) - 1_000_000 + 0.5) / 1e3;
            assertNumbers(value, nearTie, nearTie / 10, nearTie / 1e4, Math.nextUp(nearTie));
        }
        assertNumbers(0, -0.0, 1, -1, 0.0005, -0.0004, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    private static void assertNumbers(double... values) {
        for (double value : values) {
            assertEquals(String.format(Locale.ROOT, "%.3f", value), Show.fixed(value));
            assertEquals(String.format(Locale.ROOT, "%.4f", value), Show.loss(value));
            assertEquals(String.format(Locale.ROOT, "%+.3f", value), Show.signed(value));
            assertEquals(String.format(Locale.ROOT, "%.1f %%", 100 * value), Show.percent(value));
        }
    }

    @Test
    void whatIsNoNumberIsADash() {
        assertEquals(Show.NONE, Show.fixed(Double.NaN));
        assertEquals(Show.NONE, Show.interval(null));
        assertEquals("NaN", Show.signed(Double.NaN));
    }

    @Test
    void intervalsStandBehindTheirValue() {
        Interval interval = new Interval(0.01249, -0.001, 0.024);
        assertEquals("0.012 (-0.001–0.024)", Show.interval(interval));
        assertEquals("+0.012 (-0.001 to +0.024)", Show.signed(interval));
    }

    @Test
    void settingsHaveNoNeedlessZeros() {
        assertEquals("0.003", Show.setting(0.003));
        assertEquals("3", Show.setting(3));
        assertEquals("30", Show.setting(30));
    }
}
