package backbeat.spark.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat spark}: what runs on a cluster. */
@Command(
        name = "spark",
        mixinStandardHelpOptions = true,
        description = "The same work on Spark: this machine, a standalone cluster, or whatever spark-submit names.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SparkPredictCommand.class, SparkTrainCommand.class, SparkStudyCommand.class})
public final class SparkCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: predict, train, study");
    }
}
