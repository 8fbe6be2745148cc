package backbeat.benchmarks.commands;

import backbeat.benchmarks.results.Comparison;
import backbeat.benchmarks.results.ComparisonTable;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what moved between two result files. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares two result files and marks what moved beyond noise.",
        footer = {
            "",
            "A benchmark has moved when the 99 %% interval of its time ratio, over JVMs,",
            "excludes 1 and the ratio is at least 5 %% away from 1 (10 %% with fewer than",
            "three JVMs a side). Exit code 3 when something is slower."
        })
public final class CompareCommand implements Callable<Integer> {
    private static final int SLOWER = 3;

    @Parameters(index = "0", paramLabel = "BEFORE.json", description = "The baseline.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER.json", description = "What to judge.")
    private Path after;

    @Option(names = "--moved", description = "List only what moved.")
    private boolean moved;

    @Option(
            names = "--same",
            paramLabel = "AFTER=BEFORE",
            description = "A parameter's value in AFTER stands for another one in BEFORE, as in track-first=track.")
    private Map<String, String> same = Map.of();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        List<Measurement> baseline = ResultFile.read(before);
        List<Measurement> candidate = ResultFile.read(after).stream()
                .map(measurement -> measurement.withValues(same))
                .toList();
        List<Comparison> comparisons = Comparison.of(baseline, candidate);
        if (comparisons.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), before + " and " + after + " have no benchmark in common");
        }
        printEnvironments(terminal);
        List<Comparison> shown = comparisons.stream()
                .filter(c ->
                        !moved || c.verdict() == Comparison.Verdict.SLOWER || c.verdict() == Comparison.Verdict.FASTER)
                .toList();
        terminal.print(ComparisonTable.verdict(comparisons, shown));
        printMissing("only in " + before, baseline, candidate, terminal);
        printMissing("only in " + after, candidate, baseline, terminal);
        terminal.flush();
        return ComparisonTable.count(comparisons, Comparison.Verdict.SLOWER) > 0 ? SLOWER : 0;
    }

    private void printEnvironments(PrintWriter terminal) throws IOException {
        JsonNode a = ResultFile.environment(before);
        JsonNode b = ResultFile.environment(after);
        if (a.isEmpty() && b.isEmpty()) {
            return; // JMH's own files have none
        }
        for (String field : List.of("machine", "jdk", "kernels", "profile", "track", "commit")) {
            String first = a.path(field).asText("unknown");
            String second = b.path(field).asText("unknown");
            terminal.println(
                    first.equals(second) ? field + ": " + first : field + " DIFFERS: " + first + " / " + second);
        }
        terminal.println();
    }

    private static void printMissing(
            String where, List<Measurement> here, List<Measurement> there, PrintWriter terminal) {
        Set<String> keys = here.stream().map(Measurement::key).collect(Collectors.toCollection(TreeSet::new));
        there.forEach(measurement -> keys.remove(measurement.key()));
        if (!keys.isEmpty()) {
            terminal.println(keys.size() + " " + where + ": " + String.join(", ", keys));
        }
    }
}
