package backbeat.forest;

import backbeat.table.Table;
import backbeat.tree.FlatTree;
import backbeat.tree.NodeGains;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a forest gives a row its probability: the base rate plus one contribution for each column of the table (Palczewska
 * et al. 2013, doi:10.1109/IRI.2013.6642461). Walking down a tree, every step changes the share of positive training rows;
 * the change is credited to the column that the step tested. The mean over the trees adds up to the probability, up to
 * rounding.
 *
 * <p>Caveat: credit depends on the order of the tests. Of two columns that tell the same, the one that is tested first
 * takes it; an interaction is credited to the lower test.
 *
 * @param probability   the forest's probability for the row
 * @param base          the mean over the trees of the share of positives in their training rows
 * @param contributions what each column adds to the base, numeric columns first
 */
public record Attribution(double probability, double base, List<Double> contributions) {
    public Attribution {
        contributions = List.copyOf(contributions);
    }

    /** A step of a path: the number of the node, the share of positive training rows in it, and where it leads. */
    public record Step(int node, double share, boolean right) {}

    /** O(nodes of the forest): every inner node's rows are counted from its leaves. */
    static Attribution of(RandomForest forest, Table table, int row) {
        double[] sums =
                new double[forest.schema().numericCount() + forest.schema().categoricalCount()];
        double base = 0;
        double probability = 0;
        for (FlatTree tree : forest.trees()) {
            List<Step> path = path(forest, tree, table, row);
            for (int i = 0; i + 1 < path.size(); i++) {
                sums[tree.column(path.get(i).node())] +=
                        path.get(i + 1).share() - path.get(i).share();
            }
            base += path.get(0).share();
            probability += path.get(path.size() - 1).share();
        }
        int trees = forest.trees().size();
        List<Double> contributions = new ArrayList<>(sums.length);
        for (double sum : sums) {
            contributions.add(sum / trees);
        }
        return new Attribution(probability / trees, base / trees, contributions);
    }

    /** The nodes that a row passes in a tree, from the root to its leaf (where {@code right} is false). */
    static List<Step> path(RandomForest forest, FlatTree tree, Table table, int row) {
        int[] negatives = new int[tree.size()];
        int[] positives = new int[tree.size()];
        NodeGains.countRows(tree, negatives, positives);
        int[] codes = new int[FlatTree.codeCount(table)];
        FlatTree.encode(table, row, codes, 0);
        List<Step> path = new ArrayList<>();
        int node = 0;
        while (true) {
            double positive = forest.options().tree().weights().positive() * positives[node];
            double negative = forest.options().tree().weights().negative() * negatives[node];
            boolean leaf = tree.isLeaf(node);
            int child = leaf ? node : tree.child(node, codes, 0);
            path.add(new Step(node, positive / (negative + positive), !leaf && child == tree.right(node)));
            if (leaf) {
                return path;
            }
            node = child;
        }
    }
}
