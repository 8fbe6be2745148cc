package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class TiesTest {
    @Test
    void sumsInAnotherOrderAreEqualAndOtherAnswersAreNot() {
        double forward = 0.1 + 0.2 + 0.3;
        double backward = 0.3 + 0.2 + 0.1;
        assertNotEquals(forward, backward, "else the test says nothing");
        assertEquals(Ties.decided(forward), Ties.decided(backward));
        for (double unit : new double[] {1, 0.1, 0.01, 1e-9, 1e-200}) {
            assertNotEquals(Ties.decided(0.123456789012 * unit), Ties.decided(0.123456789013 * unit));
            assertEquals(Ties.decided(0.1234567890120001 * unit), Ties.decided(0.1234567890119999 * unit));
        }
    }

    @Test
    void numbersOfTwelveDigitsStayAsTheyAre() {
        double[] short12 = {0, 1, 0.5, 0.1, 0.123456789012, 1e-5, 0.0999999999999, 0.00123456789012, 1e-300};
        assertArrayEquals(short12, Ties.decided(short12));
        assertEquals(0, Ties.decided(Double.MIN_VALUE), "too small to have twelve digits");
    }

    @Test
    void nothingMovesByMoreThanItsTwelfthDigitAndOrderIsKept() {
        Xoshiro256 random = new Xoshiro256(3);
        double before = 0;
        double last = 0;
        for (int i = 0; i < 10_000; i++) {
            double p = before + random.nextDouble() * 1e-4;
            if (p > 1) {
                return;
            }
            double decided = Ties.decided(p);
            assertEquals(p, decided, p * 5.001e-12);
            assertEquals(decided, Ties.decided(decided), "deciding twice is deciding once");
            assertTrue(decided >= last);
            before = p;
            last = decided;
        }
    }
}
