package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.csv.CsvDialect;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.recipe.MissingPolicy;
import backbeat.recipe.MissingRules;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RowRules;
import backbeat.recipe.Songs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleaningTest {
    private static final MissingRules DROP = new MissingRules(MissingPolicy.DROP, Map.of());
    private static final Recipe DROPPING = Songs.RECIPE.withRows(new RowRules(CsvDialect.AUTO, DROP, false));

    @Test
    void removesIncompleteRowsThenDuplicatesThenFurtherRowsOfAGroup() {
        Dataset data = Songs.rows(
                "i1,T,A,60,1,1,rock",
                "i1,T,A,60,1,1,rock", // exact duplicate
                "i1,T,A,60,1,1,pop", // same track under another genre
                "i2,,A,60,1,1,rock", // no title
                "i3,T,A,60,,1,rock", // no tempo
                "i4,T,A,,1,1,rock", // no label
                "i5,T,A,60,1,1,", // no genre
                "i6,T,A,60,1,,rock", // no boolean
                "i7,T,A,60,NaN,1,rock", // a number that says it is missing
                "i8,T,B;A,60,1.0,1,rock");
        Cleaning.Result result = Cleaning.clean(data, DROPPING, Songs.RECIPE.protocol("song"));
        assertArrayEquals(new int[] {0, 9}, result.rows());
        assertEquals(
                List.of(
                        new Cleaning.Step("missing label", 10, 1, 1, 1, ""),
                        new Cleaning.Step("missing values", 9, 5, 1, 1, "'tempo' (2)"),
                        new Cleaning.Step("exact duplicates", 4, 1, 1, 1, ""),
                        new Cleaning.Step("further rows of the same track", 3, 1, 1, 1, "")),
                result.steps());
        assertArrayEquals(
                new int[] {0, 2, 9},
                Cleaning.clean(data, DROPPING, Protocol.ROWS).rows());
    }

    @Test
    void equalRowsAreKeptOnRequestAndTheShareOfPositivesIsToldEitherWay() {
        String row = "i%d,T,A,%d,1,1,pop";
        Dataset data = Songs.rows(
                row.formatted(1, 60), row.formatted(1, 60), row.formatted(1, 60), row.formatted(2, 1), "i3,T,A,1,,1,x");
        Cleaning.Result dropped = Cleaning.clean(data, DROPPING, Protocol.ROWS);
        assertArrayEquals(new int[] {0, 3}, dropped.rows());
        assertEquals(
                new Cleaning.Step("missing values", 5, 1, 0.6, 0.75, "'tempo' (1)"),
                dropped.steps().get(0));
        assertEquals(
                new Cleaning.Step("exact duplicates", 4, 2, 0.75, 0.5, ""),
                dropped.steps().get(1));
        Recipe keeping = Songs.RECIPE.withRows(new RowRules(CsvDialect.AUTO, DROP, true));
        assertArrayEquals(
                new int[] {0, 1, 2, 3},
                Cleaning.clean(data, keeping, Protocol.ROWS).rows());
    }

    @Test
    void nothingLeftIsAnError() {
        Dataset data = Songs.rows("i,T,A,1,,1,rock");
        assertThrows(DataException.class, () -> Cleaning.clean(data, DROPPING, Protocol.ROWS));
    }

    @Test
    void groupsCompareStrippedTextsAndFirstEntries() {
        Dataset data = Songs.rows(
                "1,T,A;B,1,1,1,x", "2,T,A ,1,1,1,x", "3,T,\"A\",1,1,1,x", "4,t,A,1,1,1,x", "5,T,B;A,1,1,1,x");
        assertArrayEquals(new int[] {0, 1, 1, 2, 3}, data.groups(Songs.SONG).of(new int[] {0, 1, 2, 3, 4}));
        assertArrayEquals(new int[] {0, 0, 0, 0, 1}, data.groups(Songs.ARTIST).of(new int[] {0, 1, 2, 3, 4}));
        assertEquals(2, data.groups(Songs.ARTIST).count());
    }
}
