package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.recipe.RecipeJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of models whose rows have several genres: track {@code id3} stands in two rows, 3 and 4. */
class SetCommandsTest {
    private static final List<String> MODELS = List.of("logistic", "knn", "forest", "mlp", "blend");

    @TempDir
    private static Path home;

    private static List<String> lines;
    private static Path data;
    private static Path run;

    @BeforeAll
    static void aRun() throws IOException {
        lines = SmallSongs.lines(600);
        data = SmallSongs.write(home, lines);
        run = home.resolve("run");
        ok("run", "--quick", "--data", data.toString(), "--out", run.toString());
    }

    private static CommandLineRun ok(String... arguments) {
        CommandLineRun made = CommandLineRun.of(arguments);
        assertEquals(0, made.code(), made.err());
        return made;
    }

    private static String genre(int row) {
        String line = lines.get(1 + row);
        return line.substring(line.lastIndexOf(',') + 1);
    }

    private static String withGenres(String genres) {
        String line = lines.get(4);
        return line.substring(0, line.lastIndexOf(',') + 1) + genres;
    }

    private static String model(String name) {
        return run.resolve(name + ".backbeat").toString();
    }

    /** The probability of row 3 with these genres. */
    private static double predicted(String name, String genres) throws IOException {
        Path file = home.resolve("row.csv");
        Files.writeString(file, lines.get(0) + "\n" + withGenres(genres) + "\n");
        Path answers = home.resolve("answer.csv");
        ok("predict", model(name), file.toString(), "-o", answers.toString(), "--force");
        String answer = Files.readAllLines(answers).get(1);
        String[] fields = answer.split(",");
        return Double.parseDouble(fields[fields.length - 2]);
    }

    /** The recipe that is named without an option is the same recipe: --genres was not heard there. */
    @Test
    void aRecipeIsCheckedWithTheGenresAskedFor() throws IOException {
        Path file = home.resolve("own.json");
        Files.write(
                file,
                RecipeJson.class
                        .getResourceAsStream("/backbeat/recipes/spotify.json")
                        .readAllBytes());
        List<String> named = List.of("--recipe", file.toString());
        for (List<String> recipe : List.of(List.of(file.toString()), named)) {
            List<String> check =
                    new ArrayList<>(List.of("recipe", "check", "--data", data.toString(), "--genres", "first"));
            check.addAll(recipe);
            String said = ok(check.toArray(String[]::new)).out();
            assertTrue(said.contains("Learners see 12 numeric columns"), said);
        }
    }

    @Test
    void explainTakesTheSetAndItsNumbersAsOne() throws IOException {
        JsonNode explained = new ObjectMapper()
                .readTree(ok("explain", "--run", run.toString(), "--track", "id3", "--format", "json")
                        .out());
        String genres = explained.path("values").path("track_genre").asText();
        assertEquals(Set.of(genre(3), genre(4)), Set.of(genres.split(";")));
        for (JsonNode answer : explained.path("models")) {
            JsonNode reasons = answer.path("reasons");
            String name = answer.path("model").asText();
            double sum = reasons.path("baseline").asDouble();
            double set = 0;
            for (JsonNode part : reasons.path("contributions")) {
                assertFalse(part.path("column").asText().startsWith("genres_"), name);
                sum += part.path("amount").asDouble();
                set += part.path("column").asText().equals("track_genre")
                        ? part.path("amount").asDouble()
                        : 0;
            }
            if (!reasons.path("contributions").isEmpty()) {
                assertEquals(reasons.path("output").asDouble(), sum, 1e-5, name);
            }
            if (name.equals("logistic") || name.equals("forest")) {
                JsonNode parts = reasons.path("data").path("parts of track_genre");
                assertEquals(5, parts.size(), name + reasons);
                double total = 0;
                for (JsonNode part : parts) {
                    total += part.asDouble();
                }
                assertEquals(set, total, 1e-9, name);
            }
            if (MODELS.contains(name)) {
                assertEquals(predicted(name, genres), answer.path("probability").asDouble(), 1e-9, name);
            }
        }
    }

    @Test
    void explainInWords() {
        String out = ok("explain", "--run", run.toString(), "--track", "id3").out();
        assertTrue(out.contains("track_genre adds by way of genres_number 2 "), out);
        assertTrue(out.contains("  track_genre contains ") || out.contains("  track_genre does not contain "), out);
        out.lines().forEach(line -> assertTrue(line.length() <= Backbeat.WIDTH, line));
    }

    @Test
    void membersInAnyOrderTwiceOrUnknown() throws IOException {
        for (String name : MODELS) {
            double both = predicted(name, genre(3) + ";" + genre(4));
            assertEquals(both, predicted(name, genre(4) + " ; " + genre(3) + ";" + genre(4)), name);
            assertEquals(predicted(name, ""), predicted(name, "polka"), name);
            assertEquals(predicted(name, genre(3)), predicted(name, "polka;zydeco;" + genre(3)), name);
        }
        assertTrue(predicted("logistic", genre(3)) != predicted("logistic", genre(3) + ";" + genre(4)));
    }

    @Test
    void inspectNamesMembersAndWhereNumbersComeFrom() {
        String out = ok("inspect", model("forest")).out();
        assertTrue(out.contains("2 categorical, 1 set, "), out);
        assertTrue(out.contains("genres_mean (of track_genre): mean "), out);
        assertTrue(out.contains("track_genre: set of 4 members, ';' between those of a row"), out);
        String tree =
                ok("inspect", model("forest"), "--tree", "1", "--depth", "30").out();
        assertTrue(tree.contains("track_genre contains "), tree);
        assertFalse(tree.contains("track_genre ="), tree);
    }

    @Test
    void predictTellsThatRowsStandApart() throws IOException {
        String note = "Note: no row has more than one track_genre";
        assertTrue(told(data).contains(note));
        Path file = home.resolve("joined.csv");
        Files.writeString(file, String.join("\n", lines) + "\n" + withGenres("pop;tango") + "\n");
        assertFalse(told(file).contains(note));
    }

    private static String told(Path rows) {
        String answers = home.resolve("answers.csv").toString();
        return ok("predict", model("logistic"), rows.toString(), "-o", answers, "--force")
                .err();
    }

    @Test
    void pmmlSaysWhatToDoInstead() {
        SmallRun.assertFailure(
                CommandLineRun.of("export", "--pmml", home.resolve("m.pmml").toString(), model("forest")),
                2,
                "several categories a row",
                "as ONNX",
                "--genres first");
    }
}
