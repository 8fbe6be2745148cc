package backbeat.benchmarks.harness;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that is started and waited for.
 *
 * @param command     its name and arguments
 * @param environment variables beside those of this process
 * @param hidden      variables of this process that it does not see
 */
public record Child(List<String> command, Map<String, String> environment, Set<String> hidden) {
    private static final String HOME = "backbeat.home";
    private static final int SHOWN = 20;

    public Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        hidden = Set.copyOf(hidden);
    }

    public Child(List<String> command, Map<String, String> environment) {
        this(command, environment, Set.of());
    }

    /** A program by its name and arguments. */
    public static Child of(String... command) {
        return new Child(List.of(command), Map.of());
    }

    /** The checkout that {@code ./backbeat} was started in. */
    public static Path home() throws IOException {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new IOException("Which checkout? Start this with ./backbeat bench, or with -D" + HOME + "=FOLDER");
        }
        return Path.of(home);
    }

    /** {@code ./backbeat} with these arguments, on the JDK of this JVM. */
    public static Child backbeat(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home().resolve("backbeat").toString()));
        command.addAll(List.of(arguments));
        return new Child(command, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    /** A JVM like this one, with the same class path: its options are those that the launcher gave this one. */
    public static Child java(Class<?> main, String... arguments) {
        List<String> options =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        return java(options, main, arguments);
    }

    /** A JVM of this one's JDK and class path with other options. */
    public static Child java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Child(command, Map.of());
    }

    public Child with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new Child(command, all, hidden);
    }

    /** Without these variables of this process; what it is given itself it has all the same. */
    public Child without(Set<String> variables) {
        Set<String> all = new HashSet<>(hidden);
        all.addAll(variables);
        return new Child(command, environment, all);
    }

    /** With these variables as this process has them, and not as it would be given them. */
    public Child hearing(Set<String> variables) {
        Map<String, String> rest = new LinkedHashMap<>(environment);
        rest.keySet().removeAll(variables);
        return new Child(command, rest, hidden);
    }

    /** Whether it can be started and ends with 0; what it says is thrown away. */
    public boolean works() throws IOException {
        try {
            return run(Redirect.DISCARD, Redirect.DISCARD) == 0;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    /** Runs it with this process's output; the exit code. */
    public int run() throws IOException {
        return run(Redirect.INHERIT, Redirect.INHERIT);
    }

    /** Runs it, its output into one file and what it says of errors into another; the exit code. */
    public int run(Path out, Path log) throws IOException {
        return run(Redirect.to(out.toFile()), out.equals(log) ? Redirect.PIPE : Redirect.to(log.toFile()));
    }

    /**
     * Runs it with all that it says in a file.
     *
     * @throws IOException if it fails: with the end of what it said
     */
    public void runQuietly(Path log) throws IOException {
        if (run(log, log) != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new IOException("Failed: " + String.join(" ", command) + "\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size())));
        }
    }

    /** What it prints; what it says of errors is shown. */
    public String output() throws IOException {
        Process process = builder().redirectError(Redirect.INHERIT).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await(process);
        return text;
    }

    private int run(Redirect out, Redirect errors) throws IOException {
        ProcessBuilder builder = builder().redirectOutput(out);
        if (errors == Redirect.PIPE) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(errors);
        }
        return await(builder.start());
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(Redirect.from(nothing()));
        builder.environment().keySet().removeAll(hidden);
        builder.environment().putAll(environment);
        return builder;
    }

    private static java.io.File nothing() {
        return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null")
                .toFile();
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a program ran");
        }
    }
}
