package backbeat.benchmarks.commands;

import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.Python;
import backbeat.benchmarks.quality.ForestMemory;
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
import picocli.CommandLine.Parameters;

/** Peak memory of whole processes that fit 100 trees. */
@Command(
        name = "forest-memory",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Peak memory of whole processes that fit 100 trees, ours at several heap sizes and scikit-learn's, with and without"
                    + " out-of-bag votes.",
            "The young generation is small, because a larger one is filled with garbage before it is collected."
        })
public final class ForestMemoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ROWS", description = "What ./backbeat data export --protocol track --validation 0 wrote.")
    private Path rows;

    @Option(names = "--heap", split = ",", paramLabel = "SIZE", defaultValue = "48m,64m,96m,128m,256m")
    private List<String> heaps;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        Optional<Python> python = Python.with("sklearn");
        for (String votes : List.of("without", "votes")) {
            terminal.println("== " + votes);
            for (String heap : heaps) {
                List<String> options = List.of("-XX:+UseSerialGC", "-Xmn16m", "-Xmx" + heap);
                say("Backbeat, -Xmx" + heap, Child.java(options, ForestMemory.class, rows.toString(), votes), terminal);
            }
            if (python.isPresent()) {
                Map<String, String> variables = Map.of("BACKBEAT_MATRICES", rows.toString(), "OMP_NUM_THREADS", "1");
                say(
                        "scikit-learn",
                        python.get().script("memory_forest.py", votes).with(variables),
                        terminal);
            } else {
                terminal.println("scikit-learn: " + Python.advice("scikit-learn"));
            }
        }
        return 0;
    }

    private static void say(String who, Child child, PrintWriter terminal) throws IOException {
        String output = child.output().strip();
        terminal.println(who + ": " + (output.isEmpty() ? "ended without a figure; is the heap too small?" : output));
        terminal.flush();
    }
}
