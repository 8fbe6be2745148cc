package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code --format json}: every command has it, and prints one JSON document and nothing else. */
class JsonAnswersTest {
    /** What has no answer to print: programs that take over the terminal, and what the launcher does by itself. */
    private static final Set<String> WITHOUT =
            Set.of("shell", "verify", "spark", "bench", "dist", "generate-completion", "generate-man", "help");

    @TempDir
    private Path folder;

    private Path songs;

    private static Stream<CommandLine> leaves(CommandLine line) {
        return line.getSubcommands().isEmpty()
                ? Stream.of(line)
                : line.getSubcommands().values().stream().flatMap(JsonAnswersTest::leaves);
    }

    @Test
    void everyCommandHasTheOption() {
        List<String> missing = new ArrayList<>();
        leaves(Backbeat.commandLine())
                .filter(line -> !WITHOUT.contains(line.getCommandName()))
                .filter(line -> line.getCommandSpec().findOption("--format") == null)
                .forEach(line -> missing.add(line.getCommandSpec().qualifiedName()));
        assertEquals(List.of(), missing);
    }

    private JsonNode answer(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        CommandLineRun run = CommandLineRun.of(all.toArray(String[]::new));
        assertEquals(0, run.code(), String.join(" ", all) + ": " + run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void dataCommandsAnswer() throws IOException {
        songs = SmallSongs.write(folder, SmallSongs.lines(700));
        JsonNode check = answer("data", "check", "--data", songs.toString());
        assertEquals(700, check.at("/data/rows").asInt(), check.toString());
        assertTrue(check.at("/split/train").asInt() > 0, check.toString());
        assertEquals(
                5,
                answer("data", "synthesize", "--rows", "5", "--out", in("five.csv"))
                        .get("rows")
                        .asInt());
        JsonNode export = answer("data", "export", "--data", songs.toString(), "--out", in("matrix"));
        assertTrue(export.at("/meta/parts/train").asInt() > 0, export.toString());
        JsonNode draft = answer("recipe", "init", songs.toString(), "--label", "explicit");
        assertEquals("explicit", draft.at("/recipe/label/column").asText(), draft.toString());
        assertEquals(1, draft.at("/recipe/format").asInt());
        JsonNode recipe = answer("recipe", "check", "--data", songs.toString());
        assertTrue(recipe.get("oneHot").asInt() > recipe.get("numeric").asInt(), recipe.toString());
    }

    @Test
    void modelCommandsAnswer() throws IOException {
        songs = SmallSongs.write(folder, SmallSongs.lines(700));
        String model = in("forest.backbeat");
        JsonNode trained =
                answer("train", "--model", "forest", "--trees", "5", "--data", songs.toString(), "--save", model);
        assertEquals(Files.size(Path.of(model)), trained.get("bytes").asLong());
        assertTrue(trained.at("/test/auc").asDouble() > 0, trained.toString());
        JsonNode predicted = answer("predict", model, songs.toString(), "-o", in("answers.csv"));
        assertEquals(700, predicted.get("rows").asInt());
        assertTrue(answer("inspect", model).isObject());
        JsonNode exported = answer("export", model, "--onnx", in("forest.onnx"));
        assertTrue(exported.get("needs").asText().startsWith("ONNX Runtime"), exported.toString());
        CommandLineRun both = CommandLineRun.of("predict", model, in("none.csv"), "--format", "json");
        assertEquals(1, both.code());
        assertTrue(new ObjectMapper().readTree(both.err()).has("error"), both.err());
    }

    @Test
    void bookCommandsAnswer() throws IOException {
        assertEquals(7, answer("explore", "knn", "--svg", in("knn.svg")).size());
        String home = "..";
        JsonNode book = answer("docs", "--home", home, "--out", in("book"));
        assertTrue(book.get("files").asInt() > 10, book.toString());
        JsonNode list = answer("exercise", "list", "--home", home);
        assertEquals(12, list.size());
        String name = list.get(0).get("name").asText();
        JsonNode started = answer("exercise", "start", name, "--home", home, "--dir", in("answers"));
        assertTrue(Files.isRegularFile(Path.of(started.get("answer").asText())));
        CommandLineRun check = CommandLineRun.of(
                "exercise", "check", name, "--home", home, "--dir", in("answers"), "--format", "json");
        assertEquals(1, check.code(), check.err());
        JsonNode checked = new ObjectMapper().readTree(check.out());
        assertFalse(checked.get("right").asBoolean());
        assertFalse(checked.get("finding").asText().isEmpty());
    }
}
