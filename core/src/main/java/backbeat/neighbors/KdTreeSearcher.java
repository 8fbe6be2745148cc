package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;

/** Searches a {@link KdTree}: the query's own category first, then cell by cell, nearest box first. */
public final class KdTreeSearcher extends NeighborSearcher {
    private final KdTree tree;
    private final DistanceKernels kernels;
    private final int[][] trainingCodes;

    /** What the points of the tree being searched cost at least, in column order; zeros left out. */
    private final float[] terms;

    private int termCount;
    /** Points of this code in the seed column have been searched already; -2 when there are none. */
    private int searchedSeed;

    /** (lower bound, cell) of the cells that are near enough. */
    private final long[] cellKeys;
    /** (lower bound, box) of the boxes still to be entered, nearest on top. */
    private final long[] stack;

    private final float[] bounds = new float[PointTree.FAN_OUT];
    private final float[] distances;
    private final int[] positions;

    KdTreeSearcher(KdTree tree, int k) {
        super(tree, k);
        this.tree = tree;
        this.kernels = tree.kernels.distances();
        this.trainingCodes = new int[codes.length][];
        for (int c = 0; c < codes.length; c++) {
            trainingCodes[c] = tree.training.codes(c);
        }
        this.terms = new float[codes.length];
        this.cellKeys = new long[tree.cells.length];
        int levels = 0;
        int stride = 0;
        for (PointTree[] trees : new PointTree[][] {tree.cells, tree.seeds}) {
            for (PointTree t : trees) {
                if (t != null) {
                    levels = Math.max(levels, t.levelSizes.length);
                    stride = Math.max(stride, t.stride);
                }
            }
        }
        this.stack = new long[levels * PointTree.FAN_OUT];
        this.distances = new float[stride];
        this.positions = new int[stride];
    }

    @Override
    void find() {
        int seed = tree.plan.seedColumn();
        searchedSeed = -2;
        if (seed != CategoryPlan.NONE && tree.seeds[codes[seed] + 1] != null) {
            termCount = 0;
            search(tree.seeds[codes[seed] + 1]);
            searchedSeed = codes[seed];
        }
        int near = sortCells(seed);
        for (int c = 0; c < near; c++) {
            if (Float.intBitsToFloat((int) (cellKeys[c] >>> 32)) > heap.worstDistance()) {
                break;
            }
            int cell = (int) cellKeys[c];
            lowerBound(cell, seed);
            search(tree.cells[cell]);
        }
    }

    /** Puts the cells that may hold neighbors into the order of their lower bounds; returns their number. */
    private int sortCells(int seed) {
        int near = 0;
        float worst = heap.worstDistance();
        for (int cell = 0; cell < tree.cells.length; cell++) {
            float bound = lowerBound(cell, seed);
            if (bound <= worst) {
                long key = NeighborHeap.key(bound, cell);
                int at = near++;
                for (; at > 0 && cellKeys[at - 1] > key; at--) {
                    cellKeys[at] = cellKeys[at - 1];
                }
                cellKeys[at] = key;
            }
        }
        return near;
    }

    /** Collects what the categories of a cell cost at least, in column order, and returns the sum. */
    private float lowerBound(int cell, int seed) {
        int[] cellColumns = tree.plan.cellColumns();
        int[] cellCodes = tree.cellCodes[cell];
        float sum = 0;
        int next = 0;
        termCount = 0;
        for (int c = 0; c < codes.length; c++) {
            float cost = 0;
            if (next < cellColumns.length && cellColumns[next] == c) {
                cost = tree.weights.cost(c, codes[c], cellCodes[next++]);
            } else if (c == seed && searchedSeed != -2) {
                cost = tree.seedMismatch[codes[c] + 1];
            }
            if (cost > 0) {
                terms[termCount++] = cost;
                sum += cost;
            }
        }
        return sum;
    }

    private void search(PointTree points) {
        int depth = push(points, points.levelSizes.length - 1, 0, 0);
        while (depth > 0) {
            long top = stack[--depth];
            if (Float.intBitsToFloat((int) (top >>> 32)) > heap.worstDistance()) {
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
        kernels.boxDistances(
                query, points.boxes, points.groupOffset(level, group), query.length, terms, termCount, bounds);
        float worst = heap.worstDistance();
        int count = points.childCount(level, group);
        int end = depth;
        for (int c = 0; c < count; c++) {
            if (bounds[c] <= worst) {
                long key = NeighborHeap.key(bounds[c], level << 28 | (group * PointTree.FAN_OUT + c));
                int at = end++;
                for (; at > depth && stack[at - 1] < key; at--) {
                    stack[at] = stack[at - 1];
                }
                stack[at] = key;
            }
        }
        nodes += count;
        return end;
    }

    private void scan(PointTree points, int leaf) {
        int count = points.count(leaf);
        int stride = points.stride;
        int found = kernels.within(
                query,
                points.points,
                leaf * points.dimensions * stride,
                stride,
                points.dimensions,
                count,
                terms,
                termCount,
                heap.worstDistance(),
                distances,
                positions);
        int first = leaf * points.leafSize;
        for (int f = 0; f < found; f++) {
            offer(points.order[first + positions[f]], distances[f]);
        }
        leaves++;
        this.points += count;
    }

    private void offer(int i, float numeric) {
        if (i == excluded) {
            return;
        }
        int seed = tree.plan.seedColumn();
        if (searchedSeed != -2 && trainingCodes[seed][i] == searchedSeed) {
            return; // found among the points of its own category
        }
        float distance = numeric;
        for (int c = 0; c < trainingCodes.length; c++) {
            distance += tree.weights.cost(c, codes[c], trainingCodes[c][i]);
        }
        heap.offer(distance, i);
    }
}
