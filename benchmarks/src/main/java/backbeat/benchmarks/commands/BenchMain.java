package backbeat.benchmarks.commands;

import backbeat.benchmarks.spec.Profile;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of {@code ./backbeat bench}: runs profiles, compares and plots results. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Backbeat and compares measurements.",
        subcommands = {
            AcceptCommand.class,
            CompareCommand.class,
            ForestMemoryCommand.class,
            ForestQualityCommand.class,
            GuardCommand.class,
            PeakCommand.class,
            PeersCommand.class,
            PlotCommand.class,
            ReportCommand.class,
            SittingCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./backbeat bench smoke                  every benchmark once: does it work?",
            "  ./backbeat bench regular 'Knn.*query'   those whose name matches, measured",
            "  ./backbeat bench compare before.json after.json",
            "",
            "The jar by itself is JMH's: java -jar benchmarks/target/benchmarks.jar -h"
        })
public final class BenchMain implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private BenchMain() {}

    /** Runs the command line; exits with 0 when done, 1 after an error, 2 for a usage error, 3 when something slowed. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for tests. */
    public static CommandLine commandLine() {
        BenchMain main = new BenchMain();
        CommandLine commands = new CommandLine(main);
        for (Profile profile : Profile.values()) {
            if (!profile.isCommand()) {
                continue;
            }
            CommandLine run = new CommandLine(new RunCommand(profile));
            run.getCommandSpec().usageMessage().description(profile.description());
            commands.addSubcommand(profile.toString(), run);
        }
        commands.setParameterExceptionHandler((failure, given) -> {
            CommandLine command = failure.getCommandLine();
            // picocli says "option option" of values that are KEY=VALUE
            String message = failure.getMessage().replace("option option", "option");
            command.getErr().println(command.getColorScheme().errorText("bench: " + message));
            UnmatchedArgumentException.printSuggestions(failure, command.getErr());
            command.getErr()
                    .println("See: ./backbeat " + command.getCommandSpec().qualifiedName() + " --help");
            return 2;
        });
        return commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getColorScheme().errorText("bench: " + explain(failure)));
            if (main.debug) {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
    }

    private static String explain(Exception failure) {
        return failure instanceof NoSuchFileException missing
                ? "There is no file " + missing.getFile()
                : failure.getMessage();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
