package backbeat.recipe;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.DataException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of recipes and the program that reads them agree. */
class RecipeSchemaTest {
    private static final Path TREE = Path.of("..");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();
    private static final Pattern BLOCK = Pattern.compile("```json\\n(\\{.*?\\n\\})\\n```", Pattern.DOTALL);

    /** A recipe with every field that there is. */
    private static final String ALL = """
            {"format": 1, "name": "all",
             "source": {"title": "t", "url": "https://example.org/t.csv", "bytes": 10, "sha256": "%s", "license": "l"},
             "columns": {"numeric": ["n"], "boolean": ["b"], "categorical": ["c"], "text": ["t", "u"], "dropped": ["d"],
                         "date": [{"column": "w", "pattern": "d.M.yyyy", "parts": ["year", "daysSince"], "since": "2000-01-01"}],
                         "set": {"s": {"separator": "|", "collect": true}}},
             "id": "t", "display": ["u"],
             "csv": {"separator": ";", "quote": "'", "comment": "#", "skip": 2, "header": ["n", "b", "c", "t", "u", "d", "w", "y"],
                     "decimal": ",", "thousands": ".", "trim": true, "rowNames": "auto", "encoding": "windows-1252"},
             "missing": {"default": "value", "columns": {"n": "impute", "w": "drop"}, "marks": ["?", -999]},
             "duplicates": "keep",
             "merge": {"default": "mean", "columns": {"n": "largest"}},
             "label": {"column": "y", "operator": ">=", "value": 3},
             "groups": {"g": {"columns": ["t"], "firstOf": ",", "normalForm": "title"}},
             "relations": {"r": {"columns": ["t", "n"], "anyOf": ";", "normalForm": "titleLiveApart", "counted": true}},
             "publishedFinding": {"seed": 1, "settings": 9, "readings": [{"name": "r", "distance": 0.1, "low": 0, "high": 0.2}]},
             "protocols": {"p": {"summary": "s", "onePer": "g", "together": "g", "threshold": 4}},
             "cluster": "g",
             "defaultProtocol": "p",
             "derived": {"h": {"kind": "history", "columns": ["t"], "firstOf": ";", "prior": 2},
                         "m": {"kind": "history", "over": "s", "prior": 2}},
             "knowledge": [{"name": "k", "without": ["c"], "derived": ["h"], "sets": false, "naive": true}],
             "outliers": {"lower": 0.01, "upper": 0.99},
             "plausible": {"n": {"low": 0, "high": 9}},
             "published": {"knn": {"auc": 0.7}}}
            """.formatted("0".repeat(64));

    private static JsonNode schema() throws IOException {
        return MAPPER.readTree(Files.readAllBytes(TREE.resolve("data/recipe.schema.json")));
    }

    /** The recipes of the tree: files, and blocks of the pages. */
    private static Map<String, byte[]> recipes() throws IOException {
        Map<String, byte[]> recipes = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("data", "docs", "core/src", "cli/src", "benchmarks/src")) {
            try (Stream<Path> all = Files.walk(TREE.resolve(folder))) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        files.add(TREE.resolve("README.md"));
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json") && !name.endsWith(".schema.json")) {
                if (MAPPER.readTree(Files.readAllBytes(file)).has("columns")) {
                    recipes.put(file.toString(), Files.readAllBytes(file));
                }
            } else if (name.endsWith(".md")) {
                List<MatchResult> blocks =
                        BLOCK.matcher(Files.readString(file)).results().toList();
                for (MatchResult block : blocks) {
                    if (block.group(1).contains("\"format\": 1")) {
                        recipes.put(
                                file + " at " + block.start(), block.group(1).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return recipes;
    }

    @Test
    void everyRecipeOfTheTreeFits() throws IOException {
        Map<String, byte[]> recipes = recipes();
        assertTrue(recipes.size() >= 2, () -> "recipes found: " + recipes.keySet());
        for (Map.Entry<String, byte[]> recipe : recipes.entrySet()) {
            assertEquals(
                    List.of(), SchemaCheck.complaints(schema(), MAPPER.readTree(recipe.getValue())), recipe.getKey());
            assertDoesNotThrow(() -> RecipeJson.parse(recipe.getValue(), recipe.getKey()));
        }
    }

    @Test
    void everyFieldIsKnownToBoth() throws IOException {
        assertEquals(List.of(), SchemaCheck.complaints(schema(), MAPPER.readTree(ALL)));
        RecipeJson.parse(ALL.getBytes(StandardCharsets.UTF_8), "all.json");
        ObjectNode all = (ObjectNode) MAPPER.readTree(ALL);
        List<String> unused = new ArrayList<>();
        schema().get("properties").fieldNames().forEachRemaining(name -> {
            if (!all.has(name)) {
                unused.add(name);
            }
        });
        assertEquals(List.of("synthetic"), unused, "the bundled recipe has this one; dates and it exclude each other");
    }

    /** Fields within fields, by a pointer to the object: each must be refused by both when it is misspelled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/source",
                "/columns",
                "/columns/date/0",
                "/csv",
                "/missing",
                "/derived/h",
                "/knowledge/0",
                "/label",
                "/groups/g",
                "/protocols/p",
                "/outliers",
                "/plausible/n"
            })
    void anUnknownFieldIsRefusedByBoth(String pointer) throws IOException {
        JsonNode recipe = MAPPER.readTree(ALL);
        ((ObjectNode) recipe.at(pointer)).put("nonsense", 1);
        refused(recipe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/format 2",
                "/name \"../x\"",
                "/source/sha256 \"0\"",
                "/source/bytes 0",
                "/columns/numeric \"n\"",
                "/columns/date/0/parts []",
                "/columns/date/0/parts [\"week\"]",
                "/columns/date/0/since \"1.1.2000\"",
                "/csv/decimal \";\"",
                "/csv/separator \"ab\"",
                "/csv/trim \"maybe\"",
                "/missing/default \"keep\"",
                "/missing/columns/n \"keep\"",
                "/missing/marks {\"n\": true}",
                "/csv/skip -1",
                "/duplicates \"maybe\"",
                "/label/operator \"like\"",
                "/label/value {}",
                "/groups/g/columns []",
                "/groups/g/firstOf \"\"",
                "/groups/g/normalForm \"song\"",
                "/protocols/p/summary 1",
                "/outliers/lower -1",
                "/plausible/n/low \"0\"",
                "/published/knn/auc \"0\""
            })
    void aWrongValueIsRefusedByBoth(String change) throws IOException {
        String pointer = change.substring(0, change.indexOf(' '));
        JsonNode recipe = MAPPER.readTree(ALL);
        int last = pointer.lastIndexOf('/');
        JsonNode value = MAPPER.readTree(change.substring(pointer.length() + 1));
        ((ObjectNode) recipe.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
        refused(recipe);
    }

    private static void refused(JsonNode recipe) throws IOException {
        assertFalse(SchemaCheck.complaints(schema(), recipe).isEmpty(), "by the schema");
        assertThrows(
                DataException.class,
                () -> RecipeJson.parse(recipe.toString().getBytes(StandardCharsets.UTF_8), "r.json"),
                "by the program");
    }

    @Test
    void aRecipeMaySayWhy() {
        assertEquals(
                "all",
                RecipeJson.parse(("// made by hand\n" + ALL).getBytes(StandardCharsets.UTF_8), "r.json")
                        .name());
    }
}
