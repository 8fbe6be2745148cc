package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowNumbersTest {
    private static void check(long[]... parts) {
        RowNumbers all = new RowNumbers();
        for (long[] part : parts) {
            all.addAll(new RowNumbers(part));
        }
        long[] expected = Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
        assertEquals(expected.length, all.size());
        for (int row = 0; row < expected.length; row++) {
            assertEquals(expected[row], all.get(row));
        }
    }

    @Test
    void numbersAreThoseThatWereAdded() {
        check(new long[] {});
        check(new long[] {0, 1, 2}, new long[] {}, new long[] {3, 4});
        check(new long[] {}, new long[] {7, 8}, new long[] {9});
        check(new long[] {0, 1, 2}, new long[] {4, 5}, new long[] {6});
        check(new long[] {1, 3, 4}, new long[] {5, 6}, new long[] {8, 10});
        check(new long[] {5}, new long[] {5}, new long[] {2, 9});
    }
}
