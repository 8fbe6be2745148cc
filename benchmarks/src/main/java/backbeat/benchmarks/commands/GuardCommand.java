package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.harness.BenchmarkRun;
import backbeat.benchmarks.harness.BenchmarkRun.Changes;
import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.Plan;
import backbeat.benchmarks.results.Comparison;
import backbeat.benchmarks.results.ComparisonTable;
import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.spec.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows that a comparison sees a slowed kernel and lets an unchanged one pass. */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Shows that 'compare' sees a slowed kernel and lets an unchanged one pass: the k-d tree's leaf kernels as they are,"
                    + " again, and with 128-bit vectors. Two minutes; fails if the answers are not these two.",
            "Keeps the three results for the page."
        })
public final class GuardCommand implements Callable<Integer> {
    private static final String SLOWED = "-XX:MaxVectorSize=16";

    @Option(
            names = "--results",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/results",
            description = "Where results are kept.")
    private Path results;

    @Option(names = "--forks", description = "JVMs for each benchmark, in place of the profile's number.")
    private Integer forks;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = Child.home().resolve("benchmarks/target/guard");
        Changes changes =
                new Changes(Optional.ofNullable(forks), Optional.empty(), Optional.empty(), List.of(), List.of());
        Path before = measure(folder, "before", changes);
        Path again = measure(folder, "again", changes);
        Path slowed = measure(folder, "slowed", changes.withJvmArguments(List.of(SLOWED)));
        boolean quiet = judge(before, again) == 0;
        boolean seen = judge(before, slowed) > 0;
        for (Path file : List.of(before, again, slowed)) {
            ResultFile.keep(file, results.resolve(Environment.machine()).resolve("guard"));
        }
        if (!quiet || !seen) {
            spec.commandLine()
                    .getErr()
                    .println("bench: "
                            + (quiet ? "the slowed kernel was not flagged" : "an unchanged rerun was flagged"));
        }
        return quiet && seen ? 0 : 1;
    }

    private Path measure(Path folder, String name, Changes changes) throws IOException {
        spec.commandLine().getErr().println("guard: " + name);
        Path file = folder.resolve(name + ".json");
        Plan plan = Plan.of(Profile.GUARD, Plan.Wish.of(Plan.EVERYTHING, Map.of()));
        List<String> failed = new BenchmarkRun(plan, changes)
                .logTo(folder.resolve(name + ".log"))
                .measure(
                        file,
                        Environment.describe(Profile.GUARD.toString(), BenchmarkData.trackSource()),
                        ran -> {},
                        use -> {});
        if (!failed.isEmpty()) {
            throw new IOException(String.join("; ", failed));
        }
        return file;
    }

    /** How many are slower in the second. */
    private long judge(Path before, Path after) throws IOException {
        List<Measurement> first = ResultFile.read(before);
        List<Comparison> comparisons = Comparison.of(first, ResultFile.read(after));
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(before.getFileName() + " and " + after.getFileName() + ":");
        terminal.println(ComparisonTable.verdict(comparisons, comparisons));
        terminal.flush();
        return ComparisonTable.count(comparisons, Comparison.Verdict.SLOWER);
    }
}
