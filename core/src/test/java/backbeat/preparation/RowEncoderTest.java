package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Dataset;
import backbeat.data.Decimal;
import backbeat.recipe.Songs;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowEncoderTest {
    private static final Dataset DATA = Songs.random(300, 4);
    private static final Preprocessor FITTED =
            Preprocessor.fit(DATA, IntStream.range(0, 200).toArray(), Songs.RECIPE, PreprocessingOptions.defaults());

    private static String text(int row, int column) {
        return switch (column) {
            case 0 -> Decimal.text(DATA.number(0, row));
            case 1 -> DATA.number(1, row) == 1 ? "true" : "no";
            default -> DATA.categories(0).get(DATA.code(0, row));
        };
    }

    @Test
    void rowsOfAnyKindAreEncodedAsThoseOfADataSet() {
        Table expected = FITTED.apply(DATA, IntStream.range(0, 300).toArray());
        RowEncoder objects = new RowEncoder(FITTED);
        RowEncoder texts = new RowEncoder(FITTED);
        RowEncoder bytes = new RowEncoder(FITTED);
        for (int row = 0; row < 300; row++) {
            objects.values(Map.of("tempo", DATA.number(0, row), "loud", text(row, 1), "genre", text(row, 2)));
            texts.number(0, text(row, 0));
            texts.number(1, text(row, 1));
            texts.category(0, text(row, 2));
            byte[] line =
                    String.join(",", text(row, 0), text(row, 1), text(row, 2)).getBytes(StandardCharsets.UTF_8);
            int first = text(row, 0).length();
            int second = first + 1 + text(row, 1).length();
            bytes.number(0, line, 0, first);
            bytes.number(1, line, first + 1, second);
            bytes.category(0, line, second + 1, line.length);
            for (RowEncoder encoder : List.of(objects, texts, bytes)) {
                assertEquals("", encoder.endRow());
            }
        }
        for (RowEncoder encoder : List.of(objects, texts, bytes)) {
            assertEqual(expected, encoder.table());
        }
    }

    private static void assertEqual(Table expected, Table actual) {
        assertEquals(expected.rows(), actual.rows());
        for (int row = 0; row < expected.rows(); row++) {
            assertEquals(expected.value(row, 0), actual.value(row, 0));
            assertEquals(expected.value(row, 1), actual.value(row, 1));
            assertEquals(expected.code(row, 0), actual.code(row, 0));
        }
    }

    private static String problem(Object tempo, Object loud, String genre) {
        RowEncoder encoder = new RowEncoder(FITTED);
        encoder.values(Map.of("tempo", tempo, "loud", loud, "genre", genre));
        String problem = encoder.endRow();
        assertEquals(problem.isEmpty() ? 1 : 0, encoder.rows());
        return problem;
    }

    @Test
    void saysWhatIsWrongWithARow() {
        assertEquals("", problem(1, true, "g1"));
        assertEquals("column 'tempo': 'fast' is not a finite number", problem("fast", true, "g1"));
        assertEquals("column 'loud': '2' is not true or false", problem(1, 2, "g1"));
        assertEquals("column 'tempo': the value is missing", problem(" NaN ", true, "g1"));
        assertEquals("column 'tempo': the value is missing", problem(Double.NaN, true, "g1"));
        assertEquals("column 'genre': the value is missing", problem(1, true, ""));
        assertEquals("column 'loud': 'x' is not true or false", problem("", "x", ""), "what is wrong goes first");
        assertTrue(problem("9".repeat(300) + "x", 1, "g1").contains("9…'"), "long values are cut");
    }

    @Test
    void aNumberTooLargeForTheModelIsSaidSo() {
        Preprocessor unclipped = new Preprocessor(
                new Schema(List.of("x"), List.of()),
                0,
                new double[] {Double.NEGATIVE_INFINITY},
                new double[] {Double.POSITIVE_INFINITY},
                new double[] {0},
                new double[] {1e-30},
                false);
        RowEncoder encoder = new RowEncoder(unclipped);
        encoder.number(0, 1e30);
        assertEquals("column 'x': 1.0E30 is too large for the model", encoder.endRow());
        encoder.number(0, 1e-31);
        assertEquals("", encoder.endRow());
        assertEquals(1, encoder.table().rows());
    }

    @Test
    void unseenCategoriesAreCountedInCompleteRowsOnly() {
        RowEncoder encoder = new RowEncoder(FITTED);
        for (String tempo : new String[] {"1", "2", "fast"}) {
            encoder.values(Map.of("tempo", tempo, "loud", 1, "genre", "polka"));
            encoder.endRow();
        }
        assertEquals(List.of(Map.of("polka", 2)), encoder.unseen());
        assertEquals(Table.UNSEEN, encoder.table().code(1, 0));
        encoder.clear();
        assertEquals(List.of(Map.of()), encoder.unseen());
        assertEquals(0, encoder.table().rows());
    }
}
