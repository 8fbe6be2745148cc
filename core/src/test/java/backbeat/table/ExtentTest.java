package backbeat.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtentTest {
    private final Random random = new Random(7);

    /** The odd value stands in every place in turn, so that whole vectors, what is left of them and the ends are looked at. */
    @Test
    void largestFindsTheOddValueWhereverItStands() {
        for (float odd : new float[] {-9, 8, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int place = 0; place < 100; place++) {
                float[] values = new float[100];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextFloat() - .5f;
                }
                values[place] = odd;
                assertEquals(Math.abs(odd), Extent.largest(values, 0, 100));
                assertTrue(Extent.largest(values, 0, place) <= .5f);
                assertTrue(Extent.largest(values, place + 1, 100) <= .5f);
            }
        }
        assertEquals(0, Extent.largest(new float[] {5}, 1, 1));
    }

    @Test
    void withinFindsTheOddValueWhereverItStands() {
        for (int least : new int[] {-1, 0, 3}) {
            for (int odd : new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, least - 1, 11, Integer.MAX_VALUE}) {
                for (int place = 0; place < 100; place++) {
                    int[] values = random.ints(100, least, 11).toArray();
                    assertTrue(Extent.within(values, 0, 100, least, 10));
                    values[place] = odd;
                    assertFalse(Extent.within(values, 0, 100, least, 10), odd + " in place " + place);
                    assertTrue(Extent.within(values, 0, place, least, 10));
                    assertTrue(Extent.within(values, place + 1, 100, least, 10));
                }
            }
        }
    }

    @Test
    void nothingIsWithinAnEmptyRange() {
        for (int value : new int[] {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE}) {
            assertEquals(value == -1, Extent.within(new int[] {value}, 0, 1, -1, -1));
            assertFalse(Extent.within(new int[] {value}, 0, 1, 0, -1));
        }
    }
}
