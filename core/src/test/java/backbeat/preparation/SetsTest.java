package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.MergedRows.Difference;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.recipe.Songs;
import backbeat.table.CategoricalColumn;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetsTest {
    private static Recipe recipe(String set, String merge) {
        String json = """
                {"format": 1, "name": "songs",
                 "label": {"column": "plays", "operator": ">=", "value": 50},
                 "columns": {"numeric": ["tempo"], "boolean": ["loud"], "text": ["id", "title", "artists"],
                             "set": {"genre": %s}},
                 "groups": {"track": {"columns": ["id"]}},
                 "protocols": {"track": {"summary": "", "onePer": "track"}}%s}""".formatted(set, merge);
        return RecipeJson.parse(json.getBytes(StandardCharsets.UTF_8), "songs.json");
    }

    private static Dataset rows(Recipe recipe, String... lines) {
        Columns columns = recipe.columns();
        DatasetBuilder builder = new DatasetBuilder(columns);
        for (String line : lines) {
            String[] f = line.split(",", -1);
            builder.add(Map.of(
                    "id", f[0], "title", "T", "artists", "A", "plays", f[1], "tempo", f[2], "loud", "1", "genre",
                    f[3]));
        }
        return builder.build("songs");
    }

    private static List<String> members(Table table, int row) {
        CategoricalColumn column = table.schema().categorical().get(0);
        return IntStream.of(table.sets(0).members(table.code(row, 0)))
                .mapToObj(column.categories()::get)
                .toList();
    }

    private static Preprocessor fit(Recipe recipe, Dataset dataset, int... rows) {
        return Preprocessor.fit(dataset, rows, recipe, PreprocessingOptions.defaults());
    }

    @Test
    void fieldsAreTakenApart() {
        Recipe recipe = recipe("{\"separator\": \"|\"}", "");
        Dataset data =
                rows(recipe, "1,60,1,rock", "2,1,2,pop| rock |pop", "3,60,3,", "4,1,4,||metal|", "5,1,4,jazz|pop");
        Table table = fit(recipe, data, 0, 1, 2, 3).apply(data, new int[] {0, 1, 2, 3, 4});
        assertEquals(
                List.of("metal", "pop", "rock"),
                table.schema().categorical().get(0).categories());
        assertEquals(List.of("rock"), members(table, 0));
        assertEquals(List.of("pop", "rock"), members(table, 1));
        assertEquals(List.of(), members(table, 2));
        assertEquals(List.of("metal"), members(table, 3));
        assertEquals(List.of("pop"), members(table, 4), "no training row has jazz");
        assertTrue(data.missing("genre").isEmpty(), "the empty set is a value");
    }

    @Test
    void rowsThatBecomeOneHaveTheMembersOfAll() {
        Recipe recipe = recipe("{\"collect\": true}", "");
        Dataset data = rows(
                recipe,
                "1,60,1,rock",
                "2,1,2,pop",
                "1,10,1,metal",
                "1,60,5,pop;rock",
                "2,1,2,pop",
                "3,60,7,",
                "1,60,1,rock");
        Cleaning.Result cleaned = Cleaning.clean(data, recipe, recipe.protocol("track"));
        assertArrayEquals(new int[] {0, 1, 5}, cleaned.rows());
        assertEquals(
                List.of(
                        new Difference("tempo", 1, 1, "the first counts", false),
                        new Difference("plays", 1, 1, "the first counts", false),
                        new Difference("genre", 1, 1, "the members of all count", true)),
                cleaned.merged().orElseThrow().differences());
        assertEquals(
                "'genre' collects the members of all rows in 1 group",
                cleaned.merged().orElseThrow().differences().get(2).describe());
        Dataset merged = cleaned.dataset(data);
        Table table = fit(recipe, merged, 0, 1, 5).apply(merged, new int[] {0, 1, 5});
        assertEquals(List.of("metal", "pop", "rock"), members(table, 0));
        assertEquals(List.of("pop"), members(table, 1));
        assertEquals(List.of(), members(table, 2));
        assertTrue(Cleaning.clean(data, recipe, Protocol.ROWS).merged().isEmpty());
        Recipe first = recipe.withoutSets();
        Dataset again = rows(first, "1,60,1,rock", "1,60,1,metal");
        assertTrue(
                Cleaning.clean(again, first, first.protocol("track")).merged().isEmpty());
    }

    @Test
    void numbersAndLabelsFollowTheirRules() {
        Recipe recipe = recipe("{}", ", \"merge\": {\"default\": \"mean\", \"columns\": {\"plays\": \"largest\"}}");
        Dataset data = rows(recipe, "1,10,1,rock", "1,60,4,metal", "1,20,,pop", "2,1,2,pop");
        Cleaning.Result cleaned = Cleaning.clean(data, recipe, recipe.protocol("track"));
        Dataset merged = cleaned.dataset(data);
        assertEquals(2.5, merged.number(0, 0));
        assertEquals(60, merged.labelSource(0));
        assertEquals(10, data.labelSource(0), "the rows as read are as they were");
        assertEquals(2, merged.number(0, 3));
        assertEquals(1.0 / 2, cleaned.steps().get(2).positiveAfter());
        String described = cleaned.merged().orElseThrow().differences().get(0).describe();
        assertEquals("'tempo' differs in 1 of the 1 group of several rows: their mean counts", described);
    }

    @Test
    void rowsToPredictMayBeTextsBytesOrCollections() {
        Recipe recipe = recipe("{}", "");
        Dataset data = rows(recipe, "1,60,1,rock;pop", "2,1,2,pop;metal", "3,60,3,a b");
        Preprocessor fitted = fit(recipe, data, 0, 1, 2);
        RowEncoder encoder = new RowEncoder(fitted);
        for (Object genre :
                List.of("pop; rock", Set.of("rock", "pop"), List.of("pop", "new", "rock", "pop", "newer"))) {
            encoder.values(Map.of("tempo", 1, "loud", true, "genre", genre));
            assertEquals("", encoder.endRow());
        }
        byte[] line = " a b ;".getBytes(StandardCharsets.UTF_8);
        encoder.number(0, 1);
        encoder.number(1, 1);
        encoder.category(0, line, 0, line.length);
        assertEquals("", encoder.endRow());
        encoder.values(Map.of("tempo", 1, "loud", true));
        assertEquals("", encoder.endRow());
        Table table = encoder.table();
        for (int row = 0; row < 3; row++) {
            assertEquals(List.of("pop", "rock"), members(table, row));
        }
        assertEquals(List.of("a b"), members(table, 3));
        assertEquals(List.of(), members(table, 4));
        assertEquals(1, table.sets(0).sets());
        assertEquals(List.of(Map.of("new", 1, "newer", 1)), encoder.unseen());
        assertEquals(1, encoder.unseenRows(0), "a row counts once, whatever number of members is new");
        assertEquals(3, encoder.rowsOfSeveral(0));
        assertEquals(List.of("genre"), encoder.unseenColumns(2));
        assertEquals(List.of(), encoder.unseenColumns(4), "no member is a value");
        encoder.values(Map.of("tempo", 1, "loud", true, "genre", List.of("rock;pop")));
        assertTrue(encoder.endRow().contains("holds the separator ';'"));
        encoder.clear();
        assertEquals(SetColumn.none(4), encoder.table().sets(0));
    }

    @Test
    void whatIsNoSetColumnIsRefused() {
        assertThrows(DataException.class, () -> recipe("{\"separator\": \"ab\"}", ""));
        assertThrows(DataException.class, () -> recipe("{\"separator\": \" \"}", ""));
        assertThrows(DataException.class, () -> recipe("{\"collects\": true}", ""));
        assertThrows(DataException.class, () -> recipe("{}", ", \"merge\": {\"default\": \"least\"}"));
        assertThrows(DataException.class, () -> recipe("{}", ", \"merge\": {\"columns\": {\"genre\": \"mean\"}}"));
        Dataset plain = Songs.random(20, 1);
        assertThrows(IllegalArgumentException.class, () -> plain.members(0));
        assertFalse(plain.columns().set("genre").isPresent());
    }
}
