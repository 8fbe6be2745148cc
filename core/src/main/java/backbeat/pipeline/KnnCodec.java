package backbeat.pipeline;

import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.KdTree;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Search;
import backbeat.neighbors.SearchChoice;
import backbeat.neighbors.TreeShape;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.TreeBytes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * k nearest neighbors: the options, the training rows, and how they are arranged for search: of a k-d tree the leaf in which each
 * point stands. All else of the tree is computed when a model is loaded, in O(n). A file that lies about leaves is slow, but
 * finds the same neighbors; those of earlier versions know nothing of leaves, and the tree is built anew.
 *
 * <p>Bytes a training row: 4 a numeric column, 1 a categorical column of up to 255 categories, 1 for the label, and 1 for each layer
 * of the tree whose largest group has up to 256 leaves, else 2 or 4.
 */
final class KnnCodec implements LearnerCodec<KnnClassifier> {
    /** The version of files that say how the training rows are arranged for search. */
    private static final int VERSION = 5;

    /** The bit of the scale's byte that says that the columns' weights follow. */
    private static final int WEIGHTED = 0x80;

    @Override
    public String tag() {
        return "KNNC";
    }

    @Override
    public String name() {
        return "knn";
    }

    @Override
    public Class<KnnClassifier> type() {
        return KnnClassifier.class;
    }

    @Override
    public int version(KnnClassifier model) {
        return VERSION;
    }

    @Override
    public void write(KnnClassifier model, SectionWriter out) throws IOException {
        KnnOptions options = model.options();
        out.i32(options.k());
        Codes.WEIGHTING.write(options.weighting(), out);
        Codes.SEARCH.write(options.search(), out);
        out.i32(options.leafSize());
        int scale = Codes.CATEGORY_SCALE.code(options.scale());
        out.u8(options.weights().isEmpty() ? scale : scale | WEIGHTED);
        if (!options.weights().isEmpty()) {
            out.i32(options.weights().factors().size());
            for (Map.Entry<String, Double> factor : options.weights().factors().entrySet()) {
                out.text(factor.getKey());
                out.f64(factor.getValue());
            }
        }
        TableCodec.write(model.training(), out);
        out.raw(model.labels().toArray());
        writeIndex(model, out);
    }

    private static void writeIndex(KnnClassifier model, SectionWriter out) throws IOException {
        SearchChoice choice = model.choice();
        Codes.SEARCH.write(choice.search(), out);
        if (choice.tried() > 0) {
            out.i64(choice.tried());
        }
        if (model.index() instanceof KdTree tree && !out.counts(leafBytes(tree))) {
            int[][] leaves = TreeShape.leaves(tree);
            for (int layer = 0; layer < leaves.length; layer++) {
                SmallNumbers.write(leaves[layer], 0, tree.leaves(layer) - 1, out);
            }
        }
    }

    /** How long the numbers of all leaves are. */
    private static long leafBytes(KdTree tree) {
        long bytes = 0;
        for (int layer = 0; layer < tree.layers(); layer++) {
            bytes += (long) TreeBytes.width(tree.leaves(layer) - 1) * tree.points(layer);
        }
        return bytes;
    }

    private static ColumnWeights weights(SectionReader in, Schema schema) throws IOException {
        Set<String> known =
                schema.categorical().stream().map(CategoricalColumn::name).collect(Collectors.toSet());
        int count = in.count("weights", Integer.BYTES + Double.BYTES);
        in.require(count > 0, "the weights are none");
        Map<String, Double> factors = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String column = in.text("a weight's column");
            double factor = in.f64("a column's weight");
            in.require(
                    known.contains(column) && factor >= 0 && factor < Float.MAX_VALUE,
                    "a weight of " + factor + " for column '" + column + "'");
            in.require(factors.put(column, factor) == null, "two weights for column '" + column + "'");
        }
        return new ColumnWeights(factors);
    }

    @Override
    public KnnClassifier read(SectionReader in, Schema schema, Workers workers, Kernels kernels) throws IOException {
        int k = in.i32("k", 1, Integer.MAX_VALUE);
        Weighting weighting = Codes.WEIGHTING.read(in);
        Search search = Codes.SEARCH.read(in);
        int leafSize = in.i32("leaf size", 1, Integer.MAX_VALUE);
        int code = in.u8(Codes.CATEGORY_SCALE.field());
        CategoryScale scale = Codes.CATEGORY_SCALE.of(code & ~WEIGHTED, in);
        ColumnWeights weights = (code & WEIGHTED) == 0 ? ColumnWeights.NONE : weights(in, schema);
        KnnOptions options = new KnnOptions(k, weighting, search, leafSize, scale, weights);

        Table training = TableCodec.read(in, schema);
        in.require(k <= training.rows(), "k is " + k + ", but there are " + training.rows() + " training rows");
        Labels labels = TableCodec.readLabels(in, training.rows());
        KnnTrainer trainer = new KnnTrainer(options, workers, kernels);
        return in.version() < VERSION
                ? trainer.fit(training, labels, Progress.NONE)
                : readIndex(in, trainer, options, training, labels, workers);
    }

    private static KnnClassifier readIndex(
            SectionReader in, KnnTrainer trainer, KnnOptions options, Table training, Labels labels, Workers workers)
            throws IOException {
        Search search = Codes.SEARCH.read(in);
        long tried = SearchChoice.needsTrial(options, training.rows()) ? in.i64("points of a trial") : 0;
        if (search != Search.TREE) {
            return trainer.restoreBruteForce(training, labels, tried);
        }
        TreeShape shape = new TreeShape(training, options.leafSize(), workers);
        int[][] leaves = new int[shape.layers()][];
        for (int layer = 0; layer < leaves.length; layer++) {
            leaves[layer] = SmallNumbers.read(in, shape.points(layer), 0, shape.leaves(layer) - 1, "leaf of a point");
        }
        return trainer.restoreTree(shape, leaves, labels, tried);
    }
}
