package backbeat.cli;

import backbeat.exercise.Checker;
import backbeat.exercise.Exercise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code backbeat exercise}: skeletons to complete, and what is not right yet. */
@Command(
        name = "exercise",
        mixinStandardHelpOptions = true,
        description = "Exercises to the lessons: list them, start one, check an answer.",
        synopsisSubcommandLabel = "(list | start | check)",
        footer = {
            "",
            "Examples:",
            "  backbeat exercise list",
            "  backbeat exercise start gini       puts a class to complete into answers/",
            "  backbeat exercise check gini       says what is not right yet"
        })
final class ExerciseCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "answers",
            description = "Where your answers are. Default: ${DEFAULT-VALUE}.")
    private Path answers;

    @Option(
            names = "--home",
            hidden = true,
            scope = ScopeType.INHERIT,
            defaultValue = "${sys:backbeat.home:-.}",
            description = "The project.")
    private Path home;

    /** An exercise of the list as JSON. */
    record Listed(String name, String lesson, int minutes, String task) {}

    /** A started exercise as JSON. */
    record Started(String name, String answer, int minutes, String task) {}

    /**
     * A checked answer as JSON.
     *
     * @param finding what is not right yet; empty where it is
     */
    record Checked(String name, boolean right, String finding) {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, start or check");
    }

    private Path folder() {
        return home.resolve("docs").resolve("exercises");
    }

    private Exercise named(String name) throws IOException {
        List<Exercise> all = Exercise.all(folder());
        return all.stream()
                .filter(exercise -> exercise.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no exercise '" + name + "', but "
                                + String.join(
                                        ", ", all.stream().map(Exercise::name).toList())));
    }

    private Path answer(Exercise exercise) {
        return answers.resolve(exercise.type() + ".java");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All exercises, with their minutes.")
    int list(@Mixin FormatOption format) throws IOException {
        List<Exercise> all = Exercise.all(folder());
        format.print(
                spec.commandLine().getOut(),
                () -> all.stream()
                        .map(each -> new Listed(each.name(), each.lesson(), each.minutes(), each.task()))
                        .toList(),
                out -> print(all, out));
        return 0;
    }

    private static void print(List<Exercise> all, PrintWriter out) {
        String lesson = "";
        for (Exercise exercise : all) {
            if (!exercise.lesson().equals(lesson)) {
                lesson = exercise.lesson();
                out.println(lesson);
            }
            out.printf("  %-15s %2d min  %s%n", exercise.name(), exercise.minutes(), exercise.task());
        }
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Put a class to complete into your folder.")
    int start(@Parameters(paramLabel = "NAME", description = "The exercise.") String name, @Mixin FormatOption format)
            throws IOException {
        Exercise exercise = named(name);
        Path answer = answer(exercise);
        if (Files.exists(answer)) {
            throw new FileAlreadyExistsException(
                    answer.toString(), null, "it is your answer so far, and stays as it is");
        }
        Files.createDirectories(answers);
        Files.copy(exercise.skeleton(folder()), answer);
        format.print(
                spec.commandLine().getOut(),
                () -> new Started(name, answer.toString(), exercise.minutes(), exercise.task()),
                out -> {
                    out.println("To complete: " + answer);
                    out.println("Task: " + exercise.task() + " (" + exercise.minutes() + " minutes)");
                    out.println("Then: ./backbeat exercise check " + name);
                });
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Compile your answer and compare it with the reference. Exit code 1: not right yet.")
    int check(@Parameters(paramLabel = "NAME", description = "The exercise.") String name, @Mixin FormatOption format)
            throws IOException {
        Exercise exercise = named(name);
        Path answer = answer(exercise);
        if (!Files.isRegularFile(answer)) {
            throw new IOException("There is no " + answer + " yet. Begin with: ./backbeat exercise start " + name);
        }
        Optional<String> finding = Checker.check(exercise, exercise.check(folder()), answer);
        format.print(
                spec.commandLine().getOut(),
                () -> new Checked(name, finding.isEmpty(), finding.orElse("")),
                out -> out.println(finding.map(lesson -> "Not yet: " + lesson)
                        .orElse("Right. " + answer + " does what the reference does")));
        return finding.isPresent() ? 1 : 0;
    }
}
