package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of other people's programs, from the file alone: drafted, checked, described, run and predicted without a wrong word. */
class OthersTablesTest extends AwkwardCase {
    private static CommandLineRun check(Path recipe, Path data) {
        return CommandLineRun.of("recipe", "check", recipe.toString(), "--data", data.toString());
    }

    /** Whole numbers with points: a draft of a file with semicolons reads them; a recipe of one's own is warned, by run and predict. */
    @Test
    void germanWholeNumbers() throws IOException {
        Path data = table(
                "towns.csv",
                "people;kind;y",
                150,
                i -> (i % 5 == 0 ? String.valueOf(600 + i) : (1 + i) + ".0" + (10 + i % 80)) + ";" + "ab".charAt(i % 2)
                        + ";" + label(i));
        Recipe recipe = RecipeJson.read(drafted(data));
        assertEquals('.', recipe.csv().thousands().orElseThrow());
        assertEquals(List.of("people"), recipe.columns().numeric());
        Path own = files.put(
                "own.json",
                CaseFiles.recipe("towns", "\"numeric\": [\"people\"], \"categorical\": [\"kind\"]", "y", "yes", ""));
        String line = "write \"csv\": {\"decimal\": \",\", \"thousands\": \".\"} into the recipe";
        assertSays(
                done("out", own, data),
                0,
                "warning: column 'people': every number has three digits behind a point",
                line);
        assertSays(check(own, data), 0, line);
        String model = home.resolve("out/logistic.backbeat").toString();
        assertSays(CommandLineRun.of("predict", model, data.toString()), 0, "Note: column 'people'", line);
        Path right = drafted(data);
        CommandLineRun quiet = done("right", right, data);
        assertFalse(quiet.err().contains("column 'people'"), quiet.err());
    }

    /** A title, apostrophes around texts, an empty last column: the draft says what it found, and a run reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"title", "apostrophes", "empty"})
    void formsOfOtherProgramsFromDraftToRun(String kind) throws IOException {
        String plain = CaseFiles.table("x,c,y", 150, i -> fraction(i) + "," + "abcd".charAt(i % 4) + "," + label(i));
        String text = switch (kind) {
            case "title" -> "Exported on Monday\n\n" + plain;
            case "apostrophes" -> plain.replaceAll("([a-d]),(yes|no)\n", "'$1, or so','$2'\n");
            default -> plain.replaceAll("(yes|no)\n", "$1,\n");
        };
        Path data = files.put(kind + ".csv", text);
        Path recipe = drafted(data);
        Recipe read = RecipeJson.read(recipe);
        assertEquals(List.of("x"), read.columns().numeric());
        assertEquals(List.of("c"), read.columns().categorical());
        assertEquals("y is yes", read.label().toString());
        done("out", recipe, data);
        CommandLineRun predicted = CommandLineRun.of("predict", home.resolve("out/logistic.backbeat") + "", data + "");
        assertSays(predicted, 0, "Predicted 150 rows");
        assertFalse(predicted.err().contains("Note:"), predicted.err());
        Path own = files.put(
                "own.json", CaseFiles.recipe("own", "\"numeric\": [\"x\"], \"categorical\": [\"c\"]", "y", "yes", ""));
        CommandLineRun refused = run("own", own, data);
        switch (kind) {
            case "title" -> assertSays(refused, 1, "write \"csv\": {\"skip\": 2} into the recipe");
            case "apostrophes" -> assertSays(refused, 1, "write \"csv\": {\"quote\": \"'\"} into the recipe");
            default -> assertSays(refused, 0, "a separator behind the last field of rows");
        }
    }

    /** The same counts in the same words, whichever command is asked. */
    @Test
    void oneDefinitionOfWhatIsLeftOutAndMissing() throws IOException {
        Path data = table(
                "gaps.csv",
                "x,z,c,listed,y",
                200,
                i -> (i % 10 == 0 ? "" : fraction(i % 190)) + "," + (i % 20 == 1 ? "" : i % 19) + ","
                        + (i % 200 == 7 ? "" : "ab".charAt(i % 2)) + ","
                        + (i % 16 == 5 ? "" : "2024-0" + (1 + i % 9) + "-" + (10 + i % 18)) + ","
                        + (i % 40 == 3 ? "" : label(i)));
        Path recipe = files.put(
                "gaps.json",
                CaseFiles.recipe(
                        "gaps",
                        "\"numeric\": [\"x\", \"z\"], \"categorical\": [\"c\"], \"date\": [{\"column\": \"listed\","
                                + " \"parts\": [\"daysSince\", \"month\", \"dayOfWeek\"]}]",
                        "y",
                        "yes",
                        ", \"missing\": {\"columns\": {\"z\": \"drop\"}}"));
        List<CommandLineRun> all = List.of(
                check(recipe, data),
                CommandLineRun.of("data", "check", "--recipe", recipe.toString(), "--data", data.toString()),
                CommandLineRun.of("data", "describe", "--recipe", recipe.toString(), "--data", data.toString()),
                done("out", recipe, data));
        for (CommandLineRun said : all) {
            assertSays(
                    said,
                    0,
                    "missing label: 5 (2.5 %), positive ",
                    "missing values: 10 (5.1 %), positive ",
                    "most of them in 'z' (10)",
                    "missing in 20 rows, kept as a value: x",
                    "missing in 13 rows, kept as a value: listed",
                    "missing in 10 rows, left out: z",
                    "missing in 1 row, kept as a value: c");
            String text = said.out() + said.err();
            assertFalse(text.contains("kept as a value: listed "), () -> "a date is one column: " + text);
        }
    }

