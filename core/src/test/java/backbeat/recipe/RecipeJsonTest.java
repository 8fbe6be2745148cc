package backbeat.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvDialect;
import backbeat.data.DataException;
import backbeat.data.LabelRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeJsonTest {
    private static final String SMALL = """
        {"format": 1, "name": "flowers",
         "columns": {"numeric": ["length", "width"], "text": ["id"]},
         "label": {"column": "species", "operator": "is", "value": "virginica"},
         "groups": {"plant": {"columns": ["id"]}},
         "plausible": {"length": {"low": 0.1}},
         "protocols": {"plant": {"summary": "one row per plant", "onePer": "plant"}}}
        """;

    private static Recipe parse(String json) {
        return RecipeJson.parse(json.getBytes(StandardCharsets.UTF_8), "my.json");
    }

    @Test
    void aSmallRecipeNeedsLittle() {
        Recipe recipe = parse(SMALL);
        assertEquals("species is virginica", recipe.label().toString());
        assertEquals("rows", recipe.defaultProtocol());
        assertEquals(Optional.empty(), recipe.source());
        assertEquals(
                List.of("rows", "plant"),
                recipe.allProtocols().stream().map(Protocol::name).toList());
        assertEquals(Double.POSITIVE_INFINITY, recipe.plausible().get("length").high());
        assertEquals(0.001, recipe.outliers().lower());
    }

    @Test
    void theBundledRecipeIsTheSpotifyOne() {
        Recipe recipe = RecipeJson.bundled();
        assertEquals(LabelRule.atLeast("popularity", 50), recipe.label());
        assertEquals("song", recipe.defaultProtocol());
        assertEquals(12, recipe.columns().numericFeatures().size());
        assertEquals(0.71, recipe.published().get("forest").get("auc"));
        assertEquals(
                114,
                recipe.synthetic().orElseThrow().choices().get(2).categories().size());
        assertTrue(recipe.source().orElseThrow().url().startsWith("https://"));
        DataException unknown = assertThrows(DataException.class, () -> recipe.protocol("albums"));
        assertTrue(unknown.getMessage().endsWith("it has: rows, published, track, song, artist"));
        DataException key = assertThrows(DataException.class, () -> recipe.group("album"));
        assertTrue(key.getMessage().endsWith("it has track, song, artist"), key.getMessage());
    }

    @Test
    void howTheFileIsWritten() {
        Recipe recipe = parse(SMALL.replace("\"groups\"", """
                "csv": {"separator": ";", "header": ["length", "width", "id", "species"], "decimal": ",", "thousands": ".",
                        "trim": true, "rowNames": "auto", "quote": "'", "comment": "#", "encoding": "windows-1252"},
                "duplicates": "keep", "groups\""""));
        assertEquals(
                CsvDialect.AUTO
                        .withSeparator(';')
                        .withNames(List.of("length", "width", "id", "species"))
                        .withDecimal(',')
                        .withThousands('.')
                        .withTrim(true)
                        .withQuote('\'')
                        .withComment('#')
                        .withEncoding("windows-1252"),
                recipe.csv());
        assertTrue(recipe.rows().keepEqual());
        assertEquals(RowRules.DEFAULT, parse(SMALL).rows());
        assertEquals(
                CsvDialect.AUTO.withNames(List.of()),
                parse(SMALL.replace("\"groups\"", "\"csv\": {\"header\": false}, \"groups\""))
                        .csv());
    }

    /** A name becomes that of a file or folder. */
    @ParameterizedTest
    @ValueSource(strings = {"../../../x", "a/b", "a\\\\b", "", ".", "..", ".hidden", "a b", "a:b", "x\\n"})
    void namesCannotLeaveTheirFolder(String name) {
        DataException recipe = assertThrows(DataException.class, () -> parse(SMALL.replace("flowers", name)));
        assertTrue(recipe.getMessage().startsWith("my.json: The name of a recipe has letters"), recipe.getMessage());
        DataException protocol = assertThrows(
                DataException.class,
                () -> parse(SMALL.replace("\"protocols\": {\"plant\"", "\"protocols\": {\"" + name + "\"")));
        assertTrue(protocol.getMessage().contains("The name of a protocol has letters"), protocol.getMessage());
    }

    /** Each row: what is replaced, by what, and what the message must say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\": 1 | \"format\": 9 | my.json: its format is 9; this version reads format 1",
                "\"name\": \"flowers\", | `` | my.json: the field name is missing",
                "\"flowers\" | 3 | my.json: name must be a text, not 3",
                "\"numeric\" | \"numerics\" | my.json: unknown field columns.numerics; here there may be dropped,"
                        + " numeric",
                "[\"length\", \"width\"] | [\"length\", 2] | my.json: columns.numeric[1] must be a text, not 2",
                "[\"length\", \"width\"] | \"length\" | my.json: columns.numeric must be a list",
                "\"width\" | \"length\" | my.json, columns: The column 'length' has two roles",
                "\"width\" | \"species\" | my.json, columns: The column 'species' has two roles",
                "\"is\" | \"==\" | my.json, label: '==' is no operator; there are >=, >, <=, <, is, is one"
                        + " of and true",
                "\"is\" | \">\" | my.json, label: The label rule compares with 'virginica', which is not a finite"
                        + " number",
                "\"low\": 0.1 | \"low\": \"x\" | my.json: plausible.length.low must be a number",
                "\"low\": 0.1 | \"low\": 2, \"high\": 1 | my.json, plausible.length: A range must not end before it"
                        + " begins",
                "{\"length\" | {\"size\" | my.json: The range of 'size' is for no numeric column",
                "[\"id\"]}} | [\"no\"]}} | my.json: The group key 'plant' names 'no', which is not a text column",
                "\"onePer\": \"plant\" | \"onePer\": \"leaf\" | my.json: The protocol 'plant' names the group key"
                        + " 'leaf'",
                "\"onePer\": \"plant\" | \"threshold\": 1 | my.json: The protocol 'plant' sets a threshold, but",
                "\"summary\" | \"onePer\" | my.json, line 6: not valid JSON: Duplicate field 'onePer'",
                "\"groups\" | \"csv\": {\"separator\": \"::\"}, \"groups\" | my.json, csv: separator must be one"
                        + " character, not '::'",
                "\"groups\" | \"csv\": {\"seperator\": \":\"}, \"groups\" | my.json: unknown field csv.seperator",
                "\"groups\" | \"csv\": {\"trim\": \"no\"}, \"groups\" | my.json: csv.trim must be true or false",
                "\"groups\" | \"duplicates\": \"some\", \"groups\" | my.json: duplicates must be \"drop\" or"
                        + " \"keep\", not 'some'",
                "\"operator\" | operator | my.json, line 3: not valid JSON"
            })
    void mistakesAreNamed(String replaced, String by, String message) {
        assertTrue(SMALL.contains(replaced), replaced);
        DataException mistake = assertThrows(DataException.class, () -> parse(SMALL.replace(replaced, by)));
        assertTrue(mistake.getMessage().startsWith(message), mistake.getMessage());
    }

    @Test
    void theBundledRecipeWithAnyFieldRemovedIsStillReadOrRefusedByName() throws IOException {
        String json = new String(
                RecipeJson.class
                        .getResourceAsStream("/backbeat/recipes/spotify.json")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        int refused = 0;
        for (String field :
                List.of("decimals", "weight", "share", "kind", "items", "zeros", "blocks", "sha256", "lower")) {
            String broken = json.replace("\"" + field + "\"", "\"" + field + "_\"");
            DataException mistake = assertThrows(DataException.class, () -> parse(broken));
            assertTrue(mistake.getMessage().contains(field), mistake.getMessage());
            refused++;
        }
        assertEquals(9, refused);
        DataException huge = assertThrows(
                DataException.class, () -> parse(json.replace("\"decimals\": 0", "\"decimals\": 99999999999")));
        assertTrue(huge.getMessage().contains("decimals"), huge.getMessage());
    }

    @Test
    void filesThatAreNoRecipes(@TempDir Path folder) throws IOException {
        assertThrows(DataException.class, () -> RecipeJson.read(folder.resolve("none.json")));
        assertThrows(DataException.class, () -> RecipeJson.read(folder));
        for (String text : List.of("", "[]", "3", "{", "\u0000", "{} {}")) {
            Path file = Files.writeString(folder.resolve("r.json"), text);
            DataException mistake = assertThrows(DataException.class, () -> RecipeJson.read(file));
            assertTrue(mistake.getMessage().contains("r.json"), mistake.getMessage());
            assertEquals(text.isEmpty(), mistake.getMessage().endsWith(" is empty"), mistake.getMessage());
        }
    }
}
