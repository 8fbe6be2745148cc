package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marked columns come at the very draws at which they come when all are drawn by name. */
class MarkedDrawTest {
    /** What is unmarked has no name from then on; what was drawn before does not matter. */
    @Test
    void marksOutlastDraws() {
        MarkedDraw kept = new MarkedDraw(3000);
        MarkedDraw fresh = new MarkedDraw(3000);
        for (int column = 0; column < 3000; column += 3) {
            kept.mark(column);
        }
        for (int round = 0; round < 200; round++) {
            kept.unmark(round * 6);
            kept.unmark(round * 6);
            fresh.clear();
            for (int column = 0; column < 3000; column += 3) {
                if (column % 6 != 0 || column > round * 6) {
                    fresh.mark(column);
                }
            }
            kept.begin();
            fresh.begin();
            Xoshiro256 first = new Xoshiro256(round);
            Xoshiro256 second = new Xoshiro256(round);
            for (int draws = round % 7 == 0 ? 2900 : 40; draws > 0 && fresh.hasNext(); draws--) {
                assertEquals(fresh.next(first), kept.next(second));
                assertEquals(fresh.hasNext(), kept.hasNext());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "7, 7", "64, 3", "65, 20", "1000, 0", "1000, 999", "5000, 12"})
    void drawsWhatColumnDrawDraws(int columns, int marks) {
        ColumnDraw all = new ColumnDraw(columns);
        MarkedDraw some = new MarkedDraw(columns);
        Xoshiro256 chosen = new Xoshiro256(columns);
        for (int seed = 0; seed < 50; seed++) {
            some.clear();
            boolean[] marked = new boolean[columns];
            int different = 0;
            for (int i = 0; i < marks; i++) {
                int column = chosen.nextInt(columns);
                different += marked[column] ? 0 : 1;
                marked[column] = true;
                some.mark(column);
            }
            some.begin();
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
