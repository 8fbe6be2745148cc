package backbeat.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * @param scripts files to load first
     * @return the shell's exit code
     * @throws Exception if the shell fails
     */
    public static int run(List<Path> scripts) throws Exception {
        Path startup = Files.createTempFile("backbeat", ".jsh");
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
            scripts.forEach(script -> arguments.add(script.toString()));
            return JavaShellToolBuilder.builder().start(arguments.toArray(String[]::new));
        } finally {
            Files.deleteIfExists(startup);
        }
    }
}
