package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Dataset.LabelValue;
import backbeat.parallel.Workers;
import backbeat.recipe.Songs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as columns: parts put together, equal rows, labels. */
class DatasetTest {
    private static final Columns COLUMNS = new Columns(
            List.of("x", "y"),
            List.of(),
            List.of("c"),
            List.of("t", "u"),
            Optional.of(new LabelRule("l", LabelRule.Operator.IS, "yes")));

    private static Dataset onNumbers(double... xs) {
        int n = xs.length;
        Columns columns = new Columns(List.of("x"), List.of(), List.of(), List.of(), Optional.empty());
        long[] places = IntStream.range(0, n).asLongStream().toArray();
        return DatasetBuilder.ofColumns(
                        columns, places, new double[][] {xs}, new TextColumn[0], new TextColumn[0], new double[n])
                .build("numbers");
    }

    private static int[] all(Dataset dataset) {
        return IntStream.range(0, dataset.rows()).toArray();
    }

    private static void add(DatasetBuilder part, int row) {
        String label = row % 3 == 0 ? "yes" : "no";
        part.countLabel(label);
        part.add(
                row,
                new double[] {row / 2.0, row == 4 ? Double.NaN : -row},
                new String[] {row % 5 == 1 ? "" : "c" + row % 4},
                new String[] {"t" + row / 2, row % 2 == 0 ? "" : "u"},
                row % 3 == 0 ? 1 : 0);
    }

    /** Rows 0 to 11, cut at some places, with a rejected row behind row 3. */
    private static DatasetBuilder cut(Workers workers, int... cuts) {
        List<DatasetBuilder> parts = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            DatasetBuilder part = new DatasetBuilder(COLUMNS);
            for (int row = from; row < cut; row++) {
                add(part, row);
                if (row == 3) {
                    part.reject(new RejectedRow(100, 5, List.of("?"), "damaged"));
                }
            }
            parts.add(part);
            from = cut;
        }
        return DatasetBuilder.concatenate(parts, workers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void partsOneBehindTheOtherAreTheWhole(int threads) {
        try (Workers workers = Workers.of(threads)) {
            Dataset whole = cut(workers, 12).build("whole");
            for (int[] cuts : new int[][] {{5, 12}, {0, 1, 1, 7, 12}}) {
                Dataset parts = cut(workers, cuts).build("parts");
                assertEquals(12, parts.rows());
                for (int row = 0; row < 12; row++) {
                    assertEquals(whole.sourceRow(row), parts.sourceRow(row));
                    assertEquals(whole.number(0, row), parts.number(0, row));
                    assertEquals(whole.number(1, row), parts.number(1, row));
                    assertEquals(whole.code(0, row), parts.code(0, row));
                    assertEquals(whole.text("t", row), parts.text("t", row));
                    assertEquals(whole.text("u", row), parts.text("u", row));
                    assertEquals(whole.labelSource(row), parts.labelSource(row));
                }
                assertEquals(whole.categories(0), parts.categories(0));
                assertEquals(List.of("c0", "c2", "c3", "c1"), parts.categories(0), "by first appearance");
                assertEquals(whole.rejected(), parts.rejected());
                assertEquals(List.of(new LabelValue("no", 8), new LabelValue("yes", 4)), parts.labelValues(9));
                assertEquals(6, parts.textColumn(0).distinct());
                assertEquals(List.of("u"), parts.textColumn(1).texts());
            }
        }
    }

    @Test
    void equalRowsAreFoundInEveryColumn() {
        Dataset songs = Songs.rows(
                "a,Rain,Ann,10,120,True,g",
                "a,Rain,Ann,10,120,True,g",
                "b,Rain,Ann,10,120,True,g",
                "a,Rain,Ann,10,121,True,g",
                "a,Rain,Ann,10,120,False,g",
                "a,Rain,Ann,10,120,True,h",
                "a,Rain,Ann,11,120,True,g",
                "a,Rain,Ann,10,,True,g",
                "a,Rain,Ann,10,,True,g",
                "a,Rain,Ann,10,120,True,",
                "a,Rain,Ann,10,120,True,g");
        assertArrayEquals(new int[] {0, 2, 3, 4, 5, 6, 7, 9}, songs.distinct(all(songs)));
        assertArrayEquals(new int[] {10, 3}, songs.distinct(new int[] {10, 3, 1, 0}), "the first named stays");
        assertEquals(0, songs.distinct(new int[0]).length);
    }

    /** Among so many rows about ten pairs have the same hash of 32 bits. */
    @Test
    void rowsOfOneHashAreToldApart() {
        double[] numbers = IntStream.range(0, 300_000).asDoubleStream().toArray();
        Dataset dataset = onNumbers(numbers);
        assertArrayEquals(all(dataset), dataset.distinct(all(dataset)));
    }

    @Test
    void labelsAreByTheRuleAskedFor() {
        Dataset songs = Songs.rows(
                "a,Rain,Ann,10,120,True,g", "b,Rain,Ann,50,120,True,g", "c,Rain,Ann,,120,True,g", "d,R,A,10,1,True,g");
        assertEquals(50, songs.labelSource(1));
        assertEquals(1, songs.labels(Songs.LABEL, new int[] {1, 0}).get(0));
        assertEquals(0, songs.labels(Songs.LABEL, new int[] {1, 0}).get(1));
        assertEquals(
                1, songs.labels(LabelRule.atLeast("plays", 5), new int[] {0}).get(0));
        assertEquals(
                List.of(new LabelValue("10", 2), new LabelValue("", 1), new LabelValue("50", 1)), songs.labelValues(3));
        assertEquals(List.of(), songs.labelValues(2), "no few classes");
        DataException empty = assertThrows(DataException.class, () -> songs.labels(Songs.LABEL, new int[] {2}));
        assertTrue(empty.getMessage().contains("data row 2: the label column 'plays' is empty"), empty.getMessage());
        for (LabelRule other :
                List.of(LabelRule.atLeast("tempo", 5), new LabelRule("plays", LabelRule.Operator.IS, "10"))) {
            assertThrows(IllegalArgumentException.class, () -> songs.labels(other, new int[] {0}));
        }
    }

    @Test
    void withoutALabelThereAreNone() {
        Dataset dataset = onNumbers(1, 2);
        assertThrows(IllegalStateException.class, () -> dataset.labelSource(0));
        assertThrows(IllegalStateException.class, () -> dataset.labelValues(9));
        assertThrows(IllegalStateException.class, () -> dataset.labels(Songs.LABEL, new int[] {0}));
    }

    @Test
    void someRowsOfAColumn() {
        Dataset dataset = cut(Workers.sequential(), 12).build("rows");
        assertArrayEquals(new double[] {1, 0, 5.5}, dataset.numbers(0, new int[] {2, 0, 11}));
        assertArrayEquals(new int[] {1, Dataset.MISSING, 0}, dataset.codes(0, new int[] {2, 1, 0}));
        assertThrows(IllegalArgumentException.class, () -> dataset.text("x", 0), "a number is no text");
    }
}
