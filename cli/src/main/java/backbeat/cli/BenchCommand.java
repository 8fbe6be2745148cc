package backbeat.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code backbeat bench}, which the launcher of a checkout does. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "The JMH benchmarks. Needs a checkout of the sources and a JDK.",
        footer = {
            "",
            "bench smoke|regular|large|grid [PATTERN]   run a profile",
            "bench compare BEFORE.json AFTER.json       set two results side by side",
            "bench accept, forest-memory, forest-quality, guard, peak, peers, plot, report,",
            "sitting: bench NAME --help says what each does.",
            "See docs/performance.md and docs/measure-it-yourself.md."
        })
final class BenchCommand extends LauncherOnly {
    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "A profile, or compare; see below.")
    private List<String> arguments;

    @Unmatched
    private List<String> more;
}
