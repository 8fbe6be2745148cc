package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Songs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetBuilderTest {
    @Test
    void objectsBecomeWhatTheirTextsWouldBe() {
        Dataset file = Songs.rows("id1,Rain,Ann,61,120.5,True,7", "id2,Sun,Bo,12,90,no,pop");
        DatasetBuilder rows = new DatasetBuilder(Songs.COLUMNS);
        rows.add(row("id1", "Rain", "Ann", 61, 120.5, true, 7.0));
        rows.add(row("id2", "Sun", "Bo", "12", 90, "no", "pop"));
        Dataset dataset = rows.build("objects");
        assertEquals(2, dataset.rows());
        for (int row = 0; row < 2; row++) {
            for (int c = 0; c < 2; c++) {
                assertEquals(file.number(c, row), dataset.number(c, row));
            }
            assertEquals(file.code(0, row), dataset.code(0, row));
            assertEquals(file.text("title", row), dataset.text("title", row));
            assertEquals(file.labelSource(row), dataset.labelSource(row));
            assertEquals(row, dataset.sourceRow(row));
        }
        assertEquals(file.categories(0), dataset.categories(0));
    }

    @Test
    void absentAndNullAreMissing() {
        Map<String, Object> row = row("id1", "Rain", "Ann", 61, null, true, null);
        row.remove("artists");
        Dataset dataset = new DatasetBuilder(Songs.COLUMNS).add(row).build("objects");
        assertTrue(Double.isNaN(dataset.number(0, 0)));
        assertEquals(Dataset.MISSING, dataset.code(0, 0));
        assertEquals("", dataset.text("artists", 0));
    }

    @Test
    void aValueThatDoesNotFitIsRefusedByName() {
        DatasetBuilder rows = new DatasetBuilder(Songs.COLUMNS);
        assertRefused(rows, row("id", "t", "a", 61, "fast", true, "pop"), "'tempo': 'fast' is not a finite number");
        assertRefused(rows, row("id", "t", "a", 61, Double.POSITIVE_INFINITY, true, "pop"), "'tempo' is Infinity");
        assertRefused(rows, row("id", "t", "a", 61, 90, 2, "pop"), "'loud': '2' is not true or false");
        assertRefused(rows, row("id", "t", "a", "many", 90, true, "pop"), "'plays': 'many' is not a finite number");
        assertEquals(0, rows.rows());
        assertThrows(DataException.class, () -> rows.build("objects"));
    }

    @Test
    void anySourceOfRowsDoes() {
        Dataset file = Songs.random(400, 3);
        RowSource source = new RowSource() {
            @Override
            public String origin() {
                return "a table elsewhere";
            }

            @Override
            public Dataset read(Columns columns, BadRows badRows, Workers workers, Progress progress) {
                DatasetBuilder rows = new DatasetBuilder(columns);
                for (int row = 0; row < file.rows(); row++) {
                    rows.add(row(
                            file.text("id", row),
                            file.text("title", row),
                            file.text("artists", row),
                            file.labelSource(row),
                            file.number(0, row),
                            file.number(1, row) == 1,
                            file.categories(0).get(file.code(0, row))));
                }
                return rows.build(origin());
            }
        };
        Dataset dataset = source.read(Songs.COLUMNS, BadRows.FAIL, Workers.sequential(), Progress.NONE);
        PreparedData expected = prepared(file);
        PreparedData actual = prepared(dataset);
        assertArrayEquals(expected.split().test(), actual.split().test());
        assertArrayEquals(expected.test().groups(), actual.test().groups());
        assertEquals(expected.preprocessor(), actual.preprocessor());
        assertArrayEquals(
                expected.train().table().numeric().data, actual.train().table().numeric().data);
        assertEquals(expected.cleaning().steps(), actual.cleaning().steps());
        assertEquals(
                expected.split().validation().length,
                actual.validation().labels().size());
    }

    private static PreparedData prepared(Dataset dataset) {
        return PreparedData.of(
                dataset, Songs.RECIPE, Songs.RECIPE.protocol("song"), 1, PreprocessingOptions.defaults());
    }

    private static void assertRefused(DatasetBuilder rows, Map<String, ?> row, String message) {
        DataException refused = assertThrows(DataException.class, () -> rows.add(row));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    private static Map<String, Object> row(
            String id, String title, String artists, Object plays, Object tempo, Object loud, Object genre) {
        Map<String, Object> row = new HashMap<>();
        List<String> names = List.of("id", "title", "artists", "plays", "tempo", "loud", "genre");
        Object[] values = {id, title, artists, plays, tempo, loud, genre};
        for (int i = 0; i < values.length; i++) {
            row.put(names.get(i), values[i]);
        }
        return row;
    }
}
