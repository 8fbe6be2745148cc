package backbeat.neighbors;

/** Compares the query with every training point, a block at a time. O(n·d) per query. */
public final class BruteForceSearcher extends NeighborSearcher {
    private static final int BLOCK = 1024;

    private final BruteForce index;
    private final float[] distances = new float[BLOCK];

    BruteForceSearcher(BruteForce index, int k) {
        super(index, k);
        this.index = index;
    }

    @Override
    void find() {
        int n = index.size();
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            index.kernels.distances().squaredDistances(query, index.columns, from, n, query.length, count, distances);
            for (int p = 0; p < count; p++) {
                int i = from + p;
                if (i != excluded) {
                    heap.offer(addCategories(distances[p], i), i);
                }
            }
        }
        points += n;
    }

    private float addCategories(float distance, int i) {
        float sum = distance;
        for (int c = 0; c < codes.length; c++) {
            sum += index.weights.cost(c, codes[c], index.training.code(i, c));
        }
        return sum;
    }
}
