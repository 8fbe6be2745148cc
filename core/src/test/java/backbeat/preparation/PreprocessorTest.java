package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvDialect;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.recipe.MissingPolicy;
import backbeat.recipe.MissingRules;
import backbeat.recipe.Recipe;
import backbeat.recipe.RowRules;
import backbeat.recipe.Songs;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
    private static final PreprocessingOptions NONE =
            PreprocessingOptions.defaults().withOutliers(OutlierPolicy.NONE);

    private static Dataset tempos(double... tempos) {
        return Songs.rows(Arrays.stream(tempos)
                .mapToObj(tempo -> "i,T,A,60," + tempo + ",1,g" + (int) (tempo % 12))
                .toArray(String[]::new));
    }

    private static int[] first(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    @Test
    void numbersAreStandardizedWithTrainingFiguresInDouble() {
        Dataset data = tempos(1, 2, 3, 6, 1000);
        Preprocessor fitted = Preprocessor.fit(data, first(4), Songs.RECIPE, NONE);
        assertEquals(3, fitted.mean(0));
        assertEquals(Math.sqrt(3.5), fitted.deviation(0));
        Table table = fitted.apply(data, new int[] {4, 0});
        assertEquals((float) ((1000 - 3) / Math.sqrt(3.5)), table.value(0, 0));
        assertEquals((float) ((1 - 3) / Math.sqrt(3.5)), table.value(1, 0));
    }

    @Test
    void rowsOutsideTrainingTeachNothing() {
        Dataset plain = tempos(1, 2, 3, 4, 5, 6);
        Dataset wild = tempos(1, 2, 3, 4, -9999, 1e9);
        for (OutlierPolicy policy : OutlierPolicy.values()) {
            PreprocessingOptions options = PreprocessingOptions.defaults().withOutliers(policy);
            assertEquals(
                    Preprocessor.fit(plain, first(4), Songs.RECIPE, options),
                    Preprocessor.fit(wild, first(4), Songs.RECIPE, options));
        }
        assertNotEquals(
                Preprocessor.fit(plain, first(5), Songs.RECIPE, NONE),
                Preprocessor.fit(wild, first(5), Songs.RECIPE, NONE));
    }

    @Test
    void clippingUsesNumPysQuantiles() {
        double[] tempos = IntStream.rangeClosed(1, 11).mapToDouble(i -> i).toArray();
        Dataset data = tempos(tempos);
        Preprocessor fitted = Preprocessor.fit(data, first(11), Songs.RECIPE, PreprocessingOptions.defaults());
        assertEquals(2, fitted.lower(0)); // numpy.quantile(range(1, 12), 0.1)
        assertEquals(10, fitted.upper(0));
        assertEquals(fitted.number(0, 10), fitted.number(0, 1e6));
        assertEquals(Double.NEGATIVE_INFINITY, fitted.lower(1)); // booleans have no outliers
        assertArrayEquals(first(11), fitted.inliers(data, first(11)));
    }

    @Test
    void droppingLeavesTrainingRowsOutAndClipsNothing() {
        Dataset data = tempos(IntStream.rangeClosed(1, 11).mapToDouble(i -> i).toArray());
        Preprocessor fitted = Preprocessor.fit(
                data, first(11), Songs.RECIPE, PreprocessingOptions.defaults().withOutliers(OutlierPolicy.DROP));
        assertArrayEquals(IntStream.range(1, 10).toArray(), fitted.inliers(data, first(11)));
        assertEquals(6, fitted.mean(0));
        assertTrue(fitted.number(0, 1e6) > fitted.number(0, 10));
        assertEquals(11, fitted.apply(data, first(11)).rows());
    }

    @Test
    void categoriesAreSortedAndUnseenOnesHaveNoCode() {
        Dataset data = Songs.rows("i,T,A,1,1,1,b", "i,T,A,1,1,1,a", "i,T,A,1,1,1,c");
        Preprocessor fitted = Preprocessor.fit(data, first(2), Songs.RECIPE, NONE);
        assertEquals(List.of("a", "b"), fitted.schema().categorical().get(0).categories());
        Table table = fitted.apply(data, first(3));
        assertArrayEquals(new int[] {1, 0, Table.UNSEEN}, table.codes(0));
        assertEquals(1, Preprocessor.unseen(table, 0));
        Dataset numbers = Songs.rows("i,T,A,1,1,1,10", "i,T,A,1,1,1,9");
        assertEquals(
                List.of("9", "10"),
                Preprocessor.fit(numbers, first(2), Songs.RECIPE, NONE)
                        .schema()
                        .categorical()
                        .get(0)
                        .categories());
    }

    @Test
    void constantColumnsBecomeZero() {
        Dataset data = tempos(7, 7, 7);
        Table table = Preprocessor.fit(data, first(3), Songs.RECIPE, NONE).apply(data, first(3));
        assertArrayEquals(new float[6], table.numeric().data);
    }

    @Test
    void columnsCanBeLeftOut() {
        Dataset data = tempos(1, 2, 3);
        Preprocessor fitted = Preprocessor.fit(
                data, first(3), Songs.RECIPE, PreprocessingOptions.defaults().without("genre"));
        assertEquals(0, fitted.schema().categoricalCount());
        assertEquals(2, fitted.apply(data, first(3)).schema().oneHotWidth());
        assertEquals(List.of("tempo"), fitted.columns().numeric());
        assertEquals(List.of("loud"), fitted.columns().booleans());
        PreprocessingOptions wrong = PreprocessingOptions.defaults().without("title");
        assertThrows(DataException.class, () -> Preprocessor.fit(data, first(3), Songs.RECIPE, wrong));
    }

    @Test
    void missingValuesAreNamed() {
        Dataset data = Songs.rows("i,T,A,1,1,1,x", "i,T,A,1,,1,x");
        Recipe refusing = Songs.RECIPE.withRows(
                new RowRules(CsvDialect.AUTO, new MissingRules(MissingPolicy.REFUSE, Map.of()), false));
        Preprocessor fitted = Preprocessor.fit(data, first(1), refusing, NONE);
        DataException missing = assertThrows(DataException.class, () -> fitted.apply(data, first(2)));
        assertEquals("songs.csv, data row 1, column 'tempo': the value is missing", missing.getMessage());
        assertThrows(DataException.class, () -> Preprocessor.fit(data, first(2), refusing, NONE));
        assertThrows(DataException.class, () -> Preprocessor.fit(data, new int[0], Songs.RECIPE, NONE));
    }
}
