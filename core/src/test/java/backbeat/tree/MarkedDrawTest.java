package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marked columns come at the very draws at which they come when all are drawn by name. */
class MarkedDrawTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "7, 7", "64, 3", "65, 20", "1000, 0", "1000, 999", "5000, 12"})
    void drawsWhatColumnDrawDraws(int columns, int marks) {
        ColumnDraw all = new ColumnDraw(columns);
        MarkedDraw some = new MarkedDraw(columns);
        Xoshiro256 chosen = new Xoshiro256(columns);
        for (int seed = 0; seed < 50; seed++) {
            some.reset();
            boolean[] marked = new boolean[columns];
            int different = 0;
            for (int i = 0; i < marks; i++) {
                int column = chosen.nextInt(columns);
                different += marked[column] ? 0 : 1;
                marked[column] = true;
                some.mark(column);
            }
            List<Integer> expected = new ArrayList<>();
            List<Integer> found = new ArrayList<>();
            Xoshiro256 first = new Xoshiro256(seed);
            Xoshiro256 second = new Xoshiro256(seed);
            while (some.hasNext()) {
                int column = all.next(first);
                expected.add(marked[column] ? column : MarkedDraw.OTHER);
                found.add(some.next(second));
            }
            all.reset();
            assertEquals(expected, found);
            assertEquals(
                    different,
                    found.stream().filter(column -> column != MarkedDraw.OTHER).count());
            assertFalse(some.hasNext());
        }
    }
}
