package backbeat.forest;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.random.SplitMix64;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.FlatTree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A random forest: the probability is the mean over the trees of the positive share in the leaf that a row ends in.
 * Immutable, safe to share between threads.
 *
 * <p>The sum runs over the trees in order, in double precision, whatever the number of threads or rows.
 */
public final class RandomForest implements BinaryClassifier {
    private static final int TILE = 1024;

    private final Schema schema;
    private final ForestOptions options;
    private final List<FlatTree> trees;
    private final Optional<OutOfBag> outOfBag;

    RandomForest(Schema schema, ForestOptions options, List<FlatTree> trees, Optional<OutOfBag> outOfBag) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.options = Objects.requireNonNull(options, "options");
        this.trees = List.copyOf(trees);
        this.outOfBag = outOfBag;
        if (trees.size() != options.trees()) {
            throw new IllegalArgumentException(trees.size() + " trees, but options for " + options.trees());
        }
    }

    /**
     * Rebuilds a forest from its parts; it has no out-of-bag estimates.
     *
     * @throws IllegalArgumentException if the number of trees is not that of the options
     */
    public static RandomForest of(Schema schema, ForestOptions options, List<FlatTree> trees) {
        return new RandomForest(schema, options, trees, Optional.empty());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** The options that the forest was fitted with. */
    public ForestOptions options() {
        return options;
    }

    public List<FlatTree> trees() {
        return trees;
    }

    /** The number of nodes of all trees. */
    public long nodes() {
        long nodes = 0;
        for (FlatTree tree : trees) {
            nodes += tree.size();
        }
        return nodes;
    }

    /** What the trees say about training rows that they have not seen; absent without bootstrap. */
    public Optional<OutOfBag> outOfBag() {
        return outOfBag;
    }

    /** Impurity-based importance by column. O(nodes). */
    public Importance importance() {
        return ImpurityImportance.of(this);
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        workers.forEachChunk(table.rows(), TILE, (from, to, worker) -> {
            int[] codes = new int[FlatTree.codeCount(table)];
            for (int row = from; row < to; row++) {
                FlatTree.encode(table, row, codes, 0);
                double sum = 0;
                for (FlatTree tree : trees) {
                    sum += tree.value(tree.leafOf(codes, 0));
                }
                out[row] = sum / trees.size();
            }
        });
    }

    /** A hash of all trees, to compare forests across machines. */
    public long fingerprint() {
        long hash = trees.size();
        for (FlatTree tree : trees) {
            hash = SplitMix64.mix(hash, tree.fingerprint());
        }
        return hash;
    }
}
