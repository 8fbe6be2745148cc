package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.learners.StandardCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point of the command line: its subcommands do the work. */
@Command(
        name = "backbeat",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Can a song's audio features and metadata tell whether it is popular?",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 data or I/O error, 2 usage error.",
            "            141 where the reader of the output has gone (a closed pipe).",
            "Start with: backbeat run     Details of a command: backbeat COMMAND --help"
        },
        subcommands = {
            RunCommand.class,
            RunsCommand.class,
            ExplainCommand.class,
            ServeCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            StudyCommand.class,
            TrainCommand.class,
            PredictCommand.class,
            InspectCommand.class,
            ExportCommand.class,
            DataCommand.class,
            RecipeCommand.class,
            ExploreCommand.class,
            ExerciseCommand.class,
            DocsCommand.class,
            ShellCommand.class,
            DoctorCommand.class,
            VerifyCommand.class,
            SparkPlace.class,
            BenchCommand.class,
            DistCommand.class,
            ManPagesCommand.class,
            GenerateCompletion.class
        })
public final class Backbeat implements Runnable {
    /** Columns of a terminal that nobody has made wider; what commands print keeps to it where it can. */
    static final int WIDTH = 80;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error as well as its message.")
    private boolean debug;

    @Option(
            names = ConfigFile.OPTION,
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Take options from this file, lines such as seed = 7 or run.protocol = artist; what is given"
                    + " here goes before.")
    private Path config;

    private Backbeat() {}

    /** Runs the command line and exits with its code: 0 done, 1 data or I/O error, 2 usage error. */
    public static void main(String[] arguments) {
        System.exit(run(Backbeat::commandLine, arguments));
    }

    /**
     * Runs a command line on standard output and error, and returns the exit code.
     *
     * @param line makes it: only once {@link System#out} is what it stays, as a command line that finds it changed forgets
     *             the writer it was given
     */
    public static int run(Supplier<CommandLine> line, String[] arguments) {
        Locale.setDefault(Locale.ROOT); // the same digits in every file and chart, whatever the user's language
        StandardOutput standard = new StandardOutput();
        System.setOut(standard);
        PrintWriter out = new TerminalWriter(standard);
        PrintWriter err = new TerminalWriter(System.err);
        int code;
        try {
            code = line.get().setOut(out).setErr(err).execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println(ErrorMessages.outOfMemory(arguments.length == 0 ? "" : arguments[0]));
            code = CommandLine.ExitCode.SOFTWARE;
        }
        out.flush();
        if (standard.failure().isPresent() && code == CommandLine.ExitCode.OK) {
            err.println(ErrorMessages.PREFIX + standard.failure().get().getMessage());
            code = CommandLine.ExitCode.SOFTWARE;
        }
        err.flush();
        return code;
    }

    /** The command line as {@link #main} runs it; tests call {@link CommandLine#execute} on it. */
    public static CommandLine commandLine() {
        return commandLine(StandardCatalogue.get());
    }

    /** As above, with a catalogue of the caller's own, and commands that stand in another module. */
    public static CommandLine commandLine(Catalogue catalogue, Class<?>... more) {
        return commandLine(catalogue, new Commands(catalogue), more);
    }

    /** As above, with commands made by {@code factory}. */
    static CommandLine commandLine(Catalogue catalogue, CommandLine.IFactory factory, Class<?>... more) {
        Backbeat root = new Backbeat();
        CommandLine line = new ConfiguredCommandLine(root, factory);
        for (Class<?> command : more) {
            CommandLine made = new CommandLine(command, factory);
            line.getCommandSpec().removeSubcommand(made.getCommandName()); // what only keeps its place
            line.addSubcommand(made);
        }
        LearnerOptions.addTo(line.getSubcommands().get("train").getCommandSpec(), catalogue);
        Numbers.registerWith(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpLongOptionsMaxWidth(24);
        line.setUsageHelpWidth(WIDTH);
        OptionGroups.showIn(line);
        line.setAbbreviatedOptionsAllowed(false);
        line.setParameterExceptionHandler(new ErrorMessages.Usage(() -> root.debug));
        line.setExecutionExceptionHandler(new ErrorMessages.Execution(() -> root.debug));
        return line;
    }

    /** {@code backbeat} alone is a usage error that shows what there is. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
