package backbeat.forest;

import backbeat.model.Trainer;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.PlannedTree;
import backbeat.tree.TreeWalker;

/**
 * How the out-of-bag accuracy of a forest grows with its trees: the estimate after each tree, from one pass. It tells how
 * many trees are enough.
 */
public final class OutOfBagCurve {
    private OutOfBagCurve() {}

    /**
     * The out-of-bag accuracy of the first 1, 2, … trees; NaN until a row is covered. O(trees · rows · depth).
     *
     * @param forest a forest grown on bootstrap samples
     * @param table  the rows that it was grown on
     * @param labels their labels
     * @throws IllegalArgumentException if the forest was grown without bootstrap
     */
    public static double[] accuracies(RandomForest forest, Table table, Labels labels) {
        Trainer.checkArguments(table, labels);
        ForestOptions options = forest.options();
        if (!options.bootstrap()) {
            throw new IllegalArgumentException("A forest grown without bootstrap has no out-of-bag rows");
        }
        int n = table.rows();
        EncodedRows encoded = new EncodedRows(table.schema(), n);
        encoded.fill(table, 0, n);
        TreeWalker walker = new TreeWalker();
        int[] counts = new int[n];
        int[] votes = new int[n];
        double[] values = new double[n];
        double[] sums = new double[n];
        double[] accuracies = new double[options.trees()];
        for (int tree = 0; tree < options.trees(); tree++) {
            Bootstrap.fill(options, tree, counts);
            PlannedTree plan = PlannedTree.of(forest.trees().get(tree), table.schema());
            walker.leafValuesOfUnseen(plan, encoded, counts, values);
            int covered = 0;
            int right = 0;
            for (int place = 0; place < n; place++) {
                int row = encoded.rowAt(place);
                if (counts[row] == 0) {
                    sums[row] += values[place];
                    votes[row]++;
                }
                if (votes[row] > 0) {
                    covered++;
                    right += sums[row] >= 0.5 * votes[row] == labels.isPositive(row) ? 1 : 0;
                }
            }
            accuracies[tree] = (double) right / covered;
        }
        return accuracies;
    }
}
