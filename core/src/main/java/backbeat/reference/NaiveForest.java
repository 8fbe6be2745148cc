package backbeat.reference;

import backbeat.forest.ForestOptions;
import backbeat.model.BinaryClassifier;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.random.NamedStream;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveTree.Leaf;
import backbeat.reference.NaiveTree.Node;
import backbeat.reference.NaiveTree.Split;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.TreeOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Breiman's random forest, slow and obvious: trees of bootstrap samples, averaged. The text to read before the fast code, and
 * the oracle that tests hold {@link backbeat.forest.RandomForest} to node for node.
 *
 * <p>It knows the Gini criterion, one-hot columns, bootstrap samples of rows and of groups, and limits on depth and leaf
 * size. Its trees come in three {@link Rung rungs}, each faster than the one before, that grow the same trees where every
 * value has a bin of its own. {@link NaiveOutOfBag} tests it on its own rows.
 */
public final class NaiveForest implements BinaryClassifier {
    /** How a tree looks for the splits of a node. */
    public enum Rung {
        /** On the dense matrix, all rows counted again for each threshold: {@link DenseTree}. */
        DENSE,
        /** On the dense matrix, each column of a node sorted once: {@link SweptTree}. */
        SWEPT,
        /** Counts of bins and codes: {@link BinnedTree}. */
        BINNED
    }

    private final Schema schema;
    private final List<Node> trees;

    private NaiveForest(Schema schema, List<Node> trees) {
        this.schema = schema;
        this.trees = trees;
    }

    /** Every row is a group of its own; every threshold is tried. */
    public static NaiveForest fit(ForestOptions options, Table table, Labels labels) {
        return fit(options, table, labels, IntStream.range(0, table.rows()).toArray(), Rung.DENSE);
    }

    // tag::fit[]
    /**
     * @param options {@code outOfBag} is ignored
     * @param groups  rows of the same number are drawn together
     * @throws IllegalArgumentException if the options ask for what this implementation does not know
     */
    public static NaiveForest fit(ForestOptions options, Table table, Labels labels, int[] groups, Rung rung) {
        Trainer.checkArguments(table, labels);
        checkOptions(options);
        List<List<Integer>> bags = bags(groups);
        LongFunction<NaiveTree> growers = growers(rung, options, table, labels);
        List<Node> trees = new ArrayList<>();
        for (int t = 0; t < options.trees(); t++) {
            long seed = SplitMix64.mix(options.seed(), t); // its own, so that trees may be grown in any order
            trees.add(growers.apply(seed).grow(sample(bags, options, t)));
        }
        return new NaiveForest(table.schema(), List.copyOf(trees));
    }

    /** The rows of each group, the groups by first appearance. */
    static List<List<Integer>> bags(int[] groups) {
        return List.copyOf(IntStream.range(0, groups.length)
                .boxed()
                .collect(Collectors.groupingBy(row -> groups[row], LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** What tree {@code t} learns from: as many groups as there are, each time any of them, with all of their rows. */
    public static int[] sample(List<List<Integer>> groups, ForestOptions options, int t) {
        Xoshiro256 random = NamedStream.TREE_SAMPLE.generator(SplitMix64.mix(options.seed(), t));
        return IntStream.range(0, groups.size())
                .mapToObj(i -> groups.get(options.bootstrap() ? random.nextInt(groups.size()) : i))
                .flatMapToInt(rows -> rows.stream().mapToInt(row -> row))
                .toArray();
    }
    // end::fit[]

    private static void checkOptions(ForestOptions options) {
        TreeOptions tree = options.tree();
        TreeOptions known = TreeOptions.defaults().withCandidates(tree.candidates());
        if (!tree.equals(known.withMaxDepth(tree.maxDepth()).withMinLeaf(tree.minLeaf()))) {
            throw new IllegalArgumentException("The reference grows whole trees: Gini, one-hot columns, no weights");
        }
    }

    /** What the trees of a forest share is made once. */
    private static LongFunction<NaiveTree> growers(Rung rung, ForestOptions options, Table table, Labels labels) {
        if (rung == Rung.BINNED) {
            Binning binning = Binning.of(table.numeric(), options.maxBins(), Workers.sequential());
            int[][] bins = BinnedTree.bins(table, binning);
            return seed -> new BinnedTree(options.tree(), table, binning, bins, labels, seed);
        }
        DMatrixRMaj x = OneHot.materializeDouble(table);
        return rung == Rung.DENSE
                ? seed -> new DenseTree(options.tree(), x, labels, seed)
                : seed -> new SweptTree(options.tree(), x, labels, seed);
    }

    /** The roots of the trees. */
    public List<Node> trees() {
        return trees;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    // tag::vote[]
    /** Formula forest-vote: the mean share of positives in the leaves that a row comes to. */
    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        DMatrixRMaj x = OneHot.materializeDouble(table);
        for (int row = 0; row < table.rows(); row++) {
            double sum = 0;
            for (Node tree : trees) {
                sum += share(tree, x, row);
            }
            out[row] = sum / trees.size();
        }
    }

    static double share(Node node, DMatrixRMaj x, int row) {
        while (node instanceof Split split) {
            node = x.get(row, split.feature()) <= split.threshold() ? split.left() : split.right();
        }
        Leaf leaf = (Leaf) node;
        return (double) leaf.positives() / (leaf.negatives() + leaf.positives());
    }
    // end::vote[]
}
