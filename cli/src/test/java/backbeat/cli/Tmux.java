package backbeat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A terminal of some width, without a window, by tmux, in which this program runs as a person sees it. */
final class Tmux implements AutoCloseable {
    private final String name = "backbeat-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    private final Path output;

    /**
     * Starts the command line in the terminal.
     *
     * @param folder where it runs
     */
    Tmux(Path folder, int width, String... arguments) throws IOException {
        output = Files.createTempFile(folder, "tmux", ".txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words =
                new ArrayList<>(List.of(java, "-Xmx3g", "-XX:+UseParallelGC", "--add-modules", "jdk.incubator.vector"));
        words.add(Backbeat.class.getName());
        words.addAll(List.of(arguments));
        String command = "cd " + quoted(folder.toString()) + " && "
                + String.join(" ", words.stream().map(Tmux::quoted).toList()) + "; echo exit $?; sleep 1000";
        ask("new-session", "-d", "-s", "s", "-x", Integer.toString(width), "-y", "40", command);
    }

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void ask(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("tmux", "-f", "/dev/null", "-L", name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("COLUMNS");
        builder.environment().remove("TMUX");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that has been on the screen so far, a line of the program in one line however wide it is. */
    List<String> lines() throws IOException {
        ask("capture-pane", "-p", "-J", "-S", "-", "-t", "s");
        try (Stream<String> lines = Files.lines(output)) {
            List<String> found =
                    new ArrayList<>(lines.map(String::stripTrailing).toList());
            while (!found.isEmpty() && found.get(found.size() - 1).isEmpty()) {
                found.remove(found.size() - 1);
            }
            // What the virtual machine says of the module; the launcher keeps it to itself.
            found.removeIf(line -> line.startsWith("WARNING: Using incubator modules"));
            return found;
        }
    }

    @Override
    public void close() {
        try {
            ask("kill-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
