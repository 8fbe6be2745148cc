package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.List;

/**
 * What is known of a {@link KdTree} without cutting a range: its layers, their groups, and how many points each leaf takes. A
 * tree is this and, for each point, the number of its leaf; so much has to be kept to have it again in O(n).
 */
public final class TreeShape {
    private final Table training;
    private final int leafSize;
    private final CategoryLayer[] layers;
    /** By layer: where each group begins in {@link #orders}, and the end of the last. */
    private final int[][] starts;
    /** By layer: the points, by group and then by row. */
    private final int[][] orders;

    /** @throws IllegalArgumentException if there are no rows */
    public TreeShape(Table training, int leafSize, Workers workers) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("There are no points to build a tree of");
        }
        this.training = training;
        this.leafSize = leafSize;
        List<int[]> sets = CategoryPlan.of(training).sets();
        this.layers = new CategoryLayer[sets.size()];
        this.starts = new int[layers.length][];
        this.orders = new int[layers.length][];
        workers.forEach(layers.length, (l, worker) -> {
            layers[l] = new CategoryLayer(training.schema(), sets.get(l));
            starts[l] = new int[layers[l].groups.length + 1];
            orders[l] = layers[l].sort(training, starts[l]);
        });
    }

    Table training() {
        return training;
    }

    /** How often the tree holds all points, each time in other groups. */
    public int layers() {
        return layers.length;
    }

    /** The points of a layer: rows, or members of rows. */
    public int points(int layer) {
        return orders[layer].length;
    }

    /** The leaves of a layer's largest group. */
    public int leaves(int layer) {
        int largest = 0;
        for (int g = 0; g + 1 < starts[layer].length; g++) {
            largest = Math.max(largest, starts[layer][g + 1] - starts[layer][g]);
        }
        return PointTree.leaves(largest, leafSize);
    }

    /**
     * By layer: the numbers of the points' leaves within their groups, group after group, in each by row.
     *
     * @param tree of this shape
     */
    public int[][] leaves(KdTree tree) {
        int[][] leaves = new int[layers.length][];
        int[] leafOf = new int[training.rows()];
        for (int l = 0; l < layers.length; l++) {
            leaves[l] = new int[orders[l].length];
            for (int g = 0; g + 1 < starts[l].length; g++) {
                for (int p = 0; p < starts[l][g + 1] - starts[l][g]; p++) {
                    leafOf[tree.layers[l].groups[g].order[p]] = p / leafSize;
                }
                for (int p = starts[l][g]; p < starts[l][g + 1]; p++) {
                    leaves[l][p] = leafOf[orders[l][p]];
                }
            }
        }
        return leaves;
    }

    /** The tree whose points stand in these leaves, in each by row: any arrangement finds the same neighbors. */
    KdTree tree(int[][] leaves, CategoryWeights weights, Workers workers, Kernels kernels) {
        workers.forEach(layers.length, (l, worker) -> arrange(l, leaves[l]));
        for (int l = 0; l < layers.length; l++) {
            layers[l].fill(training, leafSize, orders[l], starts[l], workers);
        }
        return new KdTree(training, weights, kernels, layers);
    }

    /** As the leaves of a group have room for just its points, all are full if none is too full. */
    private void arrange(int layer, int[] leaves) {
        int[] starts = this.starts[layer];
        int[] byRow = orders[layer];
        int[] order = new int[byRow.length];
        for (int g = 0; g + 1 < starts.length; g++) {
            int size = starts[g + 1] - starts[g];
            int[] filled = new int[size == 0 ? 0 : PointTree.leaves(size, leafSize)];
            for (int p = starts[g]; p < starts[g + 1]; p++) {
                int leaf = leaves[p];
                if (leaf < 0 || leaf >= filled.length || filled[leaf] == Math.min(leafSize, size - leaf * leafSize)) {
                    throw new IllegalArgumentException("Leaf " + leaf + " of the " + filled.length + " of group " + g
                            + " of " + size + " points has no room for row " + byRow[p]);
                }
                order[starts[g] + leaf * leafSize + filled[leaf]++] = byRow[p];
            }
        }
        orders[layer] = order;
    }
}
