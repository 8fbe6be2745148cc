package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file alone to a recipe, and what a run would make of it. */
class RecipeCommandTest {
    private static final int ROWS = 240;

    @TempDir
    private Path folder;

    /** A table with everything that a draft has to find. */
    private static String table(String separator, char point) {
        Xoshiro256 random = new Xoshiro256(5);
        StringBuilder csv = new StringBuilder(String.join(
                separator, "id", "patient", "size", "score", "kind", "smoker", "visit", "unit", "code", "after",
                "sick"));
        csv.append('\n');
        for (int i = 0; i < ROWS; i++) {
            boolean sick = random.nextInt(3) == 0;
            String size = random.nextInt(8) == 0 ? "?" : "%d.%d".formatted(random.nextInt(90), random.nextInt(10));
            csv.append(String.join(
                            separator,
                            String.valueOf(1000 + i),
                            "P" + random.nextInt(150),
                            size.replace('.', point),
                            random.nextInt(9) == 0 ? "-999" : String.valueOf(random.nextInt(50) + (sick ? 10 : 0)),
                            "abc".substring(random.nextInt(3)).substring(0, 1),
                            random.nextInt(2) == 0 ? "yes" : "no",
                            "%d.%d.2024".formatted(1 + random.nextInt(28), 1 + random.nextInt(12)),
                            "cm",
                            "X" + i,
                            sick ? "treated" : "home",
                            sick ? "Yes" : "no"))
                    .append('\n');
        }
        return csv.toString();
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    private Recipe drafted(Path file, String... more) throws IOException {
        Path json = folder.resolve("drafted.json");
        String[] arguments = Stream.concat(
                        Stream.of("recipe", "init", file.toString(), "-o", json.toString(), "--force"),
                        Arrays.stream(more))
                .toArray(String[]::new);
        CommandOutput.of(arguments);
        return RecipeJson.read(json);
    }

    /** As R writes tables: NA among numbers is a gap of its own accord; numbers of patients, some of them twice, are names. */
    @Test
    void gapsAmongNumbersAndRepeatedIdentifiers() throws IOException {
        StringBuilder csv = new StringBuilder("\"\",ID,age,dose,sick\n");
        for (int i = 1; i <= 100; i++) {
            String age = i % 9 == 0 ? "NA" : 20 + i % 50 + ".5";
            csv.append('"')
                    .append(i)
                    .append("\",")
                    .append(1000 + 7 * (i - i % 10 / 9))
                    .append(',');
            csv.append(age)
                    .append(',')
                    .append(i % 7 == 0 ? "NA" : i % 3)
                    .append(',')
                    .append(i % 2)
                    .append('\n');
        }
        Recipe recipe = drafted(file("r.csv", csv.toString()), "--label", "sick");
        assertEquals(List.of("age", "dose"), recipe.columns().numeric());
        assertEquals(List.of("ID"), recipe.columns().texts());
        assertEquals(List.of("ID"), recipe.group("ID").columns());
    }

    @Test
    void columnsAreWhatTheySeemToBe() throws IOException {
        Recipe recipe = drafted(file("visits.csv", table(",", '.')));
        assertEquals("visits", recipe.name());
        assertEquals(List.of("size", "score"), recipe.columns().numeric());
        assertEquals(List.of("smoker"), recipe.columns().booleans());
        assertEquals(List.of("kind"), recipe.columns().categorical());
        assertEquals(List.of("patient", "code"), recipe.columns().texts());
        assertEquals(List.of("id", "unit", "after"), recipe.dropped());
        assertEquals(
                "d.M.yyyy", recipe.columns().reading().dates().get(0).pattern().orElseThrow());
        assertEquals(
                Map.of("size", List.of("?"), "score", List.of("-999")),
                recipe.columns().reading().columnMarks());
        assertEquals("sick is Yes", recipe.label().toString());
        assertEquals("code", recipe.id().orElseThrow());
        assertEquals("together", recipe.defaultProtocol());
        assertEquals(List.of("patient"), recipe.group("patient").columns());
        String text = Files.readString(folder.resolve("drafted.json"));
        for (String why : List.of(
                "\"id\", // every row has another whole number: an identifier",
                "\"unit\", // every row has the same value",
                "\"after\" // it alone tells the label (AUC 1.000)",
                "'Yes' in ")) {
            assertTrue(text.contains(why), () -> why + " is not in " + text);
        }
    }

    @Test
    void aCheckedDraftSaysWhatARunWouldDo() throws IOException {
        Path data = file("visits.csv", table(",", '.'));
        drafted(data);
        String said = CommandOutput.of(
                "recipe", "check", folder.resolve("drafted.json").toString(), "--data", data.toString());
        for (String part : List.of(
                "no patient on two sides",
                "positive",
                "missing in ",
                "Dropped, as the recipe says: 'id', 'unit', 'after'",
                "Learners see ",
                "Nothing was fitted.")) {
            assertTrue(said.contains(part), () -> part + " is not in " + said);
        }
        assertFalse(Files.exists(folder.resolve("metrics.json")));
    }

    @Test
    void dialectsThatCannotBeToldSafelyAreGuessed() throws IOException {
        Recipe german = drafted(file("visits.csv", "# exported\n" + table(";", ',')));
        assertEquals(',', german.csv().decimal());
        assertEquals('#', german.csv().comment().orElseThrow());
        assertEquals(List.of("size", "score"), german.columns().numeric());
        String headless = table(",", '.').lines().skip(1).reduce("", (a, b) -> a + b + "\n");
        Recipe numbered = drafted(file("visits.csv", headless), "--label", "column11");
        assertEquals(11, numbered.csv().names().size());
        assertEquals("column11 is Yes", numbered.label().toString());
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, table(",", '.').replace("treated", "geküßt").getBytes("windows-1252"));
        assertEquals("windows-1252", drafted(latin).csv().encoding().orElseThrow());
        String long1 = "id,paid,y\n1,\"1,250\",a\n2,\"12,000\",b\n3,\"1,000,000\",a\n4,\"950\",b\n";
        assertEquals(',', drafted(file("paid.csv", long1)).csv().thousands().orElseThrow());
    }

