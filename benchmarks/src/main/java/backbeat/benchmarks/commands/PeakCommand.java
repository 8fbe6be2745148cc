package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.peers.PeerLibrary;
import backbeat.benchmarks.peers.PeerReader;
import backbeat.benchmarks.peers.PeerStudy;
import backbeat.benchmarks.peers.PeerStudy.Predictor;
import backbeat.benchmarks.spec.PeerTask;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a process needs that loads the rows, fits one learner and predicts, as the operating system saw it. */
@Command(
        name = "peak",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Fits and predicts once in this process and prints its peak memory as a line for 'peers'.",
        footer = {"", "Linux only. The heap is the one that the launcher's options allow."})
public final class PeakCommand implements Callable<Integer> {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KIB_PER_MIB = 1024;
    private static final long SEED = 42;
    private static final int K = 15;
    private static final int TREES = 100;
    private static final String READ = "read";

    /** A column of numbers, which a reader is asked for. */
    private static final String COLUMN = "tempo";

    @Parameters(index = "0", paramLabel = "LIBRARY", description = "backbeat; others where they are on the class path.")
    private String library;

    @Parameters(index = "1", paramLabel = "LEARNER", description = "knn, forest, mlp; or read, the CSV file alone.")
    private String learner;

    @Option(names = "--data", defaultValue = "track", description = "The rows: track or synthetic-N.")
    private String data;

    @Option(names = "--trees", defaultValue = "" + TREES, description = "Trees of a forest.")
    private int trees;

    @Option(names = "--queries", defaultValue = "100000", description = "Test rows that are predicted, at most.")
    private int queries;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (learner.equals(READ)) {
            Path file = RealData.file().orElseThrow(() -> new IOException(RealData.ADVICE));
            PeerReader.named(library).read(file, COLUMN);
        } else {
            BenchmarkData rows = BenchmarkData.named(data);
            try (PeerStudy study = PeerLibrary.named(library).prepare(rows, 2)) {
                fit(study).probabilities(Math.min(queries, rows.test().rows()));
            }
        }
        for (PeerTask task : tasks()) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("task", task.label()).put("library", library).put("peakMiB", Math.round(peakMib()));
            spec.commandLine().getOut().println(line);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Predictor fit(PeerStudy study) {
        return switch (learner) {
            case "knn" -> study.knn(K);
            case "forest" -> study.forest(trees, SEED);
            case "mlp" -> study.mlp(64, 256, 1, 1e-3, SEED);
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "No learner '" + learner + "': knn, forest, mlp or read");
        };
    }

    private List<PeerTask> tasks() {
        return switch (learner) {
            case READ -> List.of(PeerTask.READ);
            case "knn" -> List.of(PeerTask.KNN);
            case "forest" -> List.of(PeerTask.FOREST_FIT, PeerTask.FOREST_PREDICT);
            default -> List.of(PeerTask.MLP_EPOCH, PeerTask.MLP_PREDICT);
        };
    }

    /** The high-water mark of the resident set. */
    private static double peakMib() throws IOException {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow(() -> new IOException(STATUS + " has no VmHWM"))
                    / KIB_PER_MIB;
        }
    }
}
