package backbeat.benchmarks.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The same work by other libraries, and tables of it. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = "Measures other libraries at the same work as this project, and makes tables of it.",
        subcommands = {
            PeersBesideCommand.class,
            PeersJavaCommand.class,
            PeersStrongCommand.class,
            PeersTableCommand.class
        })
public final class PeersCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
