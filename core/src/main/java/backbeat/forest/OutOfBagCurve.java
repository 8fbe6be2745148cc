package backbeat.forest;

import backbeat.model.Trainer;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.PlannedTree;
import backbeat.tree.TreeWalker;
import java.util.List;

/**
 * How the out-of-bag accuracy of a forest grows with its trees: the estimate after each tree, from one pass. It tells how
 * many trees are enough.
 */
public final class OutOfBagCurve {
    private OutOfBagCurve() {}

    /** Looks at the out-of-bag votes after a tree. */
    @FunctionalInterface
    public interface Look {
        /**
         * @param trees trees so far
         * @param sums  by row, the sum of the votes of those that have not seen it; not to be kept
         * @param votes by row, how many these are; not to be kept
         */
        void at(int trees, double[] sums, int[] votes);
    }

    /**
     * The out-of-bag accuracy of the first 1, 2, … trees; NaN until a row is covered. O(trees · rows · depth).
     *
     * @param forest a forest grown on bootstrap samples of rows
     * @param table  the rows that it was grown on
     * @param labels their labels
     * @throws IllegalArgumentException if the forest was grown without bootstrap
     */
    public static double[] accuracies(RandomForest forest, Table table, Labels labels) {
        Trainer.checkArguments(table, labels);
        double[] accuracies = new double[forest.options().trees()];
        walk(forest, table, (trees, sums, votes) -> accuracies[trees - 1] = accuracy(labels, sums, votes));
        return accuracies;
    }

    private static double accuracy(Labels labels, double[] sums, int[] votes) {
        int covered = 0;
        int right = 0;
        for (int row = 0; row < votes.length; row++) {
            if (votes[row] > 0) {
                covered++;
                right += sums[row] >= 0.5 * votes[row] == labels.isPositive(row) ? 1 : 0;
            }
        }
        return (double) right / covered;
    }

    /**
     * Adds up the votes tree by tree and shows them after each.
     *
     * @param forest a forest grown on bootstrap samples of rows
     * @param table  the rows that it was grown on
     * @throws IllegalArgumentException if the forest was grown without bootstrap
     */
    public static void walk(RandomForest forest, Table table, Look look) {
        walk(forest, table, Bootstrap.ofRows(forest.options(), table.rows()), look);
    }

    /**
     * The same for a forest grown on bootstrap samples of groups.
     *
     * @param groups those that it was grown with
     * @throws IllegalArgumentException if the forest was grown without bootstrap, or there is not one number for each row
     */
    public static void walk(RandomForest forest, Table table, int[] groups, Look look) {
        walk(forest, table, Bootstrap.ofGroups(forest.options(), table.rows(), groups), look);
    }

    private static void walk(RandomForest forest, Table table, Bootstrap bootstrap, Look look) {
        ForestOptions options = forest.options();
        if (!options.bootstrap()) {
            throw new IllegalArgumentException("A forest grown without bootstrap has no out-of-bag rows");
        }
        int n = table.rows();
        List<EncodedRows> tiles = EncodedRows.tiles(table);
        TreeWalker walker = new TreeWalker();
        int[] counts = new int[n];
        int[] votes = new int[n];
        double[] values = new double[EncodedRows.TILE];
        double[] sums = new double[n];
        for (int tree = 0; tree < options.trees(); tree++) {
            bootstrap.fill(tree, counts);
            PlannedTree plan = PlannedTree.of(forest.trees().get(tree), table.schema());
            for (EncodedRows tile : tiles) {
                walker.leafValuesOfUnseen(plan, tile, counts, values);
                for (int place = 0; place < tile.rows(); place++) {
                    int row = tile.rowAt(place);
                    if (counts[row] == 0) {
                        sums[row] += values[place];
                        votes[row]++;
                    }
                }
            }
            look.at(tree + 1, sums, votes);
        }
    }
}
