package backbeat.forest;

import backbeat.model.Trainer;
import backbeat.parallel.Workers;
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
    /** Trees whose votes are found side by side, before they are added up in order. */
    private static final int AT_ONCE = 8;

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
    public static double[] accuracies(CompiledForest forest, Table table, Labels labels, Workers workers) {
        Trainer.checkArguments(table, labels);
        double[] accuracies = new double[forest.trees().size()];
        walk(forest, table, workers, (trees, sums, votes) -> accuracies[trees - 1] = accuracy(labels, sums, votes));
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
     * Adds up the votes tree by tree and shows them after each. Memory: 100 bytes a row besides the rows as walks read them.
     *
     * @param forest a forest grown on bootstrap samples of rows
     * @param table  the rows that it was grown on
     * @throws IllegalArgumentException if the forest was grown without bootstrap
     */
    public static void walk(CompiledForest forest, Table table, Workers workers, Look look) {
        walk(forest, table, TreeSample.ofRows(forest.forest().options(), table.rows()), workers, look);
    }

    /**
     * The same for a forest grown on bootstrap samples of groups.
     *
     * @param groups those that it was grown with
     * @throws IllegalArgumentException if the forest was grown without bootstrap, or there is not one number for each row
     */
    public static void walk(CompiledForest forest, Table table, int[] groups, Workers workers, Look look) {
        walk(forest, table, TreeSample.ofGroups(forest.forest().options(), table.rows(), groups), workers, look);
    }

    private static void walk(CompiledForest forest, Table table, TreeSample bootstrap, Workers workers, Look look) {
        int trees = forest.trees().size();
        if (!forest.forest().options().bootstrap()) {
            throw new IllegalArgumentException("A forest grown without bootstrap has no out-of-bag rows");
        }
        int n = table.rows();
        List<EncodedRows> tiles = EncodedRows.tiles(table);
        Voter[] voters = new Voter[workers.threads()];
        double[][] values = new double[Math.min(trees, AT_ONCE)][n];
        int[] votes = new int[n];
        double[] sums = new double[n];
        for (int from = 0; from < trees; from += AT_ONCE) {
            int first = from;
            int count = Math.min(AT_ONCE, trees - first);
            workers.forEach(count, (i, worker) -> {
                if (voters[worker] == null) {
                    voters[worker] = new Voter(bootstrap, tiles, n);
                }
                voters[worker].vote(first + i, forest.trees().get(first + i), values[i]);
            });
            for (int i = 0; i < count; i++) {
                add(values[i], sums, votes);
                look.at(first + i + 1, sums, votes);
            }
        }
    }

    private static void add(double[] values, double[] sums, int[] votes) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                sums[row] += values[row];
                votes[row]++;
            }
        }
    }

    /** One worker's scratch memory. */
    private static final class Voter {
        private final TreeSample bootstrap;
        private final List<EncodedRows> tiles;
        private final TreeWalker walker = new TreeWalker();
        private final int[] counts;
        private final double[] byPlace = new double[EncodedRows.TILE];

        Voter(TreeSample bootstrap, List<EncodedRows> tiles, int rows) {
            this.bootstrap = bootstrap;
            this.tiles = tiles;
            this.counts = new int[rows];
        }

        /** The tree's value for each row that it has not seen, NaN for the others. */
        void vote(int tree, PlannedTree plan, double[] values) {
            bootstrap.fill(tree, counts);
            for (EncodedRows tile : tiles) {
                walker.leafValuesOfUnseen(plan, tile, counts, byPlace);
                for (int place = 0; place < tile.rows(); place++) {
                    int row = tile.rowAt(place);
                    values[row] = counts[row] == 0 ? byPlace[place] : Double.NaN;
                }
            }
        }
    }
}
