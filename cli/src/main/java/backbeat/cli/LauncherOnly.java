package backbeat.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that the launcher of a checkout does before Java is started: named here so that help and completion know it.
 * Whoever comes to it has started Java without that launcher.
 */
abstract class LauncherOnly implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getErr()
                .println(ErrorMessages.PREFIX + spec.name() + " needs a checkout of the sources: clone the repository"
                        + " and call ./backbeat " + spec.name() + " in it");
        return CommandLine.ExitCode.SOFTWARE;
    }
}
