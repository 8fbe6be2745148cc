package backbeat.cli;

import backbeat.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat shell}: the engine in JShell. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description =
                "Start JShell with the engine, its imports and a small table: train, trainLabels, test, testLabels.",
        footer = {"", "Leave it with /exit. Lessons to paste: docs/lessons/{knn,forest,mlp}.jsh."})
final class ShellCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--lesson",
            paramLabel = "NAME",
            description = "Go through a lesson's script first, showing its lines and answers: knn, forest or mlp.")
    private String lesson;

    @Option(names = "--home", hidden = true, defaultValue = "${sys:backbeat.home:-.}", description = "The project.")
    private Path home;

    @Override
    public Integer call() throws Exception {
        Path script = home.resolve("docs/lessons/" + lesson + ".jsh");
        if (lesson != null && !(lesson.matches("\\w+") && Files.isRegularFile(script))) {
            throw new ParameterException(
                    spec.commandLine(), "--lesson: there are knn, forest and mlp, not '" + lesson + "'");
        }
        try {
            return Shell.run(Optional.ofNullable(lesson).map(name -> script));
        } catch (NoClassDefFoundError e) {
            throw new IOException("This Java has no shell (module jdk.jshell). Set JAVA_HOME to a whole JDK", e);
        }
    }
}
