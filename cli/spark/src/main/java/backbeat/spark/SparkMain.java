package backbeat.spark;

import backbeat.cli.Backbeat;
import backbeat.cli.LearnerOptions;
import backbeat.learners.StandardCatalogue;
import backbeat.spark.command.SparkCommand;
import backbeat.spark.command.SparkFailures;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The entry point for the launcher and for {@code spark-submit}: the subcommands of {@code backbeat spark}. */
public final class SparkMain {
    private static final String NAME = "spark";

    private SparkMain() {}

    /** Runs a command and exits with its code: 0 done, 1 data or I/O error, 2 usage error. */
    public static void main(String[] arguments) {
        System.exit(Backbeat.run(SparkMain::commandLine, withName(arguments)));
    }

    /** {@code spark-submit} gives the words behind the jar alone. */
    private static String[] withName(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (words.isEmpty() || !words.get(0).equals(NAME)) {
            words.add(0, NAME);
        }
        return words.toArray(String[]::new);
    }

    /** The command line as {@link #main} runs it, where {@code spark} comes first. */
    public static CommandLine commandLine() {
        CommandLine line = Backbeat.commandLine(StandardCatalogue.get(), SparkCommand.class);
        CommandLine spark = line.getSubcommands().get(NAME);
        LearnerOptions.addTo(spark.getSubcommands().get("train").getCommandSpec(), StandardCatalogue.get());
        CommandLine.IExecutionExceptionHandler handler = line.getExecutionExceptionHandler();
        line.setExecutionExceptionHandler((failure, where, parsed) ->
                handler.handleExecutionException(SparkFailures.cause(failure), where, parsed));
        return line;
    }
}
