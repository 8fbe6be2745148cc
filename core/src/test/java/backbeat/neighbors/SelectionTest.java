package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void partitionsAnyInput() {
        Xoshiro256 random = new Xoshiro256(1);
        for (int trial = 0; trial < 500; trial++) {
            int n = 1 + random.nextInt(200);
            long[] keys = new long[n];
            for (int i = 0; i < n; i++) {
                float value = trial % 3 == 0 ? i : trial % 3 == 1 ? -i : random.nextInt(4);
                keys[i] = Selection.key(value, i);
            }
            long[] sorted = keys.clone();
            Arrays.sort(sorted);
            int middle = random.nextInt(n + 1);
            Selection.select(keys, 0, n, middle);
            Arrays.sort(keys, 0, middle);
            Arrays.sort(keys, middle, n);
            assertArrayEquals(sorted, keys, "n = " + n + ", middle = " + middle);
        }
    }

    @Test
    void keysOrderByValueThenIndex() {
        float[] ascending = {
            -Float.MAX_VALUE, -1.5f, -Float.MIN_VALUE, -0.0f, 0.0f, Float.MIN_VALUE, 1.5f, Float.MAX_VALUE
        };
        for (int i = 1; i < ascending.length; i++) {
            assertTrue(Selection.key(ascending[i - 1], 9) < Selection.key(ascending[i], 3), "at " + ascending[i]);
        }
        assertTrue(Selection.key(2, 7) < Selection.key(2, 8));
        assertEquals(12345, Selection.index(Selection.key(-2.5f, 12345)));
    }
}
