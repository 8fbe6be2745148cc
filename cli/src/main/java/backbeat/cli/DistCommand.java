package backbeat.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backbeat dist}: named here so that help and completion know it; the launcher of a checkout does it. */
@Command(
        name = "dist",
        mixinStandardHelpOptions = true,
        description = "Make a folder and an archive that run without a JDK. Needs a checkout of the sources and a JDK.",
        footer = {"", "They come to stand in cli/target/dist."})
final class DistCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--check", description = "Go through what a release has to have, point by point.")
    private boolean check;

    @Override
    public Integer call() {
        return LauncherOnly.refuse(spec);
    }
}
