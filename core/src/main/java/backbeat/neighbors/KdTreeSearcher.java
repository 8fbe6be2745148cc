package backbeat.neighbors;

/** Descends a {@link KdTree} towards the query first and skips every box that is farther than the k-th candidate. */
public final class KdTreeSearcher extends NeighborSearcher {
    private final KdTree tree;
    private final float[] distances;

    KdTreeSearcher(KdTree tree, int k) {
        super(tree, k);
        this.tree = tree;
        int largest = 0;
        for (int v = 0; v < tree.counts.length; v++) {
            largest = tree.isLeaf(v) ? Math.max(largest, tree.counts[v]) : largest;
        }
        this.distances = new float[largest];
    }

    @Override
    void find() {
        visit(0, bound(0));
    }

    private void visit(int node, float bound) {
        if (bound > heap.worstDistance()) {
            return; // every point of the box is strictly farther; at equal distance a lower index could still win
        }
        if (tree.isLeaf(node)) {
            scan(node);
            return;
        }
        float left = bound(2 * node + 1);
        float right = bound(2 * node + 2);
        int near = left <= right ? 2 * node + 1 : 2 * node + 2;
        visit(near, Math.min(left, right));
        visit(4 * node + 3 - near, Math.max(left, right));
    }

    /** The squared distance to the box, summed in the order and type of the point distance: rounding is monotone. */
    private float bound(int node) {
        nodes++;
        int d = query.length;
        float sum = 0;
        for (int j = 0, at = 2 * d * node; j < d; j++, at++) {
            float outside = Math.max(Math.max(tree.boxes[at] - query[j], query[j] - tree.boxes[at + d]), 0);
            sum += outside * outside;
        }
        return sum;
    }

    private void scan(int node) {
        int start = tree.starts[node];
        int count = tree.counts[node];
        tree.kernels
                .distances()
                .squaredDistances(query, tree.leaves, query.length * start, count, query.length, count, distances);
        for (int p = 0; p < count; p++) {
            int i = tree.order[start + p];
            if (i != excluded && distances[p] <= heap.worstDistance()) {
                heap.offer(addCategories(distances[p], i), i);
            }
        }
        leaves++;
        points += count;
    }

    private float addCategories(float distance, int i) {
        float sum = distance;
        for (int c = 0; c < codes.length; c++) {
            sum += tree.weights.cost(c, codes[c], tree.training.code(i, c));
        }
        return sum;
    }
}
