package backbeat.benchmarks.strong;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.tree.FlatTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Our forest and network, fitted on the very rows that are measured, as plain little-endian arrays, from which
 * {@code benchmarks/peers/strong/onnx/models.py} makes ONNX models of ONNX's own tree and product operators. (Our own export keeps our
 * bits by a loop of elementary operators, which is not the fastest that ONNX Runtime has.)
 */
public final class OurModels {
    /** Kinds of nodes in {@code forest_kind}: a leaf, numbers up to a threshold go left, one category goes right. */
    private static final int LEAF = 0;

    private static final int NUMERIC = 1;
    private static final int CATEGORY = 2;
    private static final long SEED = 42;

    private final Path folder;

    private OurModels(Path folder) {
        this.folder = folder;
    }

    /** Fits both and writes them into a folder. */
    public static void write(BenchmarkData data, int trees, Path folder) throws IOException {
        Files.createDirectories(folder);
        OurModels models = new OurModels(folder);
        try (Workers workers = Workers.ofAvailableProcessors()) {
            ForestOptions forest = ForestOptions.defaults().withTrees(trees).withSeed(SEED);
            models.write(new RandomForestTrainer(forest, workers).fit(data.train(), data.trainLabels(), Progress.NONE));
            MlpOptions network = MlpOptions.defaults()
                    .withHidden(64)
                    .withBatchSize(256)
                    .withEpochs(20)
                    .withLearningRate(1e-3)
                    .withSeed(SEED);
            models.write(new MlpTrainer(network, workers).fit(data.train(), data.trainLabels(), Progress.NONE));
        }
    }

    private void write(RandomForest forest) throws IOException {
        int nodes = Math.toIntExact(forest.nodes());
        ByteBuffer tree = ints(nodes);
        ByteBuffer node = ints(nodes);
        ByteBuffer kind = ints(nodes);
        ByteBuffer column = ints(nodes);
        ByteBuffer value = ints(nodes);
        ByteBuffer left = ints(nodes);
        ByteBuffer right = ints(nodes);
        for (int t = 0; t < forest.trees().size(); t++) {
            FlatTree flat = forest.trees().get(t);
            for (int n = 0; n < flat.size(); n++) {
                boolean leaf = flat.isLeaf(n);
                boolean numeric = !leaf && flat.kind(n) == FlatTree.Kind.NUMERIC;
                tree.putInt(t);
                node.putInt(n);
                kind.putInt(leaf ? LEAF : numeric ? NUMERIC : CATEGORY);
                column.putInt(leaf ? 0 : flat.column(n));
                value.putFloat(leaf ? (float) flat.value(n) : numeric ? flat.threshold(n) : flat.category(n));
                left.putInt(leaf ? 0 : flat.left(n));
                right.putInt(leaf ? 0 : flat.right(n));
            }
        }
        keep("forest_tree", tree);
        keep("forest_node", node);
        keep("forest_kind", kind);
        keep("forest_column", column);
        keep("forest_value", value);
        keep("forest_left", left);
        keep("forest_right", right);
    }

    private void write(Mlp network) throws IOException {
        Layer first = network.layers().get(0);
        Layer second = network.layers().get(1);
        keep("mlp_weights1", floats(first.weightsToArray()));
        keep("mlp_bias1", floats(first.biasToArray()));
        keep("mlp_weights2", floats(second.weightsToArray()));
        keep("mlp_bias2", floats(second.biasToArray()));
        Schema schema = network.schema();
        ByteBuffer offsets = ints(schema.categoricalCount());
        for (int column = 0; column < schema.categoricalCount(); column++) {
            offsets.putInt(schema.oneHotOffset(column));
        }
        keep("offsets", offsets);
    }

    private static ByteBuffer ints(int count) {
        return ByteBuffer.allocate(Math.multiplyExact(count, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer floats(float[] values) {
        ByteBuffer buffer = ints(values.length);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer;
    }

    private void keep(String name, ByteBuffer values) throws IOException {
        Files.write(folder.resolve(name + ".bin"), values.array());
    }
}
