package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.neighbors.KnnData.Shape;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How much categorical columns and their categories count. */
class ColumnWeightsTest {
    private static final Schema SCHEMA = KnnData.schema(2, 2, 4);

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void areReadAsTheyAreWritten() {
        Map<String, Double> factors = new LinkedHashMap<>();
        factors.put("genre", 16.0);
        factors.put("a,b=c%", 0.1);
        factors.put("%2C", 0.0);
        ColumnWeights weights = new ColumnWeights(factors);
        assertEquals("genre=16,a%2Cb%3Dc%25=0.1,%252C=0", weights.toString());
        assertEquals(weights, ColumnWeights.parse(weights.toString()));
        assertEquals(ColumnWeights.NONE, ColumnWeights.parse(""));
        assertEquals(0.125, ColumnWeights.parse("a=1,b=0.125").of("b"));
        assertEquals(1, ColumnWeights.parse("a=2").of("b"), "without a factor");
        assertTrue(ColumnWeights.NONE.isEmpty());
    }

    @Test
    void whatIsNoWeightIsRefused() {
        assertRefused("'genre' is not COLUMN=NUMBER", () -> ColumnWeights.parse("genre"));
        assertRefused("'=1' is not COLUMN=NUMBER", () -> ColumnWeights.parse("=1"));
        assertRefused("'' is not COLUMN=NUMBER", () -> ColumnWeights.parse("a=1,"));
        assertRefused("'' is no number", () -> ColumnWeights.parse("genre="));
        assertRefused("'much' is no number", () -> ColumnWeights.parse("genre=much"));
        assertRefused("'a' has two weights", () -> ColumnWeights.parse("a=1,a=2"));
        for (String number : List.of("-1", "NaN", "Infinity", "1e39")) {
            assertRefused("must be finite and not negative", () -> ColumnWeights.parse("genre=" + number));
        }
    }

    @Test
    void factorsAreForCategoricalColumns() {
        ColumnWeights.parse("c0=2,c1=3").check(SCHEMA);
        assertRefused("weight for 'x0', which is no categorical column; those are: c0, c1", () -> {
            ColumnWeights.parse("c0=2,x0=3").check(SCHEMA);
        });
    }

    @Test
    void aFactorMultipliesTheWeightsOfItsColumn() {
        Table table = KnnData.table(SCHEMA, Shape.UNIFORM, 50, 0, 1);
        KnnOptions options = KnnOptions.defaults().withWeights(ColumnWeights.parse("c1=2.5"));
        CategoryWeights weights = CategoryWeights.of(options, table);
        assertEquals(2, weights.columns());
        assertEquals(1, weights.weight(0, 1));
        assertEquals(2.5f, weights.weight(1, 3));
        assertEquals(0, weights.weight(1, Table.UNSEEN));
        assertEquals(5, weights.cost(1, 0, 3));
        assertEquals(0, weights.cost(1, 3, 3));
        assertEquals(2.5f, weights.cost(1, Table.UNSEEN, 3), "an unseen category has no column of its own");
    }

    /** A column of 0 and 1 with a share p of ones has a variance of p·(1 − p). */
    @Test
    void standardizedCategoriesWeighByTheirSpread() {
        Table table = KnnData.table(KnnData.schema(1, 4), Shape.UNIFORM, 8, 0, 1);
        int[] codes = {0, 1, 1, 2, 2, 2, 2, 2};
        Table own = new Table(table.schema(), table.numeric(), new int[][] {codes});
        CategoryWeights weights = CategoryWeights.of(CategoryScale.STANDARDIZED, own);
        assertEquals((float) (1 / (0.125 * 0.875)), weights.weight(0, 0));
        assertEquals((float) (1 / (0.25 * 0.75)), weights.weight(0, 1));
        assertEquals(1, weights.weight(0, 3), "one that no row has is as it is");
        Table constant = new Table(table.schema(), table.numeric(), new int[][] {new int[8]});
        assertEquals(1, CategoryWeights.of(CategoryScale.STANDARDIZED, constant).weight(0, 0), "no spread");
    }

    @Test
    void weightsOfTheCallersChoiceFitTheSchema() {
        CategoryWeights own = CategoryWeights.of(SCHEMA, new float[][] {{0, 1}, {2, 3, 4, 5}});
        assertEquals(5, own.weight(1, 3));
        assertEquals(1, own.cost(0, 0, 1));
        assertRefused("Weights of 1 columns for 2", () -> CategoryWeights.of(SCHEMA, new float[1][]));
        assertRefused("'c1' has 4 categories, but 3 weights", () -> {
            CategoryWeights.of(SCHEMA, new float[][] {{0, 1}, {2, 3, 4}});
        });
        for (float wrong : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertRefused("The weight of 'c1=v2' is " + wrong, () -> {
                CategoryWeights.of(SCHEMA, new float[][] {{0, 1}, {2, 3, wrong, 5}});
            });
        }
    }
}
