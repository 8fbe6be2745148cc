package backbeat.forest;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.random.SplitMix64;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.FlatTree;
import backbeat.tree.PlannedTree;
import backbeat.tree.TreePlanner;
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
    /** Planning takes about as long as it saves when this many rows are predicted. */
    private static final int WORTH_PLANNING = 2048;

    private final Schema schema;
    private final ForestOptions options;
    private final List<FlatTree> trees;
    private final Optional<OutOfBag> outOfBag;
    /** The trees as they are, for few rows. */
    private final List<PlannedTree> unplanned;
    /** The trees laid out for batches; empty until a batch is worth the while. */
    private volatile List<PlannedTree> plans = List.of();

    RandomForest(Schema schema, ForestOptions options, List<FlatTree> trees, Optional<OutOfBag> outOfBag) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.options = Objects.requireNonNull(options, "options");
        this.trees = List.copyOf(trees);
        this.outOfBag = outOfBag;
        this.unplanned = this.trees.stream()
                .map(tree -> PlannedTree.unplanned(tree, schema))
                .toList();
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
     * The forest of the first trees alone, without out-of-bag estimates. What this forest has worked out for batches serves it
     * too.
     *
     * @throws IllegalArgumentException unless {@code 1 <= count <= trees().size()}
     */
    public RandomForest first(int count) {
        if (count < 1 || count > trees.size()) {
            throw new IllegalArgumentException("The first " + count + " of " + trees.size() + " trees");
        }
        RandomForest first = of(schema, options.withTrees(count), trees.subList(0, count));
        List<PlannedTree> known = plans;
        first.plans = known.isEmpty() ? known : known.subList(0, count);
        return first;
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
    public Explanation explain(Table table, int row) {
        checkSchema(table);
        return Explanation.of(this, table, row);
    }

    /**
     * The nodes that a row passes in one tree, from the root to its leaf.
     *
     * @throws IllegalArgumentException if the schema differs
     */
    public List<Explanation.Step> path(int tree, Table table, int row) {
        checkSchema(table);
        return Explanation.path(this, trees.get(tree), table, row);
    }

    private void checkSchema(Table table) {
        if (!table.schema().equals(schema)) {
            throw new IllegalArgumentException("The table's columns differ from those that the forest was fitted on");
        }
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        List<PlannedTree> plans = plans(table.rows(), workers);
        ForestPredictor[] predictors = new ForestPredictor[workers.threads()];
        int share = (table.rows() + workers.threads() - 1) / workers.threads();
        int tile = Math.max(1, Math.min(EncodedRows.TILE, share)); // no bit depends on it
        workers.forEachChunk(table.rows(), tile, (from, to, worker) -> {
            if (predictors[worker] == null) {
                predictors[worker] = new ForestPredictor(this, plans, tile);
            }
            predictors[worker].probabilities(table, from, to, out);
        });
    }

    /** A predictor for one thread, with scratch memory of its own. */
    public ForestPredictor predictor() {
        return new ForestPredictor(this, plans(EncodedRows.TILE, Workers.sequential()), EncodedRows.TILE);
    }

    /** The plans that serve a number of rows best; kept once they have been worked out. */
    List<PlannedTree> plans(int rows, Workers workers) {
        if (!plans.isEmpty()) {
            return plans;
        }
        if (rows < WORTH_PLANNING) {
            return unplanned;
        }
        synchronized (this) {
            if (plans.isEmpty()) {
                PlannedTree[] planned = new PlannedTree[trees.size()];
                TreePlanner[] planners = new TreePlanner[workers.threads()];
                workers.forEach(trees.size(), (i, worker) -> {
                    if (planners[worker] == null) {
                        planners[worker] = new TreePlanner(schema);
                    }
                    planned[i] = planners[worker].plan(trees.get(i));
                });
                plans = List.of(planned);
            }
        }
        return plans;
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
