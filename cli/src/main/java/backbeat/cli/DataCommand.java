package backbeat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat data}: everything about the data set itself. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Get, check, describe, make up or export the data.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DataFetchCommand.class,
            DataCheckCommand.class,
            DataDescribeCommand.class,
            DataSynthesizeCommand.class,
            DataExportCommand.class
        })
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to do with the data: fetch, check, describe, synthesize or export");
    }
}
