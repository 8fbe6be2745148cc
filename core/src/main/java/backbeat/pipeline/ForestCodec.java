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
import backbeat.tree.TreeOptions;
import java.io.IOException;
import java.util.List;

/**
 * Random forest: the options, then the size of every tree, then every tree as its nodes in depth-first order, laid out for
 * reading ({@link TreesCodec}). That order needs no child references: a tree is complete when every split has got its two
 * subtrees, so no file can describe a cycle.
 *
 * <p>Bytes a node (with few columns and categories): numeric split 5, category split 2, leaf 2, and a few for each distinct pair of
 * class counts in a tree's leaves. A fully grown tree has one leaf more than it has splits, which makes about 3 bytes a node.
 */
final class ForestCodec implements LearnerCodec<RandomForest> {
    /** The version of files whose trees are laid out for reading. */
    private static final int VERSION = 5;

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
    public int version(RandomForest model) {
        return VERSION;
    }

    @Override
    public void write(RandomForest model, SectionWriter out) throws IOException {
        writeOptions(model.options(), out);
        TreesCodec.write(model.trees(), model.schema(), out);
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

    @Override
    public RandomForest read(SectionReader in, Schema schema, Workers workers, Kernels kernels) throws IOException {
        ForestOptions options = readOptions(in);
        ClassWeights weights = options.tree().weights();
        List<FlatTree> trees = in.version() < VERSION
                ? TreesNodeByNode.read(in, schema, weights)
                : TreesCodec.read(in, schema, weights, workers);
        in.require(!trees.isEmpty(), "a forest needs at least 1 tree");
        return RandomForest.of(schema, options.withTrees(trees.size()), trees);
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
}
