package backbeat.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cli.SmallSongs;
import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.source.LoadedData;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are cleaned once and split again. */
class StudySetTest {
    private static final PreprocessingOptions OPTIONS = PreprocessingOptions.defaults();

    @TempDir
    private Path home;

    private final Recipe recipe = RecipeJson.bundled();

    private StudySet prepared(LoadedData source, Protocol protocol, long seed) {
        return StudySet.prepare(source, recipe, protocol, protocol.label(recipe.label()), OPTIONS, seed);
    }

    @Test
    void aSplitOfCleanedRowsIsThatOfRowsThatAreCleanedAgain() throws IOException {
        Dataset data = new CsvSource(SmallSongs.write(home, SmallSongs.lines(400))).read(recipe.columns());
        LoadedData source = new LoadedData(data, true, false, "songs", List.of());
        StudySet song = prepared(source, recipe.protocol("song"), 1);
        assertSame(prepared(source, recipe.protocol("song"), 2), song.split(recipe.protocol("song"), OPTIONS, 2));
        assertSame(prepared(source, recipe.protocol("artist"), 1), song.split(recipe.protocol("artist"), OPTIONS, 1));
    }

    @Test
    void onlyAProtocolThatKeepsTheSameRowsCleansAlike() throws IOException {
        Dataset data = new CsvSource(SmallSongs.write(home, SmallSongs.lines(400))).read(recipe.columns());
        StudySet song = prepared(new LoadedData(data, true, false, "songs", List.of()), recipe.protocol("song"), 1);
        LabelRule rule = recipe.label();
        assertTrue(song.cleansAs(recipe.protocol("track"), rule));
        assertFalse(song.cleansAs(Protocol.ROWS, rule), "which keeps a track's further rows");
        assertFalse(song.cleansAs(recipe.protocol("track"), rule.withThreshold(39)));
    }

    private static void assertSame(StudySet expected, StudySet actual) {
        assertEquals(expected.protocol(), actual.protocol());
        assertArrayEquals(expected.split().train(), actual.split().train());
        assertArrayEquals(expected.split().validation(), actual.split().validation());
        assertArrayEquals(expected.split().test(), actual.split().test());
        assertSame(expected.tables().train(), actual.tables().train());
        assertSame(expected.tables().test(), actual.tables().test());
    }

    private static void assertSame(Table expected, Table actual) {
        assertEquals(expected.schema(), actual.schema());
        for (int column = 0; column < expected.schema().numericCount(); column++) {
            for (int row = 0; row < expected.rows(); row++) {
                assertEquals(expected.value(row, column), actual.value(row, column));
            }
        }
        for (int column = 0; column < expected.schema().categoricalCount(); column++) {
            assertArrayEquals(expected.codes(column), actual.codes(column));
        }
    }
}
