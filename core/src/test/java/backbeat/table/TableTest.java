package backbeat.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final Schema SCHEMA = new Schema(
            List.of("tempo", "energy"),
            List.of(
                    new CategoricalColumn("key", List.of("C", "D", "E")),
                    new CategoricalColumn("mode", List.of("minor", "major"))));

    private static Table table() {
        return new Table(SCHEMA, new FMatrixRMaj(3, 2, true, 1, 2, 3, 4, 5, 6), new int[][] {
            {2, 0, Table.UNSEEN}, {1, 1, 0}
        });
    }

    @Test
    void oneHotColumnsAreNumberedNumericFirst() {
        assertEquals(7, SCHEMA.oneHotWidth());
        assertEquals(2, SCHEMA.oneHotOffset(0));
        assertEquals(5, SCHEMA.oneHotOffset(1));
        assertEquals("energy", SCHEMA.featureName(1));
        assertEquals("key=E", SCHEMA.featureName(4));
        assertEquals("mode=minor", SCHEMA.featureName(5));
        assertThrows(IndexOutOfBoundsException.class, () -> SCHEMA.featureName(7));
    }

    @Test
    void materializingSetsOneColumnPerKnownCategory() {
        float[] expected = {
            1, 2, 0, 0, 1, 0, 1, //
            3, 4, 1, 0, 0, 0, 1, //
            5, 6, 0, 0, 0, 1, 0
        };
        assertArrayEquals(expected, OneHot.materialize(table()).data);
        double[] wide = OneHot.materializeDouble(table()).data;
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], wide[i]);
        }
    }

    @Test
    void selectionTakesRowsInTheOrderNamed() {
        Table selected = table().select(new int[] {2, 0, 2});
        assertEquals(3, selected.rows());
        assertArrayEquals(new float[] {5, 6, 1, 2, 5, 6}, selected.numeric().data);
        assertArrayEquals(new int[] {Table.UNSEEN, 2, Table.UNSEEN}, selected.codes(0));
        assertArrayEquals(new int[] {0, 1, 0}, selected.codes(1));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteIsRefusedByRowAndColumn(float value) {
        FMatrixRMaj numeric = new FMatrixRMaj(3, 2, true, 1, 2, 3, value, 5, 6);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new Table(SCHEMA, numeric, new int[2][3]));
        assertTrue(refusal.getMessage().startsWith("Row 1, column 'energy'"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 3})
    void aCodeOutOfRangeIsRefusedByRowAndColumn(int code) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new Table(SCHEMA, new FMatrixRMaj(3, 2), new int[][] {{0, 0, code}, {0, 0, 0}}));
        assertTrue(refusal.getMessage().startsWith("Row 2, column 'key'"), refusal.getMessage());
    }

    @Test
    void shapesMustAgree() {
        assertThrows(IllegalArgumentException.class, () -> new Table(SCHEMA, new FMatrixRMaj(3, 1), new int[2][3]));
        assertThrows(IllegalArgumentException.class, () -> new Table(SCHEMA, new FMatrixRMaj(3, 2), new int[1][3]));
        assertThrows(IllegalArgumentException.class, () -> new Table(SCHEMA, new FMatrixRMaj(3, 2), new int[2][4]));
    }

    @Test
    void namesAndCategoriesAreDistinct() {
        assertThrows(IllegalArgumentException.class, () -> new Schema(List.of("a", "a"), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new CategoricalColumn("a", List.of("x", "x")));
    }

    @Test
    void labelsAreZeroOrOne() {
        Labels labels = new Labels(new byte[] {1, 0, 1, 1});
        assertEquals(3, labels.positives());
        assertEquals(1, labels.negatives());
        assertEquals(0.75, labels.positiveRate());
        assertArrayEquals(
                new byte[] {0, 0, 1}, labels.select(new int[] {1, 1, 3}).toArray());
        assertThrows(IllegalArgumentException.class, () -> new Labels(new byte[] {0, 2}));
    }
}
