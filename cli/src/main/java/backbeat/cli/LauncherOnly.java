package backbeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that the launcher of a checkout does before Java is started. */
final class LauncherOnly {
    private LauncherOnly() {}

    /** Whoever comes here has started Java without that launcher. */
    static int refuse(CommandSpec spec) {
        spec.commandLine()
                .getErr()
                .println(ErrorMessages.PREFIX + spec.name() + " needs a checkout of the sources: clone the repository"
                        + " and call ./backbeat " + spec.name() + " in it");
        return CommandLine.ExitCode.SOFTWARE;
    }
}
