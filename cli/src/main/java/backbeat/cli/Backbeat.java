package backbeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the command line. */
@Command(
        name = "backbeat",
        mixinStandardHelpOptions = true,
        description = "Can a song's audio features and metadata tell whether it is popular?")
public final class Backbeat {
    private Backbeat() {}

    /** Runs the command line and exits with its code: 0 done, 1 data or I/O error, 2 usage error. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Backbeat()).execute(arguments));
    }
}
