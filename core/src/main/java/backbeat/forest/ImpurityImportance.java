package backbeat.forest;

import backbeat.tree.FlatTree;
import backbeat.tree.NodeGains;

/** Computes {@link Importance} from the class counts that the leaves of the trees keep. */
final class ImpurityImportance {
    private ImpurityImportance() {}

    /** Each tree's gains are scaled to sum 1, then averaged over the trees, as is usual. */
    static Importance of(RandomForest forest) {
        int columns = forest.schema().numericCount() + forest.schema().categoricalCount();
        double[] shares = new double[columns];
        double[] ofTree = new double[columns];
        int grown = 0;
        for (FlatTree tree : forest.trees()) {
            double total = NodeGains.byColumn(tree, forest.options().tree(), ofTree);
            if (total > 0) {
                grown++;
                for (int column = 0; column < columns; column++) {
                    shares[column] += ofTree[column] / total;
                }
            }
        }
        for (int column = 0; column < columns && grown > 0; column++) {
            shares[column] /= grown;
        }
        return new Importance(forest.schema(), shares);
    }
}