    @Test
    void everyLossAndTheirSumAreWarned() throws IOException {
        Path data = table("people.csv", "p,x,y", 200, i -> "p" + (i < 60 ? i / 2 : i) + "," + i + "," + label(i));
        Path recipe = files.put(
                "people.json",
                CaseFiles.recipe(
                        "people",
                        "\"numeric\": [\"x\"], \"text\": [\"p\"]",
                        "y",
                        "yes",
                        ", \"groups\": {\"p\": {\"columns\": [\"p\"]}}, \"protocols\": {\"one\": {\"summary\": \"s\","
                                + " \"onePer\": \"p\"}}, \"defaultProtocol\": \"one\""));
        CommandLineRun few = check(recipe, data);
        assertSays(few, 0, "further rows of the same p: 30 (15.0 %)");
        assertFalse((few.out() + few.err()).contains("many rows"), "15 % and no shift");
        Path more = files.put(
                "more.csv",
                Files.readString(data)
                        + CaseFiles.table("", 16, i -> "p" + i / 2 + "," + i + "," + label(i))
                                .strip() + "\n");
        CommandLineRun sum = done("sum", recipe, more);
        assertSays(sum, 0, "WARNING many rows are left out. In all: 46 of 216 rows (21.3 %) are left out");
        assertTrue(metrics("sum").get("data").get("warnings").get(0).asText().contains("In all: 46 of 216 rows"));
        assertTrue(Files.readString(home.resolve("sum/report.md")).contains("In all: 46 of 216 rows"), "the report");
        Path half = table("half.csv", "p,x,y", 200, i -> "p" + (i < 120 ? i / 2 : i) + "," + i + "," + label(i));
        CommandLineRun one = check(recipe, half);
        assertSays(
                one, 0, "WARNING many rows are left out. Further rows of the same p: 60 of 200 rows (30.0 %) are left");
        assertFalse(one.out().contains("In all:"), one.out());
    }

    /** What a column of dates is for: never the group of rows, whatever form it has; hours where there are some. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-%02d",
                "2024-05-%02d 00:00:00",
                "May %d, 2024",
                "week of %02d/05/2024",
                "%02dMay2024",
                "2024-05-%02dT10:00 CET"
            })
    void datesAreNoGroups(String form) throws IOException {
        Path data = table(
                "visits.csv",
                "visit date,x,y",
                60,
                i -> '"' + String.format(Locale.ROOT, form, 1 + i % 28) + "\"," + fraction(i) + "," + label(i));
        String text = Files.readString(drafted(data));
        assertFalse(text.contains("groups"), text);
        assertFalse(text.contains("hour"), text);
    }

    @Test
    void hoursAreProposedWhereThereAreSome() throws IOException {
        Path data = table(
                "visits.csv",
                "at,x,y",
                100,
                i -> "2024-05-01 " + (10 + i % 9) + ":00:00," + fraction(i) + "," + label(i));
        assertTrue(Files.readString(drafted(data)).contains("\"hour\""));
    }

    /** A number beyond what is read: the draft names column, value and limit, and so does a run. */
    @Test
    void numbersThatAreTooLargeAreNamed() throws IOException {
        Path data = table(
                "huge.csv",
                "x,w,y",
                100,
                i -> (i == 50 ? "1e308" : fraction(i)) + "," + fraction(3 * i) + "," + label(i));
        CommandLineRun init = CommandLineRun.of("recipe", "init", data.toString());
        String reason = "1 row has the number '1e308', beyond 1e100, the largest number that is read";
        assertTrue(init.out().contains("\"x\" // " + reason), init.out());
        assertTrue(init.err().contains("dropped: x"), init.err());
        assertTrue(init.err().contains("'x': " + reason), init.err());
        done("out", drafted(data), data);
        Path own = files.put("own.json", CaseFiles.recipe("own", "\"numeric\": [\"x\", \"w\"]", "y", "yes", ""));
        assertSays(run("own", own, data), 1, "column 'x': '1e308' is beyond 1e100, the largest number that is read");
        Path marked = files.put(
                "marked.json",
                CaseFiles.recipe(
                        "own",
                        "\"numeric\": [\"x\", \"w\"]",
                        "y",
                        "yes",
                        ", \"missing\": {\"marks\": {\"x\": \"1e308\"}}"));
        assertSays(done("marked", marked, data), 0, "missing in 1 row, kept as a value: x");
    }

