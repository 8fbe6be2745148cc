package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.report.PeerTable;
import backbeat.benchmarks.report.Report;
import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.results.Provenance;
import backbeat.benchmarks.results.ResultFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one table of what several libraries need for the same work. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        description = "Makes one table, Markdown and JSON, from a folder of our results and the peers'.",
        footer = {"", "'bench peers beside' and 'bench peers java' fill such folders."})
public final class PeersTableCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Holds *.json (JMH) and *.jsonl (peers).")
    private List<Path> folders;

    @Option(names = "--accept", description = "Keep the table as the one that the report shows.")
    private boolean accept;

    @Option(
            names = "--results",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/results",
            description = "Where results are kept.")
    private Path results;

    @Option(names = "--out", paramLabel = "NAME", description = "Also writes NAME.md and NAME.json.")
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PeerTable table = PeerTable.read(folders);
        if (table.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    folders.stream().map(Path::toString).collect(Collectors.joining(", ")) + ": no results to compare");
        }
        String markdown = table.markdown();
        spec.commandLine().getOut().print(markdown);
        spec.commandLine().getOut().flush();
        if (out != null) {
            table.write(out);
        }
        if (accept) {
            ObjectNode environment = Environment.describe("peers", BenchmarkData.trackSource());
            environment.remove(List.of("commit", "load", "time")); // those of this moment say nothing about the runs
            environment.set("measured", Provenance.measured(folders));
            Path folder = Files.createDirectories(results.resolve(Environment.machine()));
            ResultFile.writeWhole(folder.resolve(Report.PEERS), table.json());
            ResultFile.writeWhole(
                    ResultFile.environmentFile(folder.resolve(Report.PEERS)), environment.toPrettyString() + "\n");
        }
        return 0;
    }
}
