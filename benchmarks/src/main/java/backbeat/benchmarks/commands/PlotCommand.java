package backbeat.benchmarks.commands;

import backbeat.benchmarks.report.SvgPlot;
import backbeat.benchmarks.results.Growth;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws growth curves from JMH results, or bars from a table of peers. */
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        description = "Draws SVG: growth curves from result files, bars from a table that 'peers --out' wrote.")
public final class PlotCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE.json", description = "Results, or one table of peers.")
    private List<Path> files;

    @Option(names = "--out", required = true, paramLabel = "FILE.svg", description = "The plot.")
    private Path out;

    @Option(names = "--title", description = "The plot's title.")
    private String title;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        JsonNode first = JsonText.tree(files.get(0));
        String svg = first.path(0).has("task") ? peers(first) : growth();
        ResultFile.writeWhole(out, svg);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println("Plot: " + out);
        terminal.flush();
        return 0;
    }

    private String growth() throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        for (Path file : files) {
            measurements.addAll(ResultFile.read(file));
        }
        List<Growth> growths = Growth.of(measurements);
        if (growths.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "No benchmark in " + files + " was measured at two sizes");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        for (Growth growth : growths) {
            terminal.printf(Locale.ROOT, "%s: time ~ n^%.2f%n", growth.label(), growth.exponent());
        }
        return SvgPlot.lines(title == null ? "Time of one operation by number of rows" : title, growths);
    }

    private String peers(JsonNode table) {
        String bars = SvgPlot.peers(table, title == null ? "How many times faster Backbeat is (log scale)" : title);
        if (bars.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), files.get(0) + " compares nothing");
        }
        return bars;
    }
}
