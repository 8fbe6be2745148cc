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
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lessons' scripts run in the shell, line by line, and it answers what they say. {@code -Dbook.write=true} writes it anew. */
class LessonScriptTest {
    private static final String ANSWER = " // ==> ";

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
}
