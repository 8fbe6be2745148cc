package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that hold awkward things (labels, gaps, rare classes, equal rows, versions), from the file to a run. */
class AwkwardTablesTest extends AwkwardCase {
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
                "many rows are left out. Exact duplicates:",
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
        boolean no = report.contains("Not shown: that “y is 1” can be predicted");
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

    /** Identifiers called as columns of the files that they are copied into: those had two columns of that name, and could not be compared. */
    @ParameterizedTest
    @ValueSource(strings = {"row", "label", "cluster", "logistic", "probability"})
    void columnsMayBeCalledLikeThoseOfTheFilesOfARun(String name) throws IOException {
        Path data = files.put(
                "named.csv", CaseFiles.table(name + ",x,y", 200, i -> "r" + i + "," + i * 37 % 101 + "," + i % 2));
        String more = ", \"id\": \"" + name + "\"";
        Path recipe = files.put(
                "named.json",
                CaseFiles.recipe("named", "\"numeric\": [\"x\"], \"text\": [\"" + name + "\"]", "y", "1", more));
        done("out", recipe, data);
        String folder = home.resolve("out").toString();
        assertSays(CommandLineRun.of("compare", folder, folder), 0, "identical to the byte");
        String header = new String(predictions("out"), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        String shown = name.equals("probability") ? name : "input_" + name;
        assertEquals("row," + shown + ",cluster,label,majority,logistic", header);
        Path answers = home.resolve("answers.csv");
        assertSays(
                CommandLineRun.of("predict", folder + "/logistic.backbeat", data.toString(), "-o", answers.toString()),
                0,
                "Predicted 200 rows");
        String copied = name.equals("row") || name.equals("probability") ? "input_" + name : name;
        assertEquals(
                "row," + copied + ",probability,decision",
                Files.readAllLines(answers).get(0));
    }

    /** A column of the file may have the name that another's gaps get. */
    @Test
    void aNameThatIsMadeAndOneOfTheFileAreNamed() throws IOException {
        Path data = files.put(
                "gaps.csv",
                CaseFiles.table("x,x is missing,y", 200, i -> (i % 3 == 0 ? "" : "" + i) + "," + i % 7 + "," + i % 2));
        Path recipe = files.put(
                "gaps.json", CaseFiles.recipe("gaps", "\"numeric\": [\"x\", \"x is missing\"]", "y", "1", ""));
        assertSays(
                run("out", recipe, data),
                1,
                "Two columns to learn from are called 'x is missing'",
                "drop it in the recipe");
    }
}
