package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    private static final double[] VALUES = {1, 2, 4, 8};

    @Test
    void orderStatisticsAndWhatLiesBetweenThem() {
        assertEquals(1, Quantiles.ofSorted(VALUES, 0));
        assertEquals(8, Quantiles.ofSorted(VALUES, 1));
        assertEquals(2, Quantiles.ofSorted(VALUES, 1 / 3.0), 1e-15);
        assertEquals(3, Quantiles.ofSorted(VALUES, 0.5));
        assertEquals(6, Quantiles.ofSorted(VALUES, 2.5 / 3), 1e-15);
        assertEquals(7, Quantiles.ofSorted(new double[] {7}, 0.3));
        for (double q : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> Quantiles.ofSorted(VALUES, q));
        }
        assertThrows(IllegalArgumentException.class, () -> Quantiles.ofSorted(new double[0], 0.5));
    }

    @Test
    void theInverseFindsTheShare() {
        assertEquals(0, Quantiles.shareNotAbove(VALUES, 0.9));
        assertEquals(0, Quantiles.shareNotAbove(VALUES, 1));
        assertEquals(0.5, Quantiles.shareNotAbove(VALUES, 3), 1e-15);
        assertEquals(1, Quantiles.shareNotAbove(VALUES, 8));
        assertEquals(1, Quantiles.shareNotAbove(VALUES, 9));
        for (int i = 0; i <= 20; i++) {
            assertEquals(i / 20.0, Quantiles.shareNotAbove(VALUES, Quantiles.ofSorted(VALUES, i / 20.0)), 1e-15);
        }
        assertEquals(2 / 3.0, Quantiles.shareNotAbove(new double[] {1, 3, 3, 5}, 3), 1e-15, "the largest of several");
    }

    @Test
    void theIntervalHoldsItsLevel() {
        double[] falling = {8, 4, 2, 1};
        Interval interval = Quantiles.interval(3.5, falling, 1 / 3.0);
        assertEquals(3.5, interval.value());
        assertEquals(2, interval.low(), 1e-15);
        assertEquals(4, interval.high(), 1e-15);
        assertEquals(8, falling[0], "the sample is left as it was");
    }
}
