package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;
import backbeat.table.Table;

/**
 * Searches a {@link KdTree}: layer by layer the group that has the query's own codes, and in it the nearest boxes first.
 *
 * <p>The category mismatches of a layer are known from below before any point of it is looked at. What they leave of the
 * k-th best distance is the <em>reach</em>: a point whose numeric part is larger cannot be a neighbor.
 *
 * <p>With few columns a search costs O(log n) on average (Friedman, Bentley and Finkel 1977, doi:10.1145/355744.355745), with
 * many up to O(n · d) for each layer: {@link SearchStatistics} tells what it was. For one thread.
 */
public class KdTreeSearcher extends NeighborSearcher {
    private final KdTree tree;
    private final DistanceKernels kernels;
    private final int[][] trainingCodes;
    private final float[] rows;

    /** The layer being searched. */
    private int layer;
    /** In a layer of sets: the member whose group is being searched. */
    private int currentMember;
    /** What its points cost at least, those of earlier groups apart. */
    private double leastCost;
    /** The largest numeric part of a squared distance that may still lead to a neighbor. */
    private float reach;
    /** The query as the points of the layer see it: its own columns, or {@link #turned}. */
    private float[] asked;
    /** The largest squared distance that the layer's coordinates may show of such a point. */
    private float limit;
    /** The query along the principal axes, and what is granted for its rounding. */
    private final float[] turned;

    private double margin;
    private boolean isTurned;

    /** (squared distance, level, box) of the boxes still to be entered, the nearest of a group on top. */
    private final long[] stack;

    private final float[] bounds = new float[PointTree.FAN_OUT];
    private final float[] distances;
    private final int[] positions;

    KdTreeSearcher(KdTree tree, int k) {
        super(tree, k, tree.training, tree.weights);
        this.tree = tree;
        this.kernels = tree.kernels.distances();
        this.rows = tree.training.numeric().data;
        this.turned = new float[query.length];
        this.trainingCodes = new int[codes.length][];
        for (int c = 0; c < codes.length; c++) {
            trainingCodes[c] = tree.training.codes(c);
        }
        this.stack = new long[tree.levels * PointTree.FAN_OUT];
        this.distances = new float[tree.stride];
        this.positions = new int[tree.stride];
    }

    @Override
    void find() {
        leastCost = 0;
        for (layer = 0; layer < tree.layers.length; layer++) {
            lookAlongAxes();
            updateReach();
            if (reach < 0) {
                return;
            }
            if (tree.layers[layer].ofSets) {
                searchSets(tree.layers[layer]);
            } else {
                searchGroup(tree.layers[layer].group(codes));
            }
            leastCost += leastMismatch(tree.layers[layer].columns);
        }
    }

    /** Turns the query as the layer's points are turned. */
    private void lookAlongAxes() {
        isTurned = Coordinates.isTurned(tree.axes, layer);
        asked = isTurned ? turned : query;
        if (layer == 1 && isTurned) {
            margin = tree.axes.turn(query, turned);
        }
    }

    /** The groups of the query's members, one after the other, or that of the points without members. */
    private void searchSets(CategoryLayer sets) {
        SetCosts own = this.sets[sets.columns[0]];
        currentMember = Table.UNSEEN;
        if (own.size() == 0) {
            searchGroup(sets.groupOf(Table.UNSEEN));
        }
        for (int i = 0; i < own.size(); i++) {
            currentMember = own.member(i);
            searchGroup(sets.groupOf(currentMember));
        }
    }

    private void searchGroup(PointTree group) {
        if (group != null) {
            search(group);
        }
    }

    /** The least that differing in at least one of {@code columns} costs. */
    private float leastMismatch(int[] columns) {
        float least = Float.POSITIVE_INFINITY;
        for (int column : columns) {
            float cost;
            if (sets[column] == null) {
                cost = tree.leastCost[column][codes[column] + 1];
            } else { // the points left share no member with the query
                cost = sets[column].weight() + tree.leastSet[column][sets[column].size() == 0 ? 1 : 0];
            }
            least = Math.min(least, cost);
        }
        return least;
    }

    private void updateReach() {
        reach = reach(heap.worstDistance(), leastCost);
        limit = isTurned ? tree.axes.limit(reach, margin) : reach;
    }

