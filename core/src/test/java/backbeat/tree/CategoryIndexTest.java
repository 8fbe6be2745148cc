package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An index of entries parts what a look at every entry would part, whatever has been parted before. */
class CategoryIndexTest {
    private static final int ROWS = 500;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 300", "40, 40", "500, 7", "2000, 2000"})
    void partsTheEntriesOfACategory(int categories, int others) {
        TrainingRows rows = rows(categories, others);
        long[] entries = rows.words().clone();
        int from = 20;
        CategoryIndex index = new CategoryIndex(rows);
        index.build(entries, from, ROWS);
        Xoshiro256 random = new Xoshiro256(5);
        int to = ROWS;
        for (int round = 0; round < 2000; round++) {
            int column = random.nextInt(2);
            int code = random.nextInt(column == 0 ? categories : others);
            long[] before = sorted(entries, rows, from, to);
            assertTrue(index.covers(from, to));
            int end = index.part(entries, column, code);
            for (int entry = from; entry < to; entry++) {
                assertEquals(entry >= end, rows.code(entries, entry, column) == code, "entry " + entry);
            }
            assertEquals(Arrays.toString(before), Arrays.toString(sorted(entries, rows, from, to)));
            if (end == from) {
                break;
            }
            to = end;
        }
        index.forget();
        assertFalse(index.covers(from, to));
    }

    private static TrainingRows rows(int categories, int others) {
        Schema schema = new Schema(List.of(), List.of(column("a", categories), column("b", others)));
        Xoshiro256 random = new Xoshiro256(categories);
        int[][] codes = new int[2][ROWS];
        byte[] labels = new byte[ROWS];
        for (int row = 0; row < ROWS; row++) {
            codes[0][row] = random.nextInt(categories);
            codes[1][row] = random.nextInt(others);
            labels[row] = (byte) random.nextInt(2);
        }
        FMatrixRMaj numbers = new FMatrixRMaj(ROWS, 0);
        return TrainingRows.of(
                new Table(schema, numbers, codes), new Labels(labels), Binning.of(numbers, 255, Workers.sequential()));
    }

    private static CategoricalColumn column(String name, int categories) {
        return new CategoricalColumn(
                name, IntStream.range(0, categories).mapToObj(Integer::toString).toList());
    }

    private static long[] sorted(long[] entries, TrainingRows rows, int from, int to) {
        long[] range = Arrays.copyOfRange(entries, from * rows.words, to * rows.words);
        Arrays.sort(range);
        return range;
    }
}
