package backbeat.forest;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.PlannedTree;
import backbeat.tree.RowWalker;
import backbeat.tree.TreePlanner;
import backbeat.tree.TreesInLine;
import java.util.List;

/**
 * A {@link RandomForest} laid out for answering: the same bits, three times as many rows a second. Immutable, safe to share
 * between threads.
 *
 * <p>Compiling takes half a millisecond for a tree of 25,000 nodes, about what it saves on 2,000 rows; the memory is 8 bytes
 * a node, of which there are about as many as the forest has, up to 3.5 times as many ({@link PlannedTree}).
 */
public final class CompiledForest implements BinaryClassifier {
    private final RandomForest forest;
    private final List<PlannedTree> trees;
    private final RowWalker.Trees inTurn;
    /** Without room for rows: what others are made after. */
    private final EncodedRows form;

    private CompiledForest(RandomForest forest, List<PlannedTree> trees) {
        this.forest = forest;
        this.trees = trees;
        this.inTurn = new RowWalker.Trees(trees);
        this.form = new EncodedRows(forest.schema(), 0);
    }

    /** Lays a forest's trees out, several at a time. O(nodes). */
    public static CompiledForest of(RandomForest forest, Workers workers) {
        PlannedTree[] planned = new PlannedTree[forest.trees().size()];
        TreePlanner[] planners = new TreePlanner[workers.threads()];
        workers.forEach(planned.length, (tree, worker) -> {
            if (planners[worker] == null) {
                planners[worker] = new TreePlanner(forest.schema());
            }
            planned[tree] = planners[worker].plan(forest.trees().get(tree));
        });
        return new CompiledForest(forest, TreesInLine.of(List.of(planned), workers));
    }

    /** The model that answers. */
    public RandomForest forest() {
        return forest;
    }

    @Override
    public Schema schema() {
        return forest.schema();
    }

    /**
     * The forest of the first trees alone. O(trees): it shares their layout.
     *
     * @throws IllegalArgumentException unless {@code 1 <= count <= forest().trees().size()}
     */
    public CompiledForest first(int count) {
        return new CompiledForest(forest.first(count), trees.subList(0, count));
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema(), table, out);
        ForestPredictor[] predictors = new ForestPredictor[workers.threads()];
        int tile = RandomForest.tile(table.rows(), workers);
        workers.forEachChunk(table.rows(), tile, (from, to, worker) -> {
            if (predictors[worker] == null) {
                predictors[worker] = predictor(tile);
            }
            predictors[worker].probabilities(table, from, to, out);
        });
    }

    /** A predictor for one thread, with scratch memory of its own. */
    public ForestPredictor predictor() {
        return predictor(EncodedRows.TILE);
    }

    private ForestPredictor predictor(int tile) {
        return new ForestPredictor(form.another(tile), trees, inTurn, tile);
    }

    @Override
    public CompiledForest compile(Workers workers) {
        return this;
    }

    /** The trees in the order of the forest. */
    List<PlannedTree> trees() {
        return trees;
    }
}