    /** Units below the header and a slip of the pen: taken for gaps, and said; numbers with signs: left out, and said. */
    @Test
    void numbersAmongOtherTexts() throws IOException {
        Path data = table(
                "units.csv",
                "x,rate,y",
                150,
                i -> (i == 0 ? "EUR" : i == 90 ? "1O.5" : fraction(i)) + "," + fraction(3 * i) + "%," + label(i));
        CommandLineRun init = CommandLineRun.of("recipe", "init", data.toString());
        assertTrue(init.out().contains("\"x\": [\"EUR\", \"1O.5\"] // 'EUR': 1 row has it among numbers"), init.out());
        assertTrue(init.err().contains("missing where 'x' says '1O.5': 1 row has it among numbers"), init.err());
        assertTrue(init.err().contains("'rate': numbers with a sign or a unit, such as '"), init.err());
        Recipe recipe = RecipeJson.read(drafted(data));
        assertEquals(List.of("x"), recipe.columns().numeric());
        assertSays(done("out", drafted(data), data), 0, "missing in 2 rows, kept as a value: x");
    }

    /** Few different numbers with a unit are categories, and it is said what else they may be. */
    @Test
    void dosagesAreCategories() throws IOException {
        Path data = table("doses.csv", "dose,x,y", 150, i -> (5 << i % 4 % 3) + " mg," + fraction(i) + "," + label(i));
        CommandLineRun init = CommandLineRun.of("recipe", "init", data.toString());
        String reason =
                "numbers with a sign or a unit, such as '5 mg', are read as categories. To use them as numbers,";
        assertTrue(init.out().contains("\"dose\" // " + reason), init.out());
        assertTrue(init.err().contains("'dose': " + reason), init.err());
        assertEquals(List.of("dose"), RecipeJson.read(drafted(data)).columns().categorical());
    }

    /** A mark of one column is a number in another. */
    @Test
    void marksAreDraftedForTheirColumns() throws IOException {
        Path data = table(
                "marks.csv",
                "score,balance,y",
                200,
                i -> (i % 9 == 0 ? "-999" : fraction(i)) + "," + (i == 11 ? -999 : i * 13 % 4001 - 2000) + ","
                        + label(i));
        Recipe recipe = RecipeJson.read(drafted(data));
        assertEquals(
                Map.of("score", List.of("-999")), recipe.columns().reading().columnMarks());
        assertSays(check(home.resolve("drafted.json"), data), 0, "missing in 23 rows, kept as a value: score");
    }

    /** A gap where training had none: refused with what would do; taken where the recipe imputes. */
    @Test
    void gapsThatOnlyComeLater() throws IOException {
        Path data = files.put("base.csv", CaseFiles.joined(",", "\n"));
        Path gap = files.put("gap.csv", "x,c\n,a\n1.5,\n");
        done("strict", dialect, data);
        assertSays(
                CommandLineRun.of(
                        "predict", home.resolve("strict/logistic.backbeat").toString(), gap.toString()),
                1,
                "column 'x': the value is missing. No row that the model learned from lacked a value there. A model of a"
                        + " recipe with \"missing\": \"impute\" takes such rows");
        Path imputing = files.put(
                "imputing.json", CaseFiles.DIALECT.strip().replaceFirst("\\}$", ", \"missing\": \"impute\"}"));
        done("imputing", imputing, data);
        assertSays(
                CommandLineRun.of(
                        "predict", home.resolve("imputing/logistic.backbeat").toString(), gap.toString()),
                0,
                "Predicted 2 rows");
    }

    @Test
    void ignoredColumnsAreListedByPredict() throws IOException {
        Path data = files.put("base.csv", CaseFiles.joined(",", "\n"));
        done("out", dialect, data);
        Path more = files.put("more.csv", "x,c,y,extra,x2\n1.5,a,yes,0,1\n");
        String model = home.resolve("out/logistic.backbeat").toString();
        CommandLineRun said = CommandLineRun.of("predict", model, more.toString());
        assertSays(said, 0, "Predicted 1 row ", "Ignored, for the model does not use them: 'y', 'extra', 'x2'");
        CommandLineRun kept = CommandLineRun.of("predict", model, more.toString(), "--keep", "extra,y");
        assertSays(kept, 0, "Ignored, for the model does not use it: 'x2'");
        JsonNode json = new ObjectMapper()
                .readTree(CommandLineRun.of(
                                "predict",
                                model,
                                more.toString(),
                                "--format",
                                "json",
                                "-o",
                                home.resolve("a").toString())
                        .out());
        assertEquals("[\"y\",\"extra\",\"x2\"]", json.get("ignored").toString());
    }
}
