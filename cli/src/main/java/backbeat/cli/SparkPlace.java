package backbeat.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code backbeat spark}, which a module of its own does that the launcher builds. */
@Command(
        name = SparkPlace.NAME,
        mixinStandardHelpOptions = true,
        description =
                "The same work on Spark, from this machine to a cluster. Needs a checkout of the sources and a JDK,"
                        + " and fetches Spark once (some 200 MB).",
        footer = {
            "",
            "spark predict MODEL INPUT -o DIR   score tables of any size",
            "spark train, spark study           train and run studies with tasks",
            "See docs/scale.md."
        })
final class SparkPlace extends LauncherOnly {
    static final String NAME = "spark";

    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "A command; see below.")
    private List<String> arguments;

    @Unmatched
    private List<String> more;
}
