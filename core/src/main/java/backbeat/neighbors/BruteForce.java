package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;

/** All training points, dimension-major, to be compared one and all. */
public final class BruteForce implements NeighborIndex {
    final Table training;
    final CategoryWeights weights;
    final Kernels kernels;
    /** Column {@code j} of point {@code i} is at {@code j·n + i}. */
    final float[] columns;

    public BruteForce(Table training, CategoryWeights weights, Kernels kernels) {
        this.training = training;
        this.weights = weights;
        this.kernels = kernels;
        int n = training.rows();
        int d = training.schema().numericCount();
        columns = new float[n * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                columns[j * n + i] = training.value(i, j);
            }
        }
    }

    @Override
    public Schema schema() {
        return training.schema();
    }

    @Override
    public int size() {
        return training.rows();
    }

    @Override
    public BruteForceSearcher searcher(int k) {
        return new BruteForceSearcher(this, k);
    }

    @Override
    public int[] searchOrder(Table table, Workers workers) {
        int[] order = new int[table.rows()];
        Arrays.setAll(order, row -> row);
        return order;
    }

    @Override
    public long memoryBytes() {
        return 4L * columns.length;
    }
}
