package backbeat.exercise;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles an answer with its check, in this process and without any network, and runs the check. */
public final class Checker {
    private static final int SECONDS = 20;

    private Checker() {}

    /**
     * What is not right yet; empty if nothing.
     *
     * @param exercise the exercise
     * @param check    the file of its check
     * @param answer   the completed class
     * @throws IOException if a file cannot be read, or this Java has no compiler
     */
    public static Optional<String> check(Exercise exercise, Path check, Path answer) throws IOException {
        Path classes = Files.createTempDirectory("backbeat-exercise");
        try {
            Optional<String> errors = compile(List.of(check, answer), classes);
            return errors.isPresent() ? errors : run(exercise, classes);
        } finally {
            delete(classes);
        }
    }

    private static Optional<String> compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("This Java has no compiler. Set JAVA_HOME to a whole JDK");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
            compiler.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(error ->
                        "It does not compile: line " + error.getLineNumber() + ": " + error.getMessage(Locale.ROOT));
    }

    private static Optional<String> run(Exercise exercise, Path classes) throws IOException {
        URL[] places = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, Checker.class.getClassLoader())) {
            FutureTask<Optional<String>> task = new FutureTask<>(() -> {
                Check check = (Check) loader.loadClass("exercise." + exercise.type() + "Check")
                        .getDeclaredConstructor()
                        .newInstance();
                return outcome(check, exercise.type() + ".java");
            });
            Thread thread = new Thread(task, "exercise " + exercise.name());
            thread.setDaemon(true); // an answer that never ends does not keep the program
            thread.start();
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Optional.of("It does not come to an end within " + SECONDS + " seconds. Which loop never stops?");
        } catch (ExecutionException e) {
            throw new IOException("The check of " + exercise.name() + " cannot be run: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static Optional<String> outcome(Check check, String file) throws Exception {
        try {
            check.run();
            return Optional.empty();
        } catch (Check.Finding finding) {
            return Optional.of(finding.getMessage());
        } catch (UnsupportedOperationException e) {
            return Optional.of("There is something left to write: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            String place = Stream.of(e.getStackTrace())
                    .filter(frame -> file.equals(frame.getFileName()))
                    .findFirst()
                    .map(frame -> " in line " + frame.getLineNumber())
                    .orElse("");
            return Optional.of("It fails with " + e + place);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
