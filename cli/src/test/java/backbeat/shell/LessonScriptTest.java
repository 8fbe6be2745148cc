package backbeat.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lessons' scripts run in the shell, line by line, and it answers what they say. {@code -Dbook.write=true} writes it anew. */
class LessonScriptTest {
    private static final String ANSWER = " // ==> ";
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private static JShell shell() {
        JShell shell = JShell.builder().executionEngine("local").build();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            shell.addToClasspath(entry);
        }
        return shell;
    }

    /** The value of the last snippet in some text; every snippet must be understood and throw nothing. */
    private static String evaluate(JShell shell, String text) {
        String value = null;
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertTrue(info.completeness().isComplete(), "not a whole line: " + rest);
            for (SnippetEvent event : shell.eval(info.source())) {
                assertNull(event.exception(), info.source());
                if (event.status() == Snippet.Status.REJECTED) {
                    shell.diagnostics(event.snippet()).forEach(d -> assertNull(d.getMessage(null), info.source()));
                }
                value = event.value();
            }
            rest = info.remaining();
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "forest", "mlp"})
    void theShellAnswersWhatTheScriptSays(String lesson) throws IOException {
        Path file = Path.of("../docs/lessons/" + lesson + ".jsh");
        List<String> now = new ArrayList<>();
        int answers = 0;
        try (JShell shell = shell()) {
            evaluate(shell, Shell.startup());
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("//")) {
                    now.add(line);
                    continue;
                }
                int at = line.indexOf(ANSWER);
                String value = evaluate(shell, at < 0 ? line : line.substring(0, at));
                if (at >= 0) {
                    assertNotNull(value, line);
                    answers++;
                }
                now.add(at < 0 ? line : line.substring(0, at) + ANSWER + value);
            }
        }
        String text = String.join("\n", now) + "\n";
        if (Boolean.getBoolean("book.write")) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.readString(file));
        assertTrue(answers >= 8, answers + " answers");
    }

    /** Started with a lesson, the shell shows what is asked and answered, and then waits for its user. */
    @ParameterizedTest
    @ValueSource(strings = {"knn", "forest"})
    void aLessonIsSeen(String lesson) throws IOException, InterruptedException {
        Path typed = Files.writeString(folder.resolve("typed"), "trainLabels.size()\n/exit\n");
        Path shown = folder.resolve("shown");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dbackbeat.home=..",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "backbeat.cli.Backbeat",
                        "shell",
                        "--lesson",
                        lesson)
                .redirectInput(typed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile())
                .start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), lesson);
        String text = Files.readString(shown);
        int at = 0;
        for (String line : Files.readAllLines(Path.of("../docs/lessons/" + lesson + ".jsh"))) {
            String[] parts = line.split(ANSWER, 2);
            String asked = line.startsWith("//") || line.isEmpty() ? line : "jshell> " + parts[0];
            String seen = asked + "\n" + (parts.length < 2 ? "" : "==> " + parts[1] + "\n");
            int found = text.indexOf(seen, at);
            assertTrue(found >= 0, () -> "not seen: " + seen + "\nin: " + text);
            at = found + seen.length();
        }
        assertTrue(text.indexOf("==> 200", at) > 0, () -> "what is typed afterwards is answered: " + text);
    }
}
