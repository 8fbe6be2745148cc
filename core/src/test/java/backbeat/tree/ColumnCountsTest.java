package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.SetTables;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class counts of nodes, however they are come by, are those of looking at every entry. */
class ColumnCountsTest {
    private static final int ROWS = 400;

    private static TrainingRows rows(int categories) {
        Schema schema = new Schema(
                List.of("x"),
                List.of(new CategoricalColumn(
                        "c",
                        IntStream.range(0, categories)
                                .mapToObj(Integer::toString)
                                .toList())));
        Xoshiro256 random = new Xoshiro256(categories);
        FMatrixRMaj numbers = new FMatrixRMaj(ROWS, 1);
        int[][] codes = new int[1][ROWS];
        byte[] labels = new byte[ROWS];
        for (int row = 0; row < ROWS; row++) {
            numbers.data[row] = random.nextInt(7);
            codes[0][row] = random.nextInt(20) == 0 ? Table.UNSEEN : random.nextInt(categories);
            labels[row] = (byte) random.nextInt(2);
        }
        return TrainingRows.of(
                new Table(schema, numbers, codes), new Labels(labels), Binning.of(numbers, 255, Workers.sequential()));
    }

    private static long[] expected(TrainingRows rows, long[] entries, int from, int to, int column) {
        long[] counts = new long[rows.cardinality[column]];
        for (int entry = from; entry < to; entry++) {
            counts[rows.code(entries, entry, column)] += rows.counts(entries, entry);
        }
        return counts;
    }

    /** Columns of one byte, two and four; a few entries of many codes are listed, all others are not. */
    @ParameterizedTest
    @ValueSource(ints = {3, 200, 5_000, 70_000})
    void countsAreThoseOfTheEntries(int categories) {
        TrainingRows rows = rows(categories);
        long[] entries = rows.words();
        for (int column = 0; column < 2; column++) {
            ColumnCounts counts = new ColumnCounts(rows, rows.cardinality[column]);
            for (int[] node : new int[][] {{0, 400}, {100, 103}, {399, 400}, {3, 300}, {7, 7}}) {
                counts.forget();
                long[] expected = expected(rows, entries, node[0], node[1], column);
                long[] actual = counts.of(entries, node[0], node[1], column);
                assertArrayEquals(expected, Arrays.copyOf(actual, expected.length));
                assertArrayEquals(
                        expected,
                        Arrays.copyOf(counts.of(entries, 0, 400, column), expected.length),
                        "kept until the node changes");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5_000})
    void whatIsPartedIsTakenOutOfTheCounts(int categories) {
        TrainingRows rows = rows(categories);
        long[] entries = rows.words();
        ColumnCounts counts = new ColumnCounts(rows, rows.cardinality[1]);
        assertFalse(counts.remove(entries, 0, 10, 1), "nothing was counted");
        counts.of(entries, 0, 400, 1);
        assertTrue(counts.remove(entries, 350, 400, 1));
        long[] rest = expected(rows, entries, 0, 350, 1);
        assertArrayEquals(rest, Arrays.copyOf(counts.of(entries, 0, 350, 1), rest.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 200, 4_095, 5_000, 70_000})
    void marksLeadToEveryBinOnceInOrder(int categories) {
        TrainingRows rows = rows(categories);
        long[] entries = rows.words();
        ColumnCounts counts = new ColumnCounts(rows, rows.cardinality[1]);
        for (int[] node : new int[][] {{0, 400}, {100, 103}, {0, 1}, {7, 7}, {0, 400}}) {
            long[] expected = expected(rows, entries, node[0], node[1], 1);
            counts.countMarked(entries, node[0], node[1], 1);
            long[] actual = new long[expected.length];
            int before = -1;
            for (int bin = counts.firstMarked(); bin >= 0; bin = counts.nextMarked()) {
                assertTrue(bin > before, bin + " after " + before);
                before = bin;
                actual[bin] = counts.take(bin);
                assertTrue(actual[bin] != 0);
            }
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void histogramsAreKeptFromParentToChild() {
        TrainingRows rows = rows(200);
        long[] entries = rows.words();
        Histograms histograms = new Histograms(rows);
        assertTrue(histograms.paysFor(100_000));
        assertFalse(histograms.paysFor(1));
        long[] parent = histograms.of(entries, 0, 400);
        long[] child = histograms.of(entries, 300, 400);
        long[] rest = parent.clone();
        Histograms.subtract(rest, child);
        histograms.remove(entries, 300, 400, parent);
        assertArrayEquals(rest, parent);
        for (int column = 0; column < 2; column++) {
            long[] expected = expected(rows, entries, 0, 300, column);
            int offset = histograms.offset(column);
            assertArrayEquals(expected, Arrays.copyOfRange(rest, offset, offset + expected.length));
        }
        histograms.release(child);
        long[] again = histograms.of(entries, 0, 300);
        assertTrue(again == child, "memory is used again");
        assertArrayEquals(rest, again);
    }

    @Test
    void membersKnowTheCodesThatHaveThem() {
        SetColumn sets = SetTables.random(500, 1, 70, 9, 1).table().sets(1);
        CodesOfMembers codes = new CodesOfMembers(sets);
        for (int member = 0; member < 70; member++) {
            long[] marks = new long[(sets.lastCode() + 2 + 63) / 64];
            codes.flip(member, marks);
            int several = 0;
            for (int code = 0; code <= sets.lastCode(); code++) {
                int asked = member;
                boolean has = IntStream.of(sets.members(code)).anyMatch(one -> one == asked);
                int bit = code < 70 ? code : code + 1; // behind that of no member
                assertEquals(has, (marks[bit >>> 6] >>> bit & 1) != 0, "member " + member + ", code " + code);
                several += has && code >= 70 ? 1 : 0;
            }
            assertEquals(several, codes.count(member));
            codes.flip(member, marks);
            assertArrayEquals(new long[marks.length], marks);
        }
    }

    /** Rows of one word and of three: whatever lies before a range does not count. */
    @ParameterizedTest
    @ValueSource(ints = {1, 14})
    void membersAreCountedInAnyRange(int numeric) {
        SetTables.Data data = SetTables.random(300, numeric, 70, 9, 2);
        Binning binning = Binning.of(data.table().numeric(), 255, Workers.sequential());
        TrainingRows rows = TrainingRows.of(data.table(), data.labels(), binning);
        assertEquals(numeric == 1 ? 1 : 3, rows.words);
        int column = numeric + 1;
        for (int[] node : new int[][] {{0, 300}, {200, 300}, {57, 58}, {4, 4}}) {
            long[] expected = new long[5 + 70];
            for (int row = node[0]; row < node[1]; row++) {
                for (int member : data.table().sets(1).members(data.table().code(row, 1))) {
                    expected[5 + member] += data.labels().isPositive(row) ? 1L << 32 : 1;
                }
            }
            long[] counts = new long[expected.length];
            rows.countMembers(rows.words(), node[0], node[1], column, 1, counts, 5);
            assertArrayEquals(expected, counts);
            int[] shown = new int[70];
            rows.forMembers(column, rows.words(), node[0], node[1], member -> shown[member]++);
            for (int member = 0; member < 70; member++) {
                long both = expected[5 + member];
                assertEquals((both >>> 32) + (int) both, shown[member], "member " + member);
            }
            rows.countMembers(rows.words(), node[0], node[1], column, -1, counts, 5);
            assertArrayEquals(new long[expected.length], counts);
        }
    }
}
