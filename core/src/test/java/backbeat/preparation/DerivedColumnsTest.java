package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvSource;
import backbeat.data.DataException;
import backbeat.recipe.Derived;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedColumnsTest {
    private static final String RECIPE = """
            {"format": 1, "name": "songs",
             "columns": {"numeric": ["tempo"], "set": {"genre": {"separator": "|"}}, "text": ["id", "artists", "title", "album"]},
             "label": {"column": "popularity", "operator": ">=", "value": 50},
             "derived": {
               "credits": {"kind": "count", "columns": ["artists"], "separator": ";"},
               "length": {"kind": "length", "columns": ["title"]},
               "same": {"kind": "equals", "columns": ["title", "album"]},
               "live": {"kind": "matches", "columns": ["title"], "pattern": "\\\\blive\\\\b"},
               "artist": {"kind": "history", "columns": ["artists"], "firstOf": ";", "prior": 2},
               "genres": {"kind": "history", "over": "genre", "prior": 2}
             },
             "knowledge": [{"name": "audio", "without": ["genre"]}, {"name": "all", "derived": ["credits", "artist"]}]}""";

    @TempDir
    private Path folder;

    private static Recipe recipe(String json) {
        return RecipeJson.parse(json.getBytes(StandardCharsets.UTF_8), "songs.json");
    }

    /** 300 songs of 30 artists; every artist's songs are all popular or all not. */
    private PreparedData prepared(Recipe recipe) throws IOException {
        StringBuilder csv = new StringBuilder("tempo,genre,id,artists,title,album,popularity\n");
        for (int i = 0; i < 300; i++) {
            int artist = i % 30;
            csv.append(i % 17)
                    .append(",g" + i % 3 + (i % 10 == 0 ? "|g3" : "") + ",t" + i / 2)
                    .append(",A" + artist + (i % 4 == 0 ? ";B" : ""))
                    .append(i % 5 == 0 ? ",Song LIVE " : ",Olive ")
                    .append(i)
                    .append(i % 7 == 0 ? ",olive " + i : ",Album")
                    .append(artist % 3 == 0 ? ",60\n" : ",40\n");
        }
        Path file = folder.resolve("songs.csv");
        Files.writeString(file, csv);
        return PreparedData.of(
                new CsvSource(file).read(recipe.columns()),
                recipe,
                recipe.protocol("rows"),
                1,
                PreprocessingOptions.defaults());
    }

    private static double[] column(Table table, String name) {
        int column = table.schema().numeric().indexOf(name);
        double[] values = new double[table.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = table.value(row, column);
        }
        return values;
    }

    @Test
    void wordsAreReadAndStandardized() throws IOException {
        Recipe recipe = recipe(RECIPE);
        PreparedData data = prepared(recipe);
        DerivedColumns.Tables tables =
                DerivedColumns.add(data, recipe.knowledge().derived(), false);
        assertEquals(data.train().table().rows(), tables.train().rows());
        assertEquals(
                List.of(
                        "tempo",
                        "genres_number",
                        "genres_mean",
                        "genres_least",
                        "genres_greatest",
                        "credits",
                        "length",
                        "same",
                        "live",
                        "artist",
                        "artist_rows"),
                tables.train().schema().numeric());
        double[] live = column(tables.train(), "live");
        double[] credits = column(tables.train(), "credits");
        double sum = 0;
        for (int i = 0; i < live.length; i++) {
            int row = data.train().rows()[i];
            assertEquals(row % 5 == 0, live[i] > 0, "'Olive' is not live");
            assertEquals(row % 4 == 0, credits[i] > 0);
            sum += live[i];
        }
        assertEquals(0, sum / live.length, 1e-6);
        double[] same = column(tables.test(), "same");
        for (int i = 0; i < same.length; i++) {
            int row = data.test().rows()[i];
            assertEquals(row % 7 == 0 && row % 5 != 0, same[i] > 0, "row " + row);
        }
    }

    /** A label that hangs on nothing but the row itself must not come back through the history of its training row. */
    @Test
    void aRowsOwnLabelIsNotInItsHistory() throws IOException {
        Recipe recipe = recipe(RECIPE);
        PreparedData data = prepared(recipe);
        List<Derived> alone = List.of(new Derived(
                "alone",
                Derived.Kind.HISTORY,
                List.of("title"),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                2));
        double[] honest = column(DerivedColumns.add(data, alone, false).train(), "alone");
        double[] naive = column(DerivedColumns.add(data, alone, true).train(), "alone");
        for (int i = 1; i < honest.length; i++) {
            assertEquals(honest[0], honest[i], "every title is there once: no other row tells anything");
            assertEquals(data.train().labels().isPositive(i), naive[i] > 0, "the naive coding gives the label away");
        }
    }

    @Test
    void unknownKeysGetTheAverageAndKnownOnesTheirShare() throws IOException {
        Recipe recipe = recipe(RECIPE);
        PreparedData data = prepared(recipe);
        DerivedColumns.Tables tables =
                DerivedColumns.add(data, List.of(recipe.knowledge().column("artist")), false);
        double[] history = column(tables.test(), "artist");
        for (int i = 0; i < history.length; i++) {
            assertEquals(data.test().labels().isPositive(i), history[i] > 0);
        }
        assertTrue(column(tables.train(), "artist_rows").length > 0);
    }

    @Test
    void recipesAreRefusedForWhatIsNotThere() {
        for (String[] wrong : new String[][] {
            {"\"columns\": [\"artists\"], \"separator\"", "\"columns\": [\"tempo\"], \"separator\""},
            {"\"derived\": [\"credits\", \"artist\"]", "\"derived\": [\"credit\"]"},
            {"\"without\": [\"genre\"]", "\"without\": [\"title\"]"},
            {"\"kind\": \"length\"", "\"kind\": \"size\""},
            {"\\\\blive\\\\b", "(live"},
            {"\"over\": \"genre\"", "\"over\": \"title\""},
            {"\"over\": \"genre\"", "\"over\": \"genre\", \"columns\": [\"id\"]"},
            {"\"without\": [\"genre\"]", "\"sets\": false, \"derived\": [\"genres\"]"},
            {"\"prior\": 2", "\"prior\": -2"},
            {"\"name\": \"all\"", "\"name\": \"audio\""},
            {"\"credits\": {", "\"tempo\": {"}
        }) {
            String changed = RECIPE.replace(wrong[0], wrong[1]);
            assertTrue(!changed.equals(RECIPE), wrong[0]);
            assertThrows(DataException.class, () -> recipe(changed), wrong[1]);
        }
    }
}
