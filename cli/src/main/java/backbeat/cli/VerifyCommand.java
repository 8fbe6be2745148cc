package backbeat.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code backbeat verify}: named here so that help and completion know it; the launcher of a checkout does it. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Build everything and run all tests, with Maven. Needs a checkout of the sources and a JDK.",
        footer = {"", "What follows is given to Maven: backbeat verify -pl core"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "Arguments of Maven.")
    private List<String> arguments;

    @Unmatched
    private List<String> more;

    @Override
    public Integer call() {
        return LauncherOnly.refuse(spec);
    }
}