    @Test
    void labelsAreMadeOfWhatTheColumnHolds() throws IOException {
        StringBuilder grades = new StringBuilder("x,grade,word\n");
        for (int i = 0; i < 100; i++) {
            grades.append(i % 7)
                    .append('.')
                    .append(i % 10)
                    .append(',')
                    .append(i % 5)
                    .append(',');
            grades.append(List.of("Yes", "yes", "No", "no.").get(i % 4)).append('\n');
        }
        Path file = file("grades.csv", grades.toString());
        assertEquals("grade >= 2", drafted(file, "--label", "grade").label().toString());
        assertEquals(
                "word is one of Yes, yes",
                drafted(file, "--label", "word").label().toString());
        CommandLineRun none = CommandLineRun.of("recipe", "init", file.toString(), "--label", "mark");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("There is no column 'mark'; there are x, grade, word"), none.err());
    }

    @Test
    void withoutARecipeDescribeGuessesAndRunSaysWhatToDo() throws IOException {
        Path data = file("visits.csv", table(";", '.'));
        CommandLineRun described = CommandLineRun.of("data", "describe", "--data", data.toString());
        assertEquals(0, described.code(), described.err());
        assertTrue(described.err().contains("no recipe was named"), described.err());
        assertTrue(described.out().contains("sick is Yes holds for"), described.out());
        CommandLineRun run = CommandLineRun.of("run", "--data", data.toString(), "--out", folder + "/x");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("backbeat recipe init " + data), run.err());
    }

    /** A column that has a value only where the label is yes gives it away by being empty, whatever it holds. */
    @Test
    void columnsThatGiveTheLabelAwayByBeingEmptyAreDropped() throws IOException {
        StringBuilder csv = new StringBuilder("x,refund,until,reason,often,churn\n");
        for (int i = 0; i < 150; i++) {
            boolean churn = i * 7 % 3 == 0;
            csv.append(i * 37 % 101 / 10.0)
                    .append(churn ? "," + (i + 5) + ".5,2020-01-0" + (1 + i % 9) + "," + "abc".charAt(i % 3) : ",,,")
                    .append(i % 5 == 0 ? "," : "," + i % 4)
                    .append(churn ? ",yes\n" : ",no\n");
        }
        Path file = file("absent.csv", csv.toString());
        Recipe recipe = drafted(file, "--label", "churn");
        assertEquals(List.of("refund", "until", "reason"), recipe.dropped());
        assertEquals(List.of("x", "often"), recipe.columns().numeric());
        String draft = CommandOutput.of("recipe", "init", file.toString(), "--label", "churn");
        assertTrue(
                draft.contains("whether it is missing alone tells the label (AUC 1.000): known only afterwards?"),
                draft);
        assertTrue(draft.contains("move it to date"), draft);
    }

    /** A mark far below numbers of either sign, as it is written there; unknown beside yes and no; a number like others is none. */
    @Test
    void marksOfMissingValuesAreFound() throws IOException {
        StringBuilder csv = new StringBuilder("b,f,near,y\n");
        for (int i = 0; i < 400; i++) {
            csv.append(i % 7 == 0 ? "-999.0" : String.valueOf((i * 37 % 131 - 70) / 20.0))
                    .append(i % 9 == 0 ? ",unknown" : i % 2 == 0 ? ",true" : ",false")
                    .append(i % 7 == 1 ? ",-99" : "," + (i % 90 - 80))
                    .append(i * 5 % 3 == 0 ? ",yes\n" : ",no\n");
        }
        Path file = file("marks.csv", csv.toString());
        Recipe recipe = drafted(file);
        assertEquals(List.of("b", "near"), recipe.columns().numeric());
        assertEquals(List.of("f"), recipe.columns().booleans());
        String draft = CommandOutput.of("recipe", "init", file.toString());
        assertTrue(
                draft.contains("\"b\": [\"-999.0\"], // '-999.0': 58 rows have it, far below all other numbers"),
                draft);
        assertTrue(draft.contains("\"f\": [\"unknown\"] // 'unknown': 45 rows have it beside yes and no"), draft);
    }

    @Test
    void whatADraftLeavesOutOrTakesForGrantedIsSaid() throws IOException {
        StringBuilder csv = new StringBuilder("x,c,y\n");
        for (int i = 0; i < 150; i++) {
            csv.append(i * 37 % 101).append(i == 20 ? ",a,b," : ",a,").append(i % 2 == 0 ? "yes\n" : "no\n");
        }
        Path file = file("extra.csv", csv.toString());
        CommandLineRun init = CommandLineRun.of("recipe", "init", file.toString());
        for (String said : List.of(init.out(), init.err())) {
            assertTrue(said.contains("1 of 150 rows cannot be read and is left out here, line 22: it has 4"), said);
        }
        CommandLineRun describe = CommandLineRun.of("data", "describe", "--data", file.toString());
        assertEquals(0, describe.code(), describe.err());
        assertTrue(describe.out().contains("149 rows read, 1 rejected"), describe.out());
        assertTrue(
                describe.out().contains("  data row 20 (line 22): it has 4 fields, the header has 3"), describe.out());
        assertEquals(
                1,
                CommandLineRun.of("data", "describe", "--data", file.toString(), "--on-bad-row", "fail")
                        .code());
        StringBuilder texts = new StringBuilder();
        StringBuilder names = new StringBuilder("name,c,y\n");
        for (int i = 0; i < 60; i++) {
            texts.append("ab".charAt(i % 2))
                    .append(",")
                    .append("cde".charAt(i % 3))
                    .append(i % 4 < 2 ? ",f\n" : ",g\n");
            names.append("n").append(i).append("z,1,").append(i % 2).append("\n");
        }
        String draft = CommandOutput.of(
                "recipe", "init", file("texts.csv", "b,e,g\n" + texts).toString());
        assertTrue(draft.contains("the first row is taken for the header; if it is data, write"), draft);
        CommandLineRun unique = CommandLineRun.of(
                "recipe", "init", file("names.csv", names.toString()).toString(), "--label", "name");
        assertEquals(1, unique.code());
        assertTrue(unique.err().contains("another text in every one of its 60 rows"), unique.err());
    }

    @Test
    void whatCannotBeDraftedIsSaid() throws IOException {
        refused("is empty", file("empty.csv", ""));
        refused("There is no file", folder.resolve("none.csv"));
        refused("is a directory", folder);
        refused("every row has the same value", file("constant.csv", "a,y\n1,0\n1,1\n1,0\n"));
        refused("name the label's column, recipe init FILE --label COLUMN", file("names.csv", "a,b\nu,v\nu,v\n"));
        refused("has a header but no rows", file("header.csv", "a,b\n"));
    }

    /** What several columns are called was told in a comment alone, and not at all where nothing else was left. */
    @Test
    void namesThatColumnsShareAreSaid() throws IOException {
        StringBuilder csv = new StringBuilder("a,a,b,y\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 7)
                    .append(",1,")
                    .append(i * 37 % 101)
                    .append(",")
                    .append(i % 2)
                    .append("\n");
        }
        String told = "more than one column is called 'a', and such columns cannot be read";
        Path file = file("twice.csv", csv.toString());
        CommandLineRun init = CommandLineRun.of("recipe", "init", file.toString());
        assertTrue(init.out().contains(told) && init.err().contains(told), init.out() + init.err());
        refused("has no column to learn from: " + told, file("alone.csv", "a,a,y\n1,2,0\n3,4,1\n5,6,1\n"));
        refused("the same value; " + told, file("both.csv", "a,a,c,y\n1,2,7,0\n3,4,7,1\n5,6,7,1\n"));
    }

    /** A draft reads its file twice: a pipe was called empty. */
    @Test
    void onlyFilesAreDraftedFrom() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        refused("is no file on a disk", pipe);
        refused("not from standard input", Path.of("-"));
    }

    /** A number that is left out, for it tells the label, still says that the first row is a header. */
    @Test
    void aHeaderAboveNumbersIsNotDoubted() throws IOException {
        StringBuilder csv = new StringBuilder("x,c,y\n");
        for (int i = 0; i < 100; i++) {
            csv.append(i % 2 + i / 1000.0)
                    .append(",")
                    .append("abc".charAt(i % 3))
                    .append(i % 2 == 0 ? ",no\n" : ",yes\n");
        }
        String draft = CommandOutput.of(
                "recipe", "init", file("told.csv", csv.toString()).toString());
        assertTrue(draft.contains("it alone tells the label") && !draft.contains("taken for the header"), draft);
    }

    private void refused(String message, Path file) {
        CommandLineRun run = CommandLineRun.of("recipe", "init", file.toString());
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void foreignTextsStayInTheirComments() throws IOException {
        String name = "a\"\u001b[31m */ \u202e//";
        StringBuilder csv = new StringBuilder("\"" + name.replace("\"", "\"\"") + "\",y\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 7).append(".5,").append(i % 2).append('\n');
        }
        Path file = file("x\u001b[0m.csv", csv.toString());
        assertEquals(List.of(name), drafted(file).columns().numeric());
        String text = Files.readString(folder.resolve("drafted.json"), StandardCharsets.UTF_8);
        assertFalse(text.contains("\u001b"), "no control character reaches a terminal");
    }
}
