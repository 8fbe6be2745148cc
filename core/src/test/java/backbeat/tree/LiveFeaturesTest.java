package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.SetTables;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a small node can be split by, as looking at every entry tells. */
class LiveFeaturesTest {
    private static final int ROWS = 300;

    /** One word to twenty, fewer columns than 64 and more, members of one byte and (300 members, and their sets) of two. */
    @ParameterizedTest
    @CsvSource({"1, 5", "12, 9", "12, 300", "30, 60", "62, 9", "63, 70", "100, 9"})
    void featuresAreLiveWhereEntriesDiffer(int numbers, int members) {
        SetTables.Data data = SetTables.random(ROWS, numbers, members, 4, numbers);
        Binning binning = Binning.of(data.table().numeric(), 40, Workers.sequential());
        TrainingRows rows = TrainingRows.of(data.table(), data.labels(), binning);
        int[] oneHot = new int[numbers + 2];
        Arrays.setAll(oneHot, column -> column <= numbers ? column : column + 3); // the first categorical column has 4
        int features = numbers + 4 + members;
        Xoshiro256 random = new Xoshiro256(members);
        for (int round = 0; round < 200; round++) {
            int from = random.nextInt(ROWS - 5);
            int to = from + 1 + random.nextInt(Math.min(ROWS - from, 5 + round % 40));
            long constant = rows.constantColumns(rows.words(), from, to);
            LiveFeatures columns = new LiveFeatures(rows, identity(numbers + 2), numbers + 2, false);
            columns.find(rows.words(), from, to, constant);
            LiveFeatures live = new LiveFeatures(rows, oneHot, features, true);
            live.find(rows.words(), from, to, constant);
            for (int column = 0; column < numbers + 2; column++) {
                boolean differ = differ(rows, from, to, column);
                if (column < 64) {
                    assertEquals(!differ, (constant >>> column & 1) != 0, "column " + column);
                }
                assertEquals(differ || column >= 64, columns.has(column), "column " + column);
                if (column < numbers) {
                    assertEquals(differ || column >= 64, live.has(column), "number " + column);
                    continue;
                }
                for (int member = 0; member < (column == numbers ? 4 : members); member++) {
                    boolean expected = (differ || column >= 64) && anyHas(rows, from, to, column, member);
                    assertEquals(expected, live.has(oneHot[column] + member), "member " + member);
                }
            }
            checkKeep(live, features, random);
        }
    }

    private static int[] identity(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static boolean differ(TrainingRows rows, int from, int to, int column) {
        return IntStream.range(from, to)
                        .map(entry -> rows.code(rows.words(), entry, column))
                        .distinct()
                        .count()
                > 1;
    }

    private static boolean anyHas(TrainingRows rows, int from, int to, int column, int member) {
        return IntStream.range(from, to)
                .map(entry -> rows.code(rows.words(), entry, column))
                .anyMatch(code -> {
                    return rows.hasSets(column) ? rows.contains(column, code, member) : code == member;
                });
    }

    private static void checkKeep(LiveFeatures live, int features, Xoshiro256 random) {
        int[] drawn = IntStream.range(0, 11).map(i -> random.nextInt(features)).toArray();
        int count = random.nextInt(12);
        int[] expected = Arrays.stream(drawn, 0, count).filter(live::has).toArray();
        int[] kept = drawn.clone();
        assertEquals(expected.length, live.keep(kept, count));
        assertArrayEquals(expected, Arrays.copyOf(kept, expected.length));
        assertArrayEquals(Arrays.copyOfRange(drawn, count, drawn.length), Arrays.copyOfRange(kept, count, kept.length));
    }

    @Test
    void bytesOfAWord() {
        Xoshiro256 random = new Xoshiro256(3);
        for (int round = 0; round < 100_000; round++) {
            long word = random.nextLong() & random.nextLong();
            int expected = 0;
            for (int b = 0; b < 8; b++) {
                long zero = 0xFFL << 8 * b;
                word = random.nextInt(3) == 0
                        ? word & ~zero
                        : random.nextInt(9) == 0 ? word & ~zero | 1L << 8 * b : word;
                expected |= (word & zero) != 0 ? 1 << b : 0;
            }
            assertEquals(expected, ConstantColumns.bytesOf(word), Long.toHexString(word));
        }
    }

    /** The first columns at once, then one by one, are the columns one by one. */
    @Test
    void columnsDrawnAtOnceAreThoseDrawnOneByOne() {
        for (int columns : new int[] {1, 2, 7, 151}) {
            ColumnDraw single = new ColumnDraw(columns);
            ColumnDraw several = new ColumnDraw(columns);
            for (int seed = 0; seed < 100; seed++) {
                Xoshiro256 first = new Xoshiro256(seed);
                Xoshiro256 second = new Xoshiro256(seed);
                int[] drawn = new int[1 + seed % columns];
                several.first(second, drawn, drawn.length);
                for (int column : drawn) {
                    assertEquals(single.next(first), column);
                }
                while (seed % 3 == 0 && single.hasNext()) {
                    assertEquals(single.next(first), several.next(second));
                }
                assertEquals(single.hasNext(), several.hasNext());
                single.reset();
                several.reset();
            }
        }
    }
}
