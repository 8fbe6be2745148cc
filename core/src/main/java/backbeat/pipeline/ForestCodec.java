package backbeat.pipeline;

import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import backbeat.tree.FlatTree;
import backbeat.tree.FlatTreeBuilder;
import backbeat.tree.TreeOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Random forest: the options, then every tree as its nodes in depth-first order. That order needs no child references: a
 * tree is complete when every split has got its two subtrees, so no file can describe a cycle.
 *
 * <p>Bytes a node (with few columns and categories): numeric split 6, category split 3, leaf 3. A fully grown tree has
 * one leaf more than it has splits, which makes about 4 bytes a node.
 */
final class ForestCodec implements LearnerCodec<RandomForest> {
    private static final int LEAST_TREE_BYTES = Integer.BYTES + 3;

    @Override
    public String tag() {
        return "FRST";
    }

    @Override
    public String name() {
        return "forest";
    }

    @Override
    public Class<RandomForest> type() {
        return RandomForest.class;
    }

    @Override
    public void write(RandomForest model, SectionWriter out) throws IOException {
        writeOptions(model.options(), out);
        writeTrees(model.trees(), model.schema(), out);
    }

    static void writeTrees(List<FlatTree> trees, Schema schema, SectionWriter out) throws IOException {
        out.i32(trees.size());
        for (FlatTree tree : trees) {
            out.i32(tree.size());
            for (int node = 0; node < tree.size(); node++) {
                writeNode(tree, node, schema, out);
            }
        }
    }

    static void writeOptions(ForestOptions options, SectionWriter out) throws IOException {
        TreeOptions tree = options.tree();
        out.i64(options.seed());
        out.bool(options.bootstrap());
        out.bool(options.outOfBag());
        out.i32(options.maxBins());
        Codes.CRITERION.write(tree.criterion(), out);
        Codes.CATEGORY_SPLITS.write(tree.categorySplits(), out);
        Codes.CANDIDATES.write(tree.candidates().rule(), out);
        out.f64(tree.candidates().amount());
        out.i32(tree.maxDepth());
        out.i32(tree.minLeaf());
        out.f64(tree.minGain());
        out.bool(tree.randomThresholds());
        out.f64(tree.weights().negative());
        out.f64(tree.weights().positive());
    }

    private static void writeNode(FlatTree tree, int node, Schema schema, SectionWriter out) throws IOException {
        FlatTree.Kind kind = tree.kind(node);
        Codes.NODE.write(kind, out);
        switch (kind) {
            case LEAF -> {
                out.varint(tree.negatives(node));
                out.varint(tree.positives(node));
            }
            case NUMERIC -> {
                out.varint(tree.column(node));
                out.f32(tree.threshold(node));
            }
            case CATEGORY -> {
                out.varint(tree.column(node));
                out.varint(tree.category(node));
            }
            case SUBSET -> {
                out.varint(tree.column(node));
                out.raw(subset(tree, node, categories(schema, tree.column(node))));
            }
        }
    }

    /** A bit per category that goes right, from the low end of the first byte; after the last, one for unseen ones. */
    private static byte[] subset(FlatTree tree, int split, int categories) {
        byte[] bits = new byte[subsetBytes(categories)];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (tree.subsetWord(split, i / 8) >>> 8 * (i % 8));
        }
        bits[bits.length - 1] &= (byte) ((2 << categories % 8) - 1);
        return bits;
    }

    private static int subsetBytes(int categories) {
        return categories / 8 + 1;
    }

    @Override
    public RandomForest read(SectionReader in, Schema schema, Workers workers, Kernels kernels) throws IOException {
        ForestOptions options = readOptions(in);
        List<FlatTree> trees = readTrees(in, schema, options.tree().weights());
        in.require(!trees.isEmpty(), "a forest needs at least 1 tree");
        return RandomForest.of(schema, options.withTrees(trees.size()), trees);
    }

    static List<FlatTree> readTrees(SectionReader in, Schema schema, ClassWeights weights) throws IOException {
        int count = in.count("trees", LEAST_TREE_BYTES);
        FlatTreeBuilder builder = new FlatTreeBuilder(schema.numericCount() + schema.categoricalCount(), weights);
        List<FlatTree> trees = new ArrayList<>(count);
        for (int t = 0; t < count; t++) {
            trees.add(readTree(in, schema, builder));
        }
        return trees;
    }

    static ForestOptions readOptions(SectionReader in) throws IOException {
        long seed = in.i64("seed");
        boolean bootstrap = in.bool("bootstrap");
        boolean outOfBag = in.bool("out-of-bag");
        int maxBins = in.i32("bins");
        Criterion criterion = Codes.CRITERION.read(in);
        CategorySplits splits = Codes.CATEGORY_SPLITS.read(in);
        Candidates candidates = new Candidates(Codes.CANDIDATES.read(in), in.f64("candidates"));
        int maxDepth = in.i32("largest depth");
        int minLeaf = in.i32("smallest leaf");
        double minGain = in.f64("least gain");
        boolean randomThresholds = in.bool("random thresholds");
        ClassWeights weights = new ClassWeights(in.f64("negative weight"), in.f64("positive weight"));
        TreeOptions tree =
                new TreeOptions(criterion, splits, candidates, maxDepth, minLeaf, minGain, randomThresholds, weights);
        return new ForestOptions(1, seed, bootstrap, outOfBag, maxBins, tree);
    }

    private static FlatTree readTree(SectionReader in, Schema schema, FlatTreeBuilder builder) throws IOException {
        int size = in.i32("nodes of a tree", 1, Integer.MAX_VALUE);
        for (int node = 0; node < size; node++) {
            switch (Codes.NODE.read(in)) {
                case LEAF -> readLeaf(in, builder);
                case NUMERIC -> {
                    int column = in.varint("column", schema.numericCount() - 1);
                    float threshold = in.f32("threshold");
                    in.require(Float.floatToRawIntBits(threshold) != Float.floatToRawIntBits(-0f), "threshold is -0");
                    builder.numeric(column, threshold);
                }
                case CATEGORY -> {
                    int column = categoricalColumn(in, schema);
                    builder.category(column, in.varint("category", categories(schema, column) - 1));
                }
                case SUBSET -> readSubset(in, schema, builder);
            }
        }
        return builder.build();
    }

    private static void readLeaf(SectionReader in, FlatTreeBuilder builder) throws IOException {
        int negatives = in.varint("negatives of a leaf", Integer.MAX_VALUE);
        int positives = in.varint("positives of a leaf", Integer.MAX_VALUE);
        in.require(negatives > 0 || positives > 0, "a leaf has no rows");
        builder.leaf(negatives, positives);
    }

    private static void readSubset(SectionReader in, Schema schema, FlatTreeBuilder builder) throws IOException {
        int column = categoricalColumn(in, schema);
        int categories = categories(schema, column);
        byte[] bits = new byte[subsetBytes(categories)];
        long[] words = new long[(categories >> 6) + 1];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) in.u8("set of categories");
            words[i / 8] |= (bits[i] & 0xffL) << 8 * (i % 8);
        }
        in.require((bits[bits.length - 1] & 0xff) >> categories % 8 <= 1, "a set names categories that there are not");
        builder.subset(column, words, words.length);
    }

    private static int categoricalColumn(SectionReader in, Schema schema) throws IOException {
        int column = in.varint("column", schema.numericCount() + schema.categoricalCount() - 1);
        if (column < schema.numericCount()) {
            throw in.error("column " + column + " holds numbers, not categories");
        }
        return column;
    }

    private static int categories(Schema schema, int column) {
        return schema.categorical().get(column - schema.numericCount()).size();
    }
}
