package backbeat.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code backbeat verify}, which the launcher of a checkout does. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Build everything and run all tests, with Maven. Needs a checkout of the sources and a JDK.",
        footer = {"", "What follows is given to Maven: backbeat verify -pl core"})
final class VerifyCommand extends LauncherOnly {
    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "Arguments of Maven.")
    private List<String> arguments;

    @Unmatched
    private List<String> more;
}
