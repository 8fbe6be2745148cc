package backbeat.tree;

import java.util.Arrays;

/** The decrease of impurity at the splits of a tree, recovered from the class counts in its leaves. */
public final class NodeGains {
    private NodeGains() {}

    /**
     * Sums the decreases of impurity, each times its node's weight, by column. O(size of the tree).
     *
     * @param options the criterion and class weights that the tree was grown with
     * @param gains   receives the sum of each column
     * @return the sum over all columns
     */
    public static double byColumn(FlatTree tree, TreeOptions options, double[] gains) {
        Arrays.fill(gains, 0);
        int[] negatives = new int[tree.size()];
        int[] positives = new int[tree.size()];
        countRows(tree, negatives, positives);
        SplitScore score = new SplitScore(options.criterion(), options.weights());
        double total = 0;
        for (int node = 0; node < tree.size(); node++) {
            if (!tree.isLeaf(node)) {
                int left = tree.left(node);
                score.node(negatives[node], positives[node]);
                double gain = score.gain(score.of(negatives[left], positives[left]));
                gains[tree.column(node)] += gain;
                total += gain;
            }
        }
        return total;
    }

    /** The class counts of every node; children come after their parents, so one backward pass does it. */
    public static void countRows(FlatTree tree, int[] negatives, int[] positives) {
        for (int node = tree.size() - 1; node >= 0; node--) {
            if (tree.isLeaf(node)) {
                negatives[node] = tree.negatives(node);
                positives[node] = tree.positives(node);
            } else {
                negatives[node] = negatives[tree.left(node)] + negatives[tree.right(node)];
                positives[node] = positives[tree.left(node)] + positives[tree.right(node)];
            }
        }
    }
}
