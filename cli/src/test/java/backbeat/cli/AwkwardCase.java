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
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** From an awkward file to a run, through the commands; see the tests for what each kind of awkwardness ends in. */
abstract class AwkwardCase {
    static final int CR = 13;

    @TempDir
    Path home;

    CaseFiles files;
    Path dialect;

    @BeforeEach
    void aFolder() throws IOException {
        files = new CaseFiles(home);
        dialect = files.put("dialect.json", CaseFiles.DIALECT);
    }

    /** A recipe drafted from the file alone. */
    final Path drafted(Path data, String... more) {
        Path recipe = home.resolve("drafted.json");
        List<String> arguments =
                new ArrayList<>(List.of("recipe", "init", data.toString(), "-o", recipe.toString(), "--force"));
        arguments.addAll(List.of(more));
        CommandLineRun init = CommandLineRun.of(arguments.toArray(String[]::new));
        assertEquals(0, init.code(), init.err());
        return recipe;
    }

    static String fraction(int i) {
        return (i * 37 % 101) + "." + (1 + i * 7 % 9);
    }

    static String label(int i) {
        return i * 5 % 3 == 0 ? "yes" : "no";
    }

    /** A file of so many rows. */
    final Path table(String name, String header, int rows, IntFunction<String> row) throws IOException {
        return files.put(name, CaseFiles.table(header, rows, row));
    }

    /** A quick run of two models, unless more is asked for. */
    final CommandLineRun run(String out, Path recipe, Path data, String... more) {
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

    final CommandLineRun done(String out, Path recipe, Path data, String... more) {
        CommandLineRun run = run(out, recipe, data, more);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    final JsonNode metrics(String out) throws IOException {
        return new ObjectMapper()
                .readTree(home.resolve(out).resolve("metrics.json").toFile());
    }

    final byte[] predictions(String out) throws IOException {
        return Files.readAllBytes(home.resolve(out).resolve("predictions.csv"));
    }

    static void assertSays(CommandLineRun run, int code, String... parts) {
        assertEquals(code, run.code(), run.err());
        String all = run.out() + run.err();
        String unbroken = all.replaceAll("\\n +", " "); // long lines go on in the next one, further in
        for (String part : parts) {
            assertTrue(all.contains(part) || unbroken.contains(part), part + " in: " + all);
        }
        assertFalse(all.contains("internal error"), all);
        assertTrue(all.chars().noneMatch(c -> c < ' ' && c != '\n' && c != CR), "a control character");
    }
}
