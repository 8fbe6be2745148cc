package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an awkward file to a run, through the commands: what each kind of awkwardness ends in. */
class AwkwardTablesTest {
    private static final int CR = 13;

    @TempDir
    private Path home;

    private CaseFiles files;
    private Path dialect;

    @BeforeEach
    void aFolder() throws IOException {
        files = new CaseFiles(home);
        dialect = files.put("dialect.json", CaseFiles.DIALECT);
    }

    /** A quick run of two models, unless more is asked for. */
    private CommandLineRun run(String out, Path recipe, Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--recipe",
                recipe.toString(),
                "--data",
                data.toString(),
                "--out",
                home.resolve(out).toString()));
        arguments.addAll(more.length > 0 ? Arrays.asList(more) : List.of("--quick", "--models", "majority,logistic"));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private CommandLineRun done(String out, Path recipe, Path data, String... more) {
        CommandLineRun run = run(out, recipe, data, more);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private JsonNode metrics(String out) throws IOException {
        return new ObjectMapper()
                .readTree(home.resolve(out).resolve("metrics.json").toFile());
    }

    private byte[] predictions(String out) throws IOException {
        return Files.readAllBytes(home.resolve(out).resolve("predictions.csv"));
    }

    private static void assertSays(CommandLineRun run, int code, String... parts) {
        assertEquals(code, run.code(), run.err());
        String all = run.out() + run.err();
        String unbroken = all.replaceAll("\\n +", " "); // long lines go on in the next one, further in
        for (String part : parts) {
            assertTrue(all.contains(part) || unbroken.contains(part), part + " in: " + all);
        }
        assertFalse(all.contains("internal error"), all);
        assertTrue(all.chars().noneMatch(c -> c < ' ' && c != '\n' && c != CR), "a control character");
    }

    private void assertSameAsPlain(Path recipe, Path data, String found) throws IOException {
        done("plain", dialect, files.put("plain.csv", CaseFiles.joined(",", "\n")));
        assertSays(done("out", recipe, data), 0, found);
        assertArrayEquals(predictions("plain"), predictions("out"));
    }

    /** semicolon, tabs, pipes, blanks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            quoteCharacter = '"',
            value = {
                "\";\" / fields separated by ';'",
                "\"\t\" / fields separated by tabs",
                "\"|\" / fields separated by '|'",
                "\", \" / blanks around fields"
            })
    void separatorsAreFoundAndGiveTheSameBits(String separator, String found) throws IOException {
        assertSameAsPlain(dialect, files.put("other.csv", CaseFiles.joined(separator, "\n")), found);
    }

    /** sep-line. */
    @Test
    void excelsLineIsFound() throws IOException {
        assertSameAsPlain(dialect, files.put("sep.csv", "sep=,\n" + CaseFiles.joined(",", "\n")), "a 'sep=' line");
    }

    /** cr-only: read, by data check, run and predict alike. */
    @Test
    void linesMayEndWithCarriageReturns() throws IOException {
        Path data = files.put("cr.csv", CaseFiles.joined(",", "\r"));
        assertSameAsPlain(dialect, data, "lines end with CR");
        assertSays(
                CommandLineRun.of("data", "check", "--recipe", dialect.toString(), "--data", data.toString()),
                0,
                "200 rows read");
        Path answers = home.resolve("answers.csv");
        assertSays(
                CommandLineRun.of(
                        "predict",
                        home.resolve("out/logistic.backbeat").toString(),
                        data.toString(),
                        "-o",
                        answers.toString()),
                0);
        assertEquals(201, Files.readAllLines(answers).size());
    }

    /** utf16: no control character reaches a terminal. */
    @Test
    void utf16IsReadByItsMark() throws IOException {
        Path data = files.put("utf16.csv", "\uFEFF" + CaseFiles.joined(",", "\n"), StandardCharsets.UTF_16LE);
        assertSameAsPlain(dialect, data, "UTF-16LE");
        assertSays(
                CommandLineRun.of("data", "check", "--recipe", dialect.toString(), "--data", data.toString()),
                0,
                "200 rows read");
    }

    private Path withDialect(String csv) throws IOException {
        return files.put(
                "said.json",
                CaseFiles.recipe(
                        "dialect", "\"numeric\": [\"x\"], \"categorical\": [\"c\"]", "y", "yes", ", \"csv\": " + csv));
    }

    /** What was found is remembered by the model: rows to predict are read like that, and other files are named. */
    @Test
    void aModelRemembersHowItsRowsWereWritten() throws IOException {
        Path data = files.put("semicolon.csv", CaseFiles.joined(";", "\n"));
        done("out", dialect, data);
        String model = home.resolve("out/logistic.backbeat").toString();
        assertTrue(CommandOutput.of("inspect", model).contains("fields separated by ';'"));
        CommandLineRun same = CommandLineRun.of(
                "predict", model, data.toString(), "-o", home.resolve("a").toString());
        assertSays(same, 0, "Predicted 200 rows");
        assertFalse(same.err().contains("Note:"), same.err());
        Path plain = files.put("plain.csv", CaseFiles.joined(",", "\n"));
        CommandLineRun other = CommandLineRun.of(
                "predict", model, plain.toString(), "-o", home.resolve("b").toString());
        assertSays(
                other,
                0,
                "plain.csv is written otherwise than the file of the training rows: plain CSV here, fields separated"
                        + " by ';' there");
        assertEquals(Files.readString(home.resolve("a")), Files.readString(home.resolve("b")));
        Path foreign = files.put("foreign.csv", "u|v\n1|2\n");
        assertSays(
                CommandLineRun.of("predict", model, foreign.toString()),
                1,
                "no column 'x', 'c'",
                "is written otherwise than the file of the training rows: ");
    }

    /** rownames: found. */
    @Test
    void namesOfRowsAreFound() throws IOException {
        List<String> lines = CaseFiles.joined(",", "\n").lines().toList();
        StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
        for (int i = 1; i < lines.size(); i++) {
            text.append(i).append(',').append(lines.get(i)).append('\n');
        }
        assertSameAsPlain(dialect, files.put("rownames.csv", text.toString()), "row names");
    }

    /** decimalcomma, noheader, comment: refused with the line to write, and read with it, or with what init drafts. */
    @ParameterizedTest
    @ValueSource(strings = {"decimalcomma", "noheader", "comment"})
    void whatCannotBeToldSafelyIsNamedAndThenRead(String kind) throws IOException {
        String plain = CaseFiles.joined(",", "\n");
        Path data = files.put(
                kind + ".csv",
                switch (kind) {
                    case "decimalcomma" -> CaseFiles.joined(";", "\n").replace('.', ',');
                    case "noheader" -> plain.substring(plain.indexOf('\n') + 1);
                    default -> "# exported\n" + plain;
                });
        String line = switch (kind) {
            case "decimalcomma" -> "{\"decimal\": \",\"}";
            case "noheader" -> "{\"header\": [\"x\"";
            default -> "{\"comment\": \"#\"}";
        };
        assertSays(run("refused", dialect, data), 1, kind + ".csv", "\"csv\": " + line);
        assertFalse(Files.exists(home.resolve("refused")));
        Path said = withDialect(kind.equals("noheader") ? "{\"header\": [\"x\", \"c\", \"y\"]}" : line);
        assertSameAsPlain(said, data, "Done in");
        Path drafted = home.resolve("drafted.json");
        CommandOutput.of("recipe", "init", data.toString(), "-o", drafted.toString());
        JsonNode positive = new ObjectMapper()
                .readTree(Files.readString(drafted).replaceAll("(?m)^ *//.*|(?<=[\\],\"]) //.*", ""))
                .at("/label/value");
        assertEquals("yes", positive.textValue());
        done("drafted", drafted, data);
    }

    /** thousands: refused with both lines that may be meant, and read with one. */
    @Test
    void groupedThousandsAreNamedAndThenRead() throws IOException {
        Path data = files.put(
                "thousands.csv",
                CaseFiles.table(
                        "x,c,y",
                        200,
                        i -> "\"1,%03d\",%s,%s".formatted(5 * i, "ab".charAt(i % 2), i % 3 > 0 ? "yes" : "no")));
        assertSays(run("refused", dialect, data), 1, "column 'x': '1,000'", "\"csv\": {\"thousands\": \",\"}");
        done("read", withDialect("{\"thousands\": \",\"}"), data);
        Path drafted = home.resolve("drafted.json");
        CommandOutput.of("recipe", "init", data.toString(), "-o", drafted.toString());
        done("drafted", drafted, data);
    }

    private CommandLineRun describe(Path recipe, Path data) {
        return CommandLineRun.of("data", "describe", "--recipe", recipe.toString(), "--data", data.toString());
    }

    /** label-case, label-blank. */
    @Test
    void labelsThatLookAlikeAreListedAndWarnedOf() throws IOException {
        String plain = CaseFiles.joined(",", "\n");
        Path shouted = files.put("label-case.csv", plain.replaceAll("(?m)(,a),yes$", "$1,Yes"));
        assertSays(describe(dialect, shouted), 0, "'yes'", "'Yes'", "differ in case, blanks or a final dot only");
        Path blank = files.put("label-blank.csv", plain.replaceAll("(?m)(,a),yes$", "$1, yes"));
        assertSays(
                describe(dialect, blank),
                0,
                "differ in case, blanks or a final dot only",
                "y is yes holds for 50.00 % of the rows");
    }

    /** label-number: numbers compare as numbers, and a rule for nothing or everything is an error everywhere. */
    @Test
    void numbersOfALabelCompareAsNumbers() throws IOException {
        String numbers = CaseFiles.joined(",", "\n").replace(",yes", ",1.0").replace(",no", ",0.0");
        Path data = files.put("label-number.csv", numbers);
        String columns = "\"numeric\": [\"x\"], \"categorical\": [\"c\"]";
        Path one = files.put("one.json", CaseFiles.recipe("one", columns, "y", "1", ""));
        assertSays(describe(one, data), 0, "y is 1 holds for 50.00 % of the rows", "'1.0'");
        Path two = files.put("two.json", CaseFiles.recipe("two", columns, "y", "2", ""));
        Path all = files.put(
                "all.json",
                CaseFiles.recipe("all", columns, "y", "1", "")
                        .replace("\"is\"", "\"is one of\"")
                        .replace("\"1\"}", "[0, 1]}"));
        for (Path nothing : List.of(two, all)) {
            String rule = nothing == two ? "y is 2" : "y is one of";
            assertSays(describe(nothing, data), 1, rule);
            assertSays(run("out", nothing, data), 1, rule);
            assertSays(
                    CommandLineRun.of("data", "check", "--recipe", nothing.toString(), "--data", data.toString()),
                    1,
                    rule);
        }
    }

    /** missing: rows are kept; where a column is to cost them, the run says which one, how many, and what moves. */
    @Test
    void gapsCostNoRowsUnlessTheyAreMeantTo() throws IOException {
        String columns = "\"numeric\": [\"x\", \"z\"], \"categorical\": [\"c\"]";
        Path data = files.put("missing.csv", CaseFiles.missing());
        done("kept", files.put("kept.json", CaseFiles.recipe("kept", columns, "y", "1", "")), data);
        assertEquals(1000, metrics("kept").at("/data/used").intValue());
        Path drop = files.put("drop.json", CaseFiles.recipe("drop", columns, "y", "1", ", \"missing\": \"drop\""));
        assertSays(done("dropped", drop, data), 0, "'z'", "of 1,000 rows", "the share of positive rows goes from");
    }

    /** rare5, rare12: exact counts with every seed; what cannot be tested is named; the run is saved. */
    @ParameterizedTest
    @CsvSource({"5, 3, 1, 1", "12, 9, 1, 2"})
    void rareClassesHaveTheirShareOfEveryPart(int positives, int train, int validation, int test) throws IOException {
        String name = "rare" + positives;
        Path data = files.put(name + ".csv", CaseFiles.rare(positives));
        Path recipe = files.put(name + ".json", CaseFiles.recipe(name, "\"numeric\": [\"a\", \"b\"]", "y", "1", ""));
        for (int seed = 1; seed <= 11; seed++) {
            String out = name + "-" + seed;
            CommandLineRun run =
                    done(out, recipe, data, "--quick", "--models", "majority,logistic", "--seed", "" + seed);
            assertSays(run, 0, "models are not tested against each other or against guessing");
            JsonNode split = metrics(out).get("split");
            assertEquals(
                    train,
                    Math.round(split.get("train").intValue()
                            * split.get("trainPositiveRate").doubleValue()));
            assertEquals(
                    validation,
                    Math.round(split.get("validation").intValue()
                            * split.get("validationPositiveRate").doubleValue()));
            assertEquals(
                    test,
                    Math.round(split.get("test").intValue()
                            * split.get("testPositiveRate").doubleValue()));
        }
        CommandLineRun whole =
                done("whole", recipe, data, "--models", "majority,logistic,forest", "--seed", "3", "--folds", "3");
        assertSays(whole, 0, "left out: importance and dependence (it takes 5 rows of each class");
        assertTrue(Files.exists(home.resolve("whole/forest.backbeat")));
        assertTrue(Files.readString(home.resolve("whole/report.md")).contains("Left out: importance"));
    }

    /** tiny20: a whole study, and a quick one. */
    @Test
    void twentyRowsAreEnough() throws IOException {
        Path data = files.put("tiny20.csv", CaseFiles.table("a,y", 20, i -> i + "," + i % 2));
        Path recipe = files.put("tiny20.json", CaseFiles.recipe("tiny20", "\"numeric\": [\"a\"]", "y", "1", ""));
        assertSays(done("quick", recipe, data, "--quick"), 0, "the test part has 2 rows of the rarer class");
        assertSays(done("whole", recipe, data, "--folds", "3"), 0, "3 folds");
        Path five = files.put("tiny5.csv", CaseFiles.table("a,y", 5, i -> i + "," + i % 2));
        assertSays(run("refused", recipe, five), 1, "at least 3 positive and 3 negative rows");
        assertFalse(Files.exists(home.resolve("refused")));
    }

    /** same: rows that nothing tells apart. k is large, and no log loss is worse than the majority's by more than noise. */
    @Test
    void equalRowsAreToldApartByNobody() throws IOException {
        Path data = files.put("same.csv", CaseFiles.table("a,b,c,y", 1000, i -> "1.5,2.5," + i + "," + i % 2));
        Path recipe = files.put(
                "same.json", CaseFiles.recipe("same", "\"numeric\": [\"a\", \"b\"], \"text\": [\"c\"]", "y", "1", ""));
        done("out", recipe, data, "--models", "majority,logistic,knn,forest", "--repeat", "1");
        JsonNode models = metrics("out").get("models");
        double majority = models.at("/majority/logLoss/value").doubleValue();
        for (String model : List.of("logistic", "knn", "forest")) {
            double loss = models.at("/" + model + "/logLoss/value").doubleValue();
            assertTrue(loss < majority + 0.01, model + ": " + loss + " beside " + majority);
        }
        assertTrue(Integer.parseInt(metrics("out").at("/details/knn/options/k").textValue()) > 1);
    }

    /** constant: the message names the equal rows that were taken out, and how to keep them. */
    @Test
    void equalRowsThatAreTakenOutAreNamed() throws IOException {
        Path data = files.put("constant.csv", CaseFiles.table("a,y", 501, i -> "14.62," + i % 2));
        String columns = "\"numeric\": [\"a\"]";
        Path recipe = files.put("constant.json", CaseFiles.recipe("constant", columns, "y", "1", ""));
        assertSays(
                run("refused", recipe, data), 1, "499 of 501 rows", "write \"duplicates\": \"keep\" into the recipe");
        Path keep =
                files.put("keep.json", CaseFiles.recipe("constant", columns, "y", "1", ", \"duplicates\": \"keep\""));
        done("kept", keep, data);
        assertEquals(501, metrics("kept").at("/data/used").intValue());
    }

    /** huge: column, value and the largest allowed, by both commands alike. */
    @Test
    void numbersBeyondTheLimitAreNamed() throws IOException {
        Path data =
                files.put("huge.csv", CaseFiles.table("x,y", 60, i -> (i / 2 % 2 == 0 ? "" : "-") + "1e308," + i % 2));
        Path recipe = files.put("huge.json", CaseFiles.recipe("huge", "\"numeric\": [\"x\"]", "y", "1", ""));
        for (CommandLineRun run : List.of(run("out", recipe, data), describe(recipe, data))) {
            assertSays(run, 1, "column 'x'", "1e+308".replace("+", ""), "1e100");
        }
    }

    /** people: equal rows may be different cases. */
    @Test
    void equalRowsMayBeDifferentCases() throws IOException {
        Path data = files.put("people.csv", CaseFiles.people());
        String columns = "\"categorical\": [\"q1\", \"q2\", \"q3\", \"q4\"]";
        Path keep = files.put(
                "keep.json", CaseFiles.recipe("people", columns, "party", "rep", ", \"duplicates\": \"keep\""));
        done("kept", keep, data);
        assertEquals(435, metrics("kept").at("/data/used").intValue());
        Path drop = files.put("drop.json", CaseFiles.recipe("people", columns, "party", "rep", ""));
        assertSays(
                done("dropped", drop, data),
                0,
                "rows are missing. exact duplicates:",
                "of 435 rows",
                "the share of positive rows goes from 40.0 %");
    }

    /** noise: a positive verdict stands never beside its contrary; how often it comes is CoinFlipsTest's. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void coinsAreNotSaidToBePredictable(int seed) throws IOException {
        Path data = files.put("noise.csv", CaseFiles.noise());
        Path recipe = files.put("noise.json", CaseFiles.recipe("noise", "\"numeric\": [\"a\", \"b\"]", "y", "1", ""));
        done("out", recipe, data, "--quick", "--seed", "" + seed);
        String report = Files.readString(home.resolve("out/report.md"));
        boolean yes = report.contains("can be predicted from the other columns.");
        boolean no = report.contains("Not shown: that y is 1 can be predicted");
        assertTrue(yes ^ no, report);
        assertFalse(report.contains("no difference shown from majority"), report);
        assertTrue(no, report);
    }

    /** versions: spelled variants of a title are one group, live versions another only where that is asked for. */
    @ParameterizedTest
    @CsvSource({"title, 3", "titleLiveApart, 4", "exact, 6"})
    void versionsOfATitleAreOneGroup(String form, int groups) throws IOException {
        Path data = files.put("versions.csv", CaseFiles.versions());
        Path recipe = files.put(
                "versions.json",
                CaseFiles.recipe(
                        "versions",
                        "\"numeric\": [\"x\"], \"text\": [\"artists\", \"track_name\"]",
                        "y",
                        "1",
                        ", \"groups\": {\"work\": {\"columns\": [\"artists\", \"track_name\"], \"firstOf\": \";\","
                                + " \"normalForm\": \"" + form + "\"}}, \"protocols\": {\"work\": {\"summary\":"
                                + " \"by work\", \"onePer\": \"work\"}, \"whole\": {\"summary\": \"whole\","
                                + " \"together\": \"work\"}}"));
        CommandLineRun one = CommandLineRun.of(
                "run",
                "--protocol",
                "work",
                "--recipe",
                recipe.toString(),
                "--data",
                data.toString(),
                "--out",
                home.resolve("one").toString());
        assertSays(one, 1, "of the " + groups + " rows used");
        if (groups == 4) { // three groups are too few for three parts of both classes
            done("whole", recipe, data, "--quick", "--models", "majority,logistic", "--protocol", "whole");
            List<String> split = Files.readAllLines(home.resolve("whole/split.csv"));
            String first = part(split, 0);
            assertEquals(first, part(split, 1));
            assertEquals(first, part(split, 2));
        }
    }

    private static String part(List<String> split, int row) {
        return split.stream()
                .filter(line -> line.startsWith(row + ","))
                .findFirst()
                .orElseThrow()
                .split(",")[1];
    }
}
