package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.evaluation.Metric;
import backbeat.files.Json;
import backbeat.parallel.Workers;
import backbeat.report.compare.RunComparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat compare}: two finished runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two finished runs: metrics with intervals of the differences, times, environment.")
final class CompareCommand implements Callable<Integer> {
    private static final Set<Metric> MAIN =
            EnumSet.of(Metric.ACCURACY, Metric.AUC, Metric.AVERAGE_PRECISION, Metric.LOG_LOSS);

    private final Catalogue catalogue;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineOptions engine;

    @Parameters(index = "0", paramLabel = "DIR_A", description = "Folder that 'backbeat run' has written.")
    private Path first;

    @Parameters(index = "1", paramLabel = "DIR_B", description = "Another one.")
    private Path second;

    @Option(names = "--all-metrics", description = "Show every metric, not only the main ones.")
    private boolean allMetrics;

    @Mixin
    private FormatOption format;

    CompareCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Workers workers = engine.workers()) {
            RunComparison comparison = RunComparison.of(first, second, catalogue.learners(), workers);
            comparison.facts().stream()
                    .filter(fact -> fact.name().equals("data"))
                    .forEach(fact -> spec.commandLine()
                            .getErr()
                            .println("warning: A is about " + fact.first() + " rows, B about " + fact.second()
                                    + " ones: their figures say nothing about each other"));
            if (format.json()) {
                out.println(Json.text(comparison));
            } else {
                print(comparison, out);
            }
        }
        return 0;
    }

    private void print(RunComparison comparison, PrintWriter out) {
        out.println("A: " + first);
        out.println("B: " + second);
        if (comparison.identical()) {
            out.println("The results (metrics.json) are identical to the byte.");
        }
        out.println();
        TextTable figures = new TextTable("model", "metric", "A", "B", "B - A");
        comparison.figures().stream()
                .filter(figure -> allMetrics || MAIN.contains(figure.metric()))
                .forEach(figure -> figures.add(
                        figure.model(),
                        figure.metric().title(),
                        StudySummary.withInterval(figure.first()),
                        StudySummary.withInterval(figure.second()),
                        StudySummary.signed(figure.difference())));
        figures.lines().forEach(out::println);
        out.println(
                comparison.paired()
                        ? "Same test rows: 95 % intervals of the differences by a paired bootstrap over "
                                + comparison.clusters() + "."
                        : String.format("Other test rows: the intervals take the runs as independent;%n"
                                + "rows that both share make them too wide."));
        if (comparison.facts().stream().anyMatch(fact -> fact.name().equals("label"))) {
            out.println("The labels differ, so that no difference says which model is better.");
        }
        out.println();
        TextTable times = new TextTable("time", "A", "B");
        comparison.times().forEach(time -> times.add(time.name(), time.first(), time.second()));
        times.lines().forEach(out::println);
        for (RunComparison.Change fact : comparison.facts()) {
            out.println();
            out.println("Other " + fact.name());
            out.println("  A: " + fact.first());
            out.println("  B: " + fact.second());
        }
    }
}
