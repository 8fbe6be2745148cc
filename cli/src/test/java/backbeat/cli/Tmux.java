package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A terminal of some width, without a window, by tmux, in which this program runs as a person sees it. */
final class Tmux implements AutoCloseable {
    private static final Pattern PROGRESS = Pattern.compile("study +(\\d+) % .*?(\\d+):(\\d\\d)(, about .* left)?");

    private final String name = "backbeat-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    private final Path output;
    private final String classPath;

    /**
     * Starts a command in the terminal.
     *
     * @param folder where it runs
     */
    Tmux(Path folder, int width, List<String> words) throws IOException {
        this(folder, width, words, "");
    }

    /** @param classPath for the command's Java; empty for none */
    private Tmux(Path folder, int width, List<String> words, String classPath) throws IOException {
        this.classPath = classPath;
        output = Files.createTempFile("tmux", ".txt");
        String command = "cd " + quoted(folder.toString()) + " && "
                + String.join(" ", words.stream().map(Tmux::quoted).toList()) + "; echo exit $?; sleep 10000";
        ask("new-session", "-d", "-s", "s", "-x", Integer.toString(width), "-y", "40", command);
    }

    /** Starts the command line of this program, with the classes that the test has. */
    static Tmux ofClasses(Path folder, int width, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words =
                new ArrayList<>(List.of(java, "-Xmx3g", "-XX:+UseParallelGC", "--add-modules", "jdk.incubator.vector"));
        words.add(Backbeat.class.getName());
        words.addAll(List.of(arguments));
        return new Tmux(folder, width, words, System.getProperty("java.class.path"));
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
        builder.environment().remove("CLASSPATH");
        if (!classPath.isEmpty()) { // too long for a command of tmux
            builder.environment().put("CLASSPATH", classPath);
        }
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("COLUMNS");
        for (String name : List.of("TMUX", "BACKBEAT_BUILDING", "BACKBEAT_JAVA_OPTS", "MAVEN_OPTS")) {
            builder.environment().remove(name);
        }
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

    /**
     * The screen of a command that ends well; see {@link #result(int, int, int)}.
     */
    List<String> result(int width, int minutes) throws IOException, InterruptedException {
        return result(width, minutes, 0);
    }

    /**
     * The screen of a command when it has ended; until it has, a study's line of progress is looked at: there is one, the last
     * one, narrower than the terminal, and neither its share nor its clock goes back.
     *
     * @param code the exit code that it is to have
     * @throws AssertionError if it does not end within so many minutes, or with another code
     */
    List<String> result(int width, int minutes, int code) throws IOException, InterruptedException {
        long end = System.nanoTime() + minutes * 60_000_000_000L;
        int share = 0;
        int clock = 0;
        while (true) {
            List<String> lines = lines();
            if (!lines.isEmpty() && lines.get(lines.size() - 1).startsWith("exit ")) {
                assertEquals("exit " + code, lines.get(lines.size() - 1), String.join("\n", lines));
                return lines.subList(0, lines.size() - 1);
            }
            for (int i = 0; i < lines.size(); i++) {
                Matcher bar = PROGRESS.matcher(lines.get(i));
                if (lines.get(i).startsWith("study ")) {
                    assertTrue(bar.matches() && lines.get(i).length() < width, lines.get(i));
                    assertEquals(lines.size() - 1, i, "one line of progress, the last one");
                    int seconds = 60 * Integer.parseInt(bar.group(2)) + Integer.parseInt(bar.group(3));
                    assertTrue(Integer.parseInt(bar.group(1)) >= share, "what is done grows: " + lines.get(i));
                    assertTrue(seconds >= clock, "one clock: " + lines.get(i));
                    share = Integer.parseInt(bar.group(1));
                    clock = seconds;
                }
            }
            assertTrue(System.nanoTime() < end, "does not end: " + lines);
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        try {
            ask("kill-server");
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
