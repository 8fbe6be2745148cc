package backbeat.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Starts the JDK's shell with the engine on its class path, the imports of a lesson and a small table. */
public final class Shell {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Shell() {}

    /** What the shell knows when it starts. */
    public static String startup() {
        try (InputStream stream = Shell.class.getResourceAsStream("/backbeat/shell/startup.jsh")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the shell until its user leaves it.
     *
     * @param lesson a script to go through first, in the open
     * @return the shell's exit code
     * @throws Exception if the shell fails
     */
    public static int run(Optional<Path> lesson) throws Exception {
        Path startup = Files.createTempFile("backbeat", ".jsh");
        Path spoken = Files.createTempFile("backbeat-lesson", ".jsh");
        try {
            Files.writeString(startup, startup());
            List<String> arguments = new ArrayList<>(List.of(
                    "--class-path",
                    System.getProperty("java.class.path"),
                    "--startup",
                    "DEFAULT",
                    "--startup",
                    "PRINTING",
                    "--startup",
                    startup.toString(),
                    "--feedback",
                    "normal",
                    "-R--add-modules=" + VECTOR_MODULE));
            if (lesson.isPresent()) {
                Files.writeString(spoken, Lesson.spoken(Files.readAllLines(lesson.get())));
                arguments.add(spoken.toString());
            }
            return JavaShellToolBuilder.builder().start(arguments.toArray(String[]::new));
        } finally {
            Files.deleteIfExists(startup);
            Files.deleteIfExists(spoken);
        }
    }
}
