package backbeat.benchmarks.commands;

import backbeat.benchmarks.report.Report;
import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.results.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the accepted results into the pages of the documentation: tables between markers, and plots. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Writes the accepted results into docs/performance.md, the learners' pages and the plots.",
        footer = {
            "",
            "Tables stand between <!-- generated: NAME --> and <!-- end of NAME -->; the rest is left alone. strong, strong-million"
                    + " and targets can be of another machine than the other tables: targets@MACHINE."
        })
public final class ReportCommand implements Callable<Integer> {
    private static final List<String> PAGES =
            List.of("performance.md", "notebook/knn.md", "notebook/forest.md", "notebook/mlp.md", "notebook/strong.md");

    @Option(names = "--docs", defaultValue = "${sys:backbeat.home:-.}/docs", description = "Where performance.md is.")
    private Path docs;

    @Option(
            names = "--results",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/results",
            description = "Where results are kept.")
    private Path results;

    @Option(names = "--machine", description = "The folder below --results; this machine's by default.")
    private String machine;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = results.resolve(machine == null ? Environment.machine() : machine);
        if (!Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "There are no accepted results in " + folder + "; bench regular --accept makes some");
        }
        Report report = Report.read(folder);
        PrintWriter terminal = spec.commandLine().getOut();
        Map<String, String> blocks = report.blocks();
        for (String name : PAGES) {
            Path page = docs.resolve(name);
            if (Files.exists(page)) {
                ResultFile.writeWhole(page, filled(Files.readString(page), seenFrom(name, blocks)));
                terminal.println("Tables: " + page);
            }
        }
        Files.createDirectories(docs.resolve("img"));
        for (Map.Entry<String, String> plot : report.plots().entrySet()) {
            Path file = docs.resolve("img").resolve(plot.getKey());
            ResultFile.writeWhole(file, plot.getValue());
            terminal.println("Plot: " + file);
        }
        terminal.flush();
        return 0;
    }

    /** The blocks with links as they are from a page below the folder of the documentation. */
    private static Map<String, String> seenFrom(String page, Map<String, String> blocks) {
        String up = "../".repeat(Path.of(page).getNameCount() - 1);
        Map<String, String> seen = new TreeMap<>(blocks);
        seen.replaceAll((name, text) -> text.replace("](../benchmarks/", "](" + up + "../benchmarks/"));
        return seen;
    }

    /**
     * The page with the text between its markers replaced.
     *
     * @throws IOException if the page asks for a block that there is not, or a marker lacks its end
     */
    static String filled(String page, Map<String, String> blocks) throws IOException {
        Matcher begin = Pattern.compile("<!-- generated: (\\S+) -->\n").matcher(page);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (begin.find(at)) {
            String name = begin.group(1);
            int end = page.indexOf("<!-- end of " + name + " -->", begin.end());
            if (end < 0 || !blocks.containsKey(name)) {
                throw new IOException(
                        end < 0
                                ? "There is no <!-- end of " + name + " -->"
                                : "A page asks for '" + name + "'; there are " + blocks.keySet());
            }
            text.append(page, at, begin.end()).append(blocks.get(name));
            at = end;
        }
        return text.append(page.substring(at)).toString();
    }
}