    /**
     * Formula reach: the largest numeric part with which a point whose mismatches cost at least {@code leastCost} can be
     * at a squared distance of at most {@code worst}.
     *
     * <p>A squared distance is the numeric part plus {@code c} costs, rounded after each addition: at least
     * {@code (numeric + costs)·(1 - u)^c}, {@code u = 2^-24}. So numeric is at most {@code worst / (1 - u)^c - costs}, and
     * {@code 1 + 2cu >= 1 / (1 - u)^c}; a step up covers the rounding of this line itself. Without costs nothing is added.
     * At equality the point may still win by its index.
     */
    float reach(float worst, double leastCost) {
        return Math.nextUp((float) (worst * (1 + codes.length * 0x1p-23) - leastCost));
    }

    private void search(PointTree points) {
        int depth = push(points, points.levelSizes.length - 1, 0, 0);
        while (depth > 0) {
            long top = stack[--depth];
            if (Float.intBitsToFloat((int) (top >>> 32)) > limit) {
                continue;
            }
            int box = (int) top & 0x0FFFFFFF;
            int level = (int) top >>> 28;
            if (level == 0) {
                scan(points, box);
            } else {
                depth = push(points, level - 1, box, depth);
            }
        }
    }

    /** Pushes the boxes of a group that are near enough, the nearest last; returns the new depth of the stack. */
    private int push(PointTree points, int level, int group, int depth) {
        kernels.boxDistances(asked, points.boxes, points.groupOffset(level, group), asked.length, bounds);
        int count = points.childCount(level, group);
        int end = depth;
        for (int c = 0; c < count; c++) {
            stack[end] = NeighborHeap.key(bounds[c], level << 28 | (group * PointTree.FAN_OUT + c));
            end += bounds[c] <= limit ? 1 : 0; // no branch: which boxes are near enough cannot be foreseen
        }
        sortDescending(depth, end);
        nodes += count;
        return end;
    }

    private void sortDescending(int from, int to) {
        for (int next = from + 1; next < to; next++) {
            long key = stack[next];
            int at = next;
            for (; at > from && stack[at - 1] < key; at--) {
                stack[at] = stack[at - 1];
            }
            stack[at] = key;
        }
    }

    void scan(PointTree points, int leaf) {
        int count = points.count(leaf);
        int stride = points.stride;
        int at = leaf * points.dimensions * stride;
        int found =
                kernels.within(asked, points.points, at, stride, points.dimensions, count, limit, distances, positions);
        if (found > 0) {
            offer(points.order, leaf * points.leafSize, found);
        }
        leaves++;
        this.points += count;
    }

    /**
     * Offers the points found in a leaf that starts at {@code start} of {@code order}. One column after the other is added
     * to all of them, so that their codes are fetched from memory at the same time.
     */
    private void offer(int[] order, int start, int found) {
        for (int f = 0; f < found; f++) {
            positions[f] = order[start + positions[f]];
        }
        if (isTurned) {
            found = keepNear(found);
        }
        for (int c = 0; c < trainingCodes.length; c++) {
            int[] column = trainingCodes[c];
            if (sets[c] != null) {
                for (int f = 0; f < found; f++) {
                    distances[f] += sets[c].cost(column[positions[f]]);
                }
                continue;
            }
            for (int f = 0; f < found; f++) {
                distances[f] += tree.weights.cost(c, codes[c], column[positions[f]]);
            }
        }
        for (int f = 0; f < found; f++) {
            int i = positions[f];
            if (i != excluded && !wasSearched(i)) {
                heap.offer(distances[f], i);
            }
        }
        updateReach();
    }

    /** Computes the numeric parts of points found along the axes from their rows, and keeps those within reach. */
    private int keepNear(int found) {
        int kept = 0;
        for (int f = 0; f < found; f++) {
            int point = positions[f];
            int at = point * query.length;
            float sum = 0;
            for (int j = 0; j < query.length; j++) {
                float difference = query[j] - rows[at + j];
                sum += difference * difference;
            }
            distances[kept] = sum;
            positions[kept] = point;
            kept += sum <= reach ? 1 : 0;
        }
        return kept;
    }

    /** Whether point {@code i} is in the group of an earlier layer, or of an earlier member in this one. */
    private boolean wasSearched(int i) {
        if (tree.layers[layer].ofSets && currentMember >= 0) {
            int column = tree.layers[layer].columns[0];
            if (sets[column].firstCommon(trainingCodes[column][i]) < currentMember) {
                return true;
            }
        }
        for (int l = 0; l < layer; l++) {
            if (tree.layers[l].ofSets) {
                int column = tree.layers[l].columns[0];
                if (sets[column].meets(trainingCodes[column][i])) {
                    return true;
                }
                continue;
            }
            boolean same = true;
            for (int column : tree.layers[l].columns) {
                same &= trainingCodes[column][i] == codes[column];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }
}
