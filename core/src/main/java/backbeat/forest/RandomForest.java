package backbeat.forest;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.random.SplitMix64;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.FlatTree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A random forest: the probability is the mean over the trees of the positive share in the leaf that a row ends in.
 * Immutable, safe to share between threads. Batches are answered by its {@link CompiledForest}, with the same bits.
 *
 * <p>The sum runs over the trees in order, in double precision, whatever the number of threads or rows.
 */
public final class RandomForest implements BinaryClassifier {
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

    /**
     * The forest of the first trees alone, without out-of-bag estimates.
     *
     * @throws IllegalArgumentException unless {@code 1 <= count <= trees().size()}
     */
    public RandomForest first(int count) {
        if (count < 1 || count > trees.size()) {
            throw new IllegalArgumentException("The first " + count + " of " + trees.size() + " trees");
        }
        return of(schema, options.withTrees(count), trees.subList(0, count));
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

    /**
     * Base rate and contributions of the columns for one row.
     *
     * @throws IllegalArgumentException if the schema differs
     */
    public Attribution explain(Table table, int row) {
        checkSchema(table);
        return Attribution.of(this, table, row);
    }

    /**
     * The nodes that a row passes in one tree, from the root to its leaf.
     *
     * @throws IllegalArgumentException if the schema differs
     */
    public List<Attribution.Step> path(int tree, Table table, int row) {
        checkSchema(table);
        return Attribution.path(this, trees.get(tree), table, row);
    }

    private void checkSchema(Table table) {
        if (!table.schema().equals(schema)) {
            throw new IllegalArgumentException("The table's columns differ from those that the forest was fitted on");
        }
    }

    /** Walks each row through each tree, step by step; for thousands of rows {@link #compile} first. */
    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        int width = FlatTree.codeCount(table);
        int tile = tile(table.rows(), workers);
        int[][] codes = new int[workers.threads()][];
        workers.forEachChunk(table.rows(), tile, (from, to, worker) -> {
            if (codes[worker] == null) {
                codes[worker] = new int[tile * width];
            }
            answer(table, from, to, codes[worker], out);
        });
    }

    private void answer(Table table, int from, int to, int[] codes, double[] out) {
        int width = FlatTree.codeCount(table);
        for (int row = from; row < to; row++) {
            FlatTree.encode(table, row, codes, (row - from) * width);
            out[row] = 0;
        }
        for (FlatTree tree : trees) {
            for (int row = from; row < to; row++) {
                out[row] += tree.value(tree.leafOf(codes, (row - from) * width));
            }
        }
        for (int row = from; row < to; row++) {
            out[row] /= trees.size();
        }
    }

    /** Rows that a thread takes at once: a share of the rows, as far as their codes fit the cache. No bit depends on it. */
    static int tile(int rows, Workers workers) {
        int share = (rows + workers.threads() - 1) / workers.threads();
        return Math.max(1, Math.min(EncodedRows.TILE, share));
    }

    @Override
    public CompiledForest compile(Workers workers) {
        return CompiledForest.of(this, workers);
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
