package backbeat.benchmarks.quality;

import backbeat.benchmarks.ForestFitBenchmark;
import backbeat.benchmarks.data.RealData;
import backbeat.data.Groups;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.PreparedData;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.Candidates;
import backbeat.tree.Criterion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes what forests of several seeds say about rows that they have not seen, for {@code forest_quality.py}, which
 * compares it with scikit-learn's forests on the same rows. Files are plain little-endian vectors without a header:
 *
 * <pre>
 * PROTOCOL/train-rows.i32, test-rows.i32         rows of the data file, from 0
 * PROTOCOL/train-groups.i32, test-groups.i32     what the protocol keeps together
 * PROTOCOL/MODE-SEED.f64                         probabilities of the test rows
 * PROTOCOL/MODE-SEED.oob.f64                     out-of-bag probabilities of the training rows
 * </pre>
 */
@Command(
        name = "forest-quality",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the probabilities of forests of several seeds, to compare them with another library's.")
public final class ForestQuality implements Callable<Integer> {
    private static final double HELD_OUT = 0.2;
    private static final long HELD_OUT_SEED = 7;
    private static final String GROUPED = ":grouped";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Receives a folder for each protocol.")
    private Path out;

    @Option(
            names = "--protocols",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "track,song,artist",
            description = "How rows become training and test rows. Default: ${DEFAULT-VALUE}.")
    private List<String> protocols;

    @Option(
            names = "--modes",
            split = ",",
            paramLabel = "MODE",
            defaultValue = "one-hot,exact,subset",
            description = {
                "one-hot, exact or subset, and what differs from the defaults, such as subset:count=6:leaf=3 (count or share"
                        + " of candidates, leaf, gain, trees, entropy=1), and :grouped to draw what the protocol keeps together as"
                        + " one. Default: ${DEFAULT-VALUE}."
            })
    private List<String> modes;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "5", description = "Seeds 1 to N. Default: 5.")
    private int seeds;

    @Option(
            names = "--held-out",
            description =
                    "Leave the test rows alone: learn from four fifths of the training rows, and predict the others.")
    private boolean heldOut;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = RealData.file()
                .orElseThrow(() -> new IOException(
                        "BACKBEAT_DATA must name the dataset's CSV file;" + " ./backbeat data fetch downloads it"));
        PrintWriter terminal = spec.commandLine().getOut();
        try (Workers workers = Workers.ofAvailableProcessors()) {
            for (String protocol : protocols) {
                Rows rows = rows(RealData.prepared(file, protocol));
                Path folder = Files.createDirectories(out.resolve(protocol));
                rows.write(folder);
                for (String mode : modes) {
                    for (int seed = 1; seed <= seeds; seed++) {
                        RandomForest forest = rows.fit(mode, seed, workers);
                        String name = mode + "-" + seed;
                        double[] probabilities = new double[rows.test.rows()];
                        forest.compile(workers).probabilities(rows.test, workers, probabilities);
                        write(folder.resolve(name + ".f64"), probabilities);
                        write(
                                folder.resolve(name + ".oob.f64"),
                                forest.outOfBag().orElseThrow().probabilities());
                    }
                    terminal.println(protocol + " " + mode + ": " + seeds + " forests");
                    terminal.flush();
                }
            }
        }
        return 0;
    }

    /** What one protocol's forests learn from and are asked. */
    private record Rows(Table train, Labels trainLabels, Table test, Split split, Groups groups) {
        RandomForest fit(String mode, int seed, Workers workers) {
            RandomForestTrainer trainer =
                    new RandomForestTrainer(options(mode.replace(GROUPED, "")).withSeed(seed), workers);
            return mode.contains(GROUPED)
                    ? trainer.fit(train, trainLabels, groups.of(split.train()), Progress.NONE)
                    : trainer.fit(train, trainLabels);
        }

        void write(Path folder) throws IOException {
            ForestQuality.write(folder.resolve("train-rows.i32"), split.train());
            ForestQuality.write(folder.resolve("test-rows.i32"), split.test());
            ForestQuality.write(folder.resolve("train-groups.i32"), groups.of(split.train()));
            ForestQuality.write(folder.resolve("test-groups.i32"), groups.of(split.test()));
        }
    }

    private Rows rows(PreparedData prepared) {
        Table table = prepared.train().table();
        Labels labels = prepared.train().labels();
        if (!heldOut) {
            return new Rows(table, labels, prepared.test().table(), prepared.split(), prepared.groups());
        }
        int[] known = prepared.split().train();
        int[] place = new int[1 + known[known.length - 1]];
        for (int i = 0; i < known.length; i++) {
            place[known[i]] = i;
        }
        Split inner = new Splitter(0, HELD_OUT, HELD_OUT_SEED).split(known, labels, prepared.groups());
        int[] train = places(inner.train(), place);
        return new Rows(
                table.select(train),
                labels.select(train),
                table.select(places(inner.test(), place)),
                inner,
                prepared.groups());
    }

    private static int[] places(int[] rows, int[] place) {
        int[] found = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            found[i] = place[rows[i]];
        }
        return found;
    }

    /** The options that a name such as {@code subset:count=6} stands for. */
    static ForestOptions options(String mode) {
        String[] parts = mode.split(":");
        ForestOptions options = ForestFitBenchmark.options(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            double value = Double.parseDouble(pair[1]);
            options = switch (pair[0]) {
                case "count" -> options.withCandidates(Candidates.count((int) value));
                case "share" -> options.withCandidates(Candidates.fraction(value));
                case "leaf" -> options.withMinLeaf((int) value);
                case "gain" -> options.withMinGain(value);
                case "trees" -> options.withTrees((int) value);
                case "entropy" -> options.withCriterion(Criterion.ENTROPY);
                default -> throw new IllegalArgumentException("No option '" + pair[0] + "' in mode '" + mode + "'");
            };
        }
        return options;
    }

    private static void write(Path file, int[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        Files.write(file, bytes.array());
    }

    private static void write(Path file, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        Files.write(file, bytes.array());
    }
}
