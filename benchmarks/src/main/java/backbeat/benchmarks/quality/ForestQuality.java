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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes what forests of several seeds say about rows that they have not seen, for {@code quality_forest.py}, which
 * compares it with scikit-learn's forests on the same rows. Files are plain little-endian vectors without a header:
 *
 * <pre>
 * PROTOCOL/train-rows.i32, test-rows.i32         rows of the data file, from 0
 * PROTOCOL/train-groups.i32, test-groups.i32     what the protocol keeps together
 * PROTOCOL/MODE-SEED.f64                         probabilities of the test rows
 * PROTOCOL/MODE-SEED.oob.f64                     out-of-bag probabilities of the training rows
 * </pre>
 */
public final class ForestQuality {
    private static final double HELD_OUT = 0.2;
    private static final long HELD_OUT_SEED = 7;
    private static final String GROUPED = ":grouped";

    private final Path file;
    private final Path out;
    private final int seeds;
    private final boolean heldOut;

    /**
     * @param file    the data
     * @param out     receives a folder for each protocol
     * @param seeds   seeds 1 to this
     * @param heldOut whether to leave the test rows alone: to learn from four fifths of the training rows, and predict the others
     */
    public ForestQuality(Path file, Path out, int seeds, boolean heldOut) {
        this.file = file;
        this.out = out;
        this.seeds = seeds;
        this.heldOut = heldOut;
    }

    /**
     * @param protocols how rows become training and test rows
     * @param modes     the kinds of forests: one-hot, exact or subset, and what differs from the defaults
     * @param progress  told what has been written
     */
    public void write(List<String> protocols, List<String> modes, Consumer<String> progress) throws IOException {
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
                    progress.accept(protocol + " " + mode + ": " + seeds + " forests");
                }
            }
        }
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
