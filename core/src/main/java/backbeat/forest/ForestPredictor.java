package backbeat.forest;

import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.PlannedTree;
import backbeat.tree.RowWalker;
import backbeat.tree.TreeWalker;
import java.util.List;

/**
 * Predicts with a {@link CompiledForest} in the scratch memory of one thread: after construction nothing is allocated, and
 * memory does not depend on the number of trees, but for 8 bytes each. Not for two threads at once.
 *
 * <p>Rows are taken in tiles, and a tile goes through one tree after the other ({@link TreeWalker}): a tree is brought into
 * the cache once per tile. A row alone goes through eight trees at a time ({@link RowWalker}). Each row's sum runs over the
 * trees in order, so that the probability has the same bits for any tile and for a single row.
 */
public final class ForestPredictor {
    private final List<PlannedTree> trees;
    private final EncodedRows rows;
    private final RowWalker alone;
    /** Null where rows come one by one. */
    private final TreeWalker walker;

    private final double[] sums;

    /** @param rows room for {@code tile} rows */
    ForestPredictor(EncodedRows rows, List<PlannedTree> trees, RowWalker.Trees inTurn, int tile) {
        this.trees = trees;
        this.rows = rows;
        this.alone = new RowWalker(inTurn);
        this.walker = tile > 1 ? new TreeWalker() : null;
        this.sums = new double[tile];
    }

    /**
     * The probabilities of rows {@code from … to - 1}, written to the same places of {@code out}.
     *
     * @param table rows with the forest's schema (not checked here)
     */
    public void probabilities(Table table, int from, int to, double[] out) {
        for (int start = from; start < to; start += sums.length) {
            tile(table, start, Math.min(to, start + sums.length), out);
        }
    }

    private void tile(Table table, int from, int to, double[] out) {
        if (to - from == 1) {
            out[from] = probability(table, from);
            return;
        }
        rows.fill(table, from, to);
        int count = to - from;
        for (int i = 0; i < count; i++) {
            sums[i] = 0;
        }
        for (int tree = 0; tree < trees.size(); tree++) {
            walker.addLeafValues(trees.get(tree), rows, sums);
        }
        for (int i = 0; i < count; i++) {
            out[rows.rowAt(i)] = sums[i] / trees.size();
        }
    }

    /** The probability of one row, with the same bits. */
    public double probability(Table table, int row) {
        rows.fill(table, row, row + 1);
        return alone.sumOfLeafValues(rows, 0) / trees.size();
    }
}
