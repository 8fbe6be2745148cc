package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splits, folds and further seeds of tables in which few rows, or the rows of few groups, are of one class. */
class FewOfAClassTest extends AwkwardCase {
    /** 600 rows of 150 persons, of whom few have positive rows. */
    private Path persons(IntPredicate positive) throws IOException {
        return files.put(
                "persons.csv",
                CaseFiles.table(
                        "person,x,y",
                        600,
                        i -> "p" + i / 4 + "," + i * 7 % 31 + ","
                                + (positive.test(i / 4) && i % 4 < 3 ? "yes" : "no")));
    }

    private Path byPerson() throws IOException {
        return files.put(
                "persons.json",
                CaseFiles.recipe(
                        "persons",
                        "\"numeric\": [\"x\"], \"text\": [\"person\"]",
                        "y",
                        "yes",
                        ", \"groups\": {\"person\": {\"columns\": [\"person\"]}}, \"protocols\": {\"person\": {\"summary\":"
                                + " \"by person\", \"together\": \"person\"}}, \"defaultProtocol\": \"person\""));
    }

    /** A cross-validation that would leave a fold without a class is refused before anything is fitted. */
    @ParameterizedTest
    @CsvSource({
        "rare, 6, y is 1 holds for 5 of the 1000 rows, 5",
        "eight, 5, y is 1 holds for 4 of the 8 rows, 4",
        "most, 4, y is 1 does not hold for 3 of the 40 rows, 3"
    })
    void foldsWithoutAClassAreRefusedBeforehand(String kind, int folds, String why, int most) throws IOException {
        String table = switch (kind) {
            case "rare" -> CaseFiles.rare(5);
            case "eight" -> CaseFiles.table("a,b,y", 8, i -> i + ",0," + i % 2);
            default -> CaseFiles.table("a,b,y", 40, i -> i + "," + i % 3 + "," + (i < 3 ? 0 : 1));
        };
        Path data = files.put(kind + ".csv", table);
        Path recipe = files.put(kind + ".json", CaseFiles.recipe(kind, "\"numeric\": [\"a\", \"b\"]", "y", "1", ""));
        String[] asked = {"--quick", "--models", "majority,logistic", "--folds", "" + folds};
        CommandLineRun refused = run("out", recipe, data, asked);
        assertSays(
                refused,
                1,
                "--folds " + folds,
                why.replace("1000", "1,000"),
                "every fold needs one, so at most " + most + " folds");
        assertTrue(Files.notExists(home.resolve("out")));
        asked[4] = "" + most;
        assertSays(done("out", recipe, data, asked), 0, most + " folds");
    }

    /** Five persons have all the positive rows: every part gets one of them with every seed, and there are five folds. */
    @Test
    void everyPartGetsAGroupOfTheRarerClass() throws IOException {
        List<Integer> holding = List.of(3, 40, 77, 120, 149);
        Path data = persons(holding::contains);
        Path recipe = byPerson();
        for (int seed = 42; seed < 52; seed++) {
            assertSays(
                    CommandLineRun.of(
                            "recipe", "check", recipe.toString(), "--data", data.toString(), "--seed", "" + seed),
                    0,
                    "Nothing was fitted");
        }
        String[] asked = {"--quick", "--models", "majority,logistic", "--folds", "10", "--repeat", "5"};
        assertSays(
                run("out", recipe, data, asked),
                1,
                "y is yes holds for rows of 5 of the 150 groups (person), which stay whole",
                "at most 5 folds");
        asked[4] = "5";
        assertSays(done("out", recipe, data, asked), 0, "5 folds", "5 seeds");
    }

    @Test
    void ofFewerGroupsThanPartsTheMessageSaysHowManyAreNeeded() throws IOException {
        CommandLineRun refused = run("out", byPerson(), persons(person -> person == 3 || person == 77));
        assertSays(
                refused,
                1,
                "the rows stay together by person, and y is yes holds for rows of 2 of the 150 groups only",
                "Training, validation and test need one each: at least 3 groups with positive rows");
    }

    /** Nine positive test rows are too few for a test, intervals over eleven are too narrow, and that is said; of rows or of what is independent. */
    @ParameterizedTest
    @CsvSource({
        "45, false, the test part has 9 rows of the rarer class; models are not tested",
        "55, true, the test part has 11 rows of the rarer class; intervals over so few are too narrow",
        "110, true, ''"
    })
    void testsTakeTenRowsOfAClass(int positives, boolean tested, String warning) throws IOException {
        Path data = files.put("rare.csv", CaseFiles.rare(positives));
        Path recipe = files.put("rare.json", CaseFiles.recipe("rare", "\"numeric\": [\"a\", \"b\"]", "y", "1", ""));
        assertTested(done("out", recipe, data, "--quick", "--models", "majority,logistic"), tested, warning);
    }

    /** Eighteen positive rows, and six persons whose they are: what tests rest on are the persons. */
    @Test
    void testsTakeTenGroupsOfAClass() throws IOException {
        CommandLineRun run =
                done("out", byPerson(), persons(person -> person % 5 == 0), "--quick", "--models", "majority,logistic");
        assertTested(run, false, "the test part has one class in 6 groups (person) alone; models are not tested");
    }

    private void assertTested(CommandLineRun run, boolean tested, String warning) throws IOException {
        String said = (run.out() + run.err()).replaceAll("\\n +", " ");
        assertTrue(said.contains(warning), said);
        if (warning.isEmpty()) {
            assertFalse(said.contains("the test part has"), said);
        }
        assertEquals(tested, metrics("out").path("chance").has("logistic"), said);
        assertEquals(tested, metrics("out").path("comparisons").size() > 0, said);
        assertEquals(tested, Files.readString(home.resolve("out/report.md")).contains("Which differences hold"));
    }

    /** One of three positive rows is an outlier, and with it the only one of training: such seeds are named. */
    @Test
    void aSeedThatCannotBeUsedIsNamed() throws IOException {
        Path data = files.put(
                "outlier.csv",
                CaseFiles.table(
                        "a,b,y",
                        60,
                        i -> (i == 0 ? 1_000_000 : i < 3 ? 30 + i : i) + "," + i * 7 % 11 + "," + (i < 3 ? 1 : 0)));
        Path recipe =
                files.put("outlier.json", CaseFiles.recipe("outlier", "\"numeric\": [\"a\", \"b\"]", "y", "1", ""));
        List<String> asked = new ArrayList<>(List.of(
                "--quick", "--models", "majority,logistic", "--outliers", "drop", "--repeat", "12", "--seed", "1"));
        CommandLineRun run = run("1", recipe, data, asked.toArray(String[]::new));
        for (int seed = 2; run.code() != 0 && seed < 9; seed++) {
            asked.set(asked.size() - 1, "" + seed);
            run = run("1", recipe, data, asked.toArray(String[]::new));
        }
        assertEquals(0, run.code(), run.err());
        JsonNode left = metrics("1").get("leftOut");
        String report = Files.readString(home.resolve("1/report.md"));
        String said = (run.out() + run.err()).replaceAll("\\n +", " ");
        int seeds = 0;
        for (JsonNode part : left) {
            String name = part.get("part").textValue();
            if (name.matches("seed [0-9]+")) {
                seeds++;
                assertTrue(part.get("reason").textValue().contains("rows for training"), left.toString());
                assertTrue(said.contains("left out: " + name + " ("), said);
                assertTrue(report.contains("Left out: " + name + " ("), report);
            }
        }
        assertTrue(seeds > 0, left.toString());
        assertTrue(said.contains(12 - seeds + " seeds"), said);
    }
}
