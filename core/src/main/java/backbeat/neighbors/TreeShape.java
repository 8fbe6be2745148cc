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

    /** By layer of a tree: the numbers of the points' leaves within their groups, group after group, in each by row. */
    public static int[][] leaves(KdTree tree) {
        int[][] leaves = new int[tree.layers.length][];
        for (int l = 0; l < leaves.length; l++) {
            leaves[l] = tree.layers[l].ofSets
                    ? leavesByMember(tree.layers[l], tree.training)
                    : leavesByGroup(tree.layers[l], tree.training);
        }
        return leaves;
    }

    /** A row is a point of one group: one pass over the rows deals their leaves out. */
    private static int[] leavesByGroup(CategoryLayer layer, Table training) {
        int[] leafOf = new int[training.rows()];
        int[] next = new int[layer.groups.length];
        for (int g = 0, points = 0; g < next.length; g++) {
            next[g] = points;
            points += layer.groups[g] == null ? 0 : setLeaves(layer.groups[g], leafOf);
        }
        int[] groupOf = layer.groupsOf(training);
        int[] leaves = new int[leafOf.length];
        for (int row = 0; row < leaves.length; row++) {
            leaves[next[groupOf[row]]++] = leafOf[row];
        }
        return leaves;
    }

    /** A row may be a point of several groups, one after the other. */
    private static int[] leavesByMember(CategoryLayer layer, Table training) {
        int[] starts = new int[layer.groups.length + 1];
        int[] order = layer.sort(training, starts);
        int[] leafOf = new int[training.rows()];
        int[] leaves = new int[order.length];
        for (int g = 0; g < layer.groups.length; g++) {
            if (layer.groups[g] != null) {
                setLeaves(layer.groups[g], leafOf);
            }
            for (int p = starts[g]; p < starts[g + 1]; p++) {
                leaves[p] = leafOf[order[p]];
            }
        }
        return leaves;
    }

    /** Notes the leaf of each row of a group, and returns how many they are. */
    private static int setLeaves(PointTree group, int[] leafOf) {
        for (int leaf = 0; leaf < group.leaves; leaf++) {
            int from = leaf * group.leafSize;
            for (int p = from, end = from + group.count(leaf); p < end; p++) {
                leafOf[group.order[p]] = leaf;
            }
        }
        return group.size;
    }

    /** The tree whose points stand in these leaves, in each by row: any arrangement finds the same neighbors. */
    KdTree tree(int[][] leaves, CategoryWeights weights, Workers workers, Kernels kernels) {
        workers.forEach(layers.length, (l, worker) -> arrange(l, leaves[l]));
        Coordinates coordinates = Coordinates.of(training, layers.length, workers, kernels);
        for (int l = 0; l < layers.length; l++) {
            layers[l].fill(coordinates, l, leafSize, orders[l], starts[l], workers);
        }
        return new KdTree(training, weights, kernels, layers, coordinates.axes());
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
