package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the README does what the README says, as it stands there. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void theProgramRuns(@TempDir Path folder) throws IOException, InterruptedException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        Files.writeString(folder.resolve("Example.java"), readme.substring(start, readme.indexOf("```", start)));
        Files.createDirectory(folder.resolve("data"));
        for (String file : List.of("spotify.json", "sample.csv")) {
            Files.copy(
                    ROOT.resolve("data").resolve(file), folder.resolve("data").resolve(file));
        }

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classes(), "Example.java")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), output);
        List<String> lines = output.lines().toList();
        assertTrue(lines.get(0).matches("AUC 0\\.\\d{3} \\(0\\.\\d{3} to [01]\\.\\d{3}\\)"), output);
        assertTrue(lines.get(1).matches("(true|false) 0\\.\\d+ \\[]"), output);
        assertTrue(Files.exists(folder.resolve("forest.backbeat")), output);
    }

    /** The engine and its dependencies, without the tests and what they need. */
    private static String classes() {
        return String.join(
                File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                        .filter(entry -> !entry.contains("test-classes") && !entry.contains("junit"))
                        .toList());
    }
}
