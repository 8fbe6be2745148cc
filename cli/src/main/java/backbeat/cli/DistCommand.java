package backbeat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backbeat dist}, which the launcher of a checkout does. */
@Command(
        name = "dist",
        mixinStandardHelpOptions = true,
        description = "Make a folder and an archive that run without a JDK. Needs a checkout of the sources and a JDK.",
        footer = {"", "They come to stand in cli/target/dist."})
final class DistCommand extends LauncherOnly {
    @Option(names = "--check", description = "Go through what a release has to have, point by point.")
    private boolean check;
}
