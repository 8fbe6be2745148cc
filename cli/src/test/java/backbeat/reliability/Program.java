package backbeat.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line in a process of its own, with the class path of the tests.
 *
 * @param java    the {@code java} to start
 * @param options its options, the vector module apart
 */
record Program(Path java, List<String> options) {
    private static final long PATIENCE_MINUTES = 10;

    /** On the JDK of the tests. */
    static Program here() {
        return new Program(Path.of(System.getProperty("java.home"), "bin", "java"), List.of());
    }

    /** What starts it. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "--add-modules", "jdk.incubator.vector"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "backbeat.cli.Backbeat"));
        command.addAll(List.of(arguments));
        return command;
    }

    Process start(Path folder, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("messages").toFile()));
        Map<String, String> environment = builder.environment();
        environment.remove("BACKBEAT_DATA");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Runs to the end and expects success. */
    void run(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = start(folder, arguments);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + List.of(arguments));
        }
        assertEquals(0, process.exitValue(), () -> this + " " + List.of(arguments) + "\n" + messages(folder));
    }

    static String messages(Path folder) {
        try {
            return Files.readString(folder.resolve("messages"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
