package backbeat.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one table of what several libraries need for the same work. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = "Makes one table, Markdown and JSON, from a folder of our results and the peers'.",
        footer = {"", "benchmarks/compare.sh and benchmarks/peers/java/run.sh fill such folders."})
public final class PeersCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Holds *.json (JMH) and *.jsonl (peers).")
    private Path folder;

    @Option(names = "--out", paramLabel = "NAME", description = "Also writes NAME.md and NAME.json.")
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PeerTable table = PeerTable.read(folder);
        if (table.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), folder + " holds no results to compare");
        }
        String markdown = table.markdown();
        spec.commandLine().getOut().print(markdown);
        spec.commandLine().getOut().flush();
        if (out != null) {
            ResultFile.writeWhole(out.resolveSibling(out.getFileName() + ".md"), markdown);
            ResultFile.writeWhole(out.resolveSibling(out.getFileName() + ".json"), table.json());
        }
        return 0;
    }
}
