package backbeat.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code backbeat spark}: named here so that help and completion know it; a module of its own, which the launcher builds, does it. */
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
final class SparkPlace implements Callable<Integer> {
    static final String NAME = "spark";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "A command; see below.")
    private List<String> arguments;

    @Unmatched
    private List<String> more;

    @Override
    public Integer call() {
        return LauncherOnly.refuse(spec);
    }
}
