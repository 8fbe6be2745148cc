package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;
import backbeat.parallel.Workers;
import java.util.Arrays;

/**
 * One k-d tree over numeric coordinates, in flat arrays without pointers.
 *
 * <p><b>Leaves.</b> Leaf {@code l} holds the points at the positions {@code l·leafSize …} of the tree's order; all leaves
 * but the last are full. Its coordinates are dimension-major and padded for the kernels.
 *
 * <p><b>Boxes.</b> Every leaf has a tight box. {@value #FAN_OUT} neighboring boxes form a <em>group</em> with a box of its
 * own, {@value #FAN_OUT} of those the next, until one group is left: a k-d tree of which four levels at a time are taken
 * as one node, so that a search tests {@value #FAN_OUT} boxes with one vector operation per dimension and side, and takes
 * one decision where a binary tree takes fifteen. Boxes are numbered level by level from the leaves up, each level padded
 * to whole groups; box {@code b} of level {@code h} stands for group {@code b} of the level below.
 */
final class PointTree {
    /** Boxes per group. */
    static final int FAN_OUT = DistanceKernels.PADDING;

    /** What one worker fills before it asks for more. */
    private static final int LEAVES_AT_ONCE = 64;

    final int size;
    final int dimensions;
    /** Distance between two points where they were copied from. */
    private final int width;

    final int leafSize;
    final int leaves;
    /** Distance between two coordinates of a point. */
    final int stride;
    /** Training indices by position. */
    final int[] order;
    /** Coordinate {@code j} of the p-th point of leaf {@code l} is at {@code (l·d + j)·stride + p}. */
    final float[] points;
    /** {@code low[j]} of box {@code b} of group {@code g} is at {@code (g·2d + 2j)·FAN_OUT + b}, {@code high[j]} next. */
    final float[] boxes;
    /** The first group of each level; one more entry holds the number of groups. */
    final int[] levelStarts;
    /** The number of boxes of each level. */
    final int[] levelSizes;

    /** Kept so that the loads which warm the cache are not optimized away. */
    float touched;

    /**
     * Copies the points {@code order[from … to - 1]}, which {@link TreeOrder} has sorted.
     *
     * @param layer the layer of {@code coordinates} that it is in
     */
    PointTree(Coordinates coordinates, int layer, int leafSize, int[] order, int from, int to, Workers workers) {
        this.width = coordinates.width(layer);
        this.size = to - from;
        this.dimensions = coordinates.dimensions();
        this.leafSize = leafSize;
        this.leaves = leaves(size, leafSize);
        this.stride = DistanceKernels.padded(Math.min(size, leafSize));
        this.order = Arrays.copyOfRange(order, from, to);
        this.points = new float[Math.multiplyExact(Math.multiplyExact(leaves, stride), dimensions)];
        int levels = 1;
        for (int boxes = leaves; boxes > FAN_OUT; boxes = (boxes - 1) / FAN_OUT + 1) {
            levels++;
        }
        this.levelStarts = new int[levels + 1];
        this.levelSizes = new int[levels];
        for (int h = 0, boxes = leaves; h < levels; h++, boxes = (boxes - 1) / FAN_OUT + 1) {
            levelSizes[h] = boxes;
            levelStarts[h + 1] = levelStarts[h] + (boxes - 1) / FAN_OUT + 1;
        }
        this.boxes = new float[Math.multiplyExact(levelStarts[levels], 2 * dimensions * FAN_OUT)];
        float[] values = coordinates.ofLayer(layer);
        workers.forEachChunk(leaves, LEAVES_AT_ONCE, (first, end, worker) -> {
            float[] low = new float[DistanceKernels.padded(dimensions)];
            float[] high = new float[low.length];
            for (int leaf = first; leaf < end; leaf++) {
                touched = touch(values, leaf * leafSize, leaf * leafSize + count(leaf));
                fillBox(coordinates.kernels(), values, leaf, low, high);
                fillLeaf(values, leaf);
            }
        });
        fillUpperBoxes();
    }

    /**
     * How many of {@code size} points go to the lower part when a range is cut: about half, in whole subtrees, so that
     * all subtrees of a level but the last are full.
     */
    static int cut(int size, int leafSize) {
        long subtree = leafSize;
        while (subtree * FAN_OUT < size) {
            subtree *= FAN_OUT;
        }
        int subtrees = (int) ((size - 1) / subtree + 1);
        return (int) (subtrees / 2 * subtree);
    }

    /** The number of leaves that so many points fill. */
    static int leaves(int size, int leafSize) {
        return (size - 1) / leafSize + 1;
    }

    /** The number of points of a leaf. */
    int count(int leaf) {
        return Math.min(leafSize, size - leaf * leafSize);
    }

    private void fillBox(DistanceKernels kernels, float[] values, int leaf, float[] low, float[] high) {
        int first = leaf * leafSize;
        kernels.bounds(values, width, dimensions, order, first, first + count(leaf), low, high);
        for (int j = 0; j < dimensions; j++) {
            setBox(0, leaf, j, low[j], high[j]);
        }
    }

    /** Copies a leaf's points. Coordinates of a point lie together in the table, of a leaf by axis. */
    private void fillLeaf(float[] values, int leaf) {
        int first = leaf * leafSize;
        int begin = leaf * dimensions * stride;
        int count = count(leaf);
        int p = 0;
        for (; p + 4 <= count; p += 4) {
            fillFour(values, first + p, begin + p);
        }
        for (; p < count; p++) {
            int from = order[first + p] * width;
            for (int j = 0, at = begin + p; j < dimensions; j++, at += stride) {
                points[at] = values[from + j];
            }
        }
    }

    /**
     * Reads both ends of every row first. Rows of a leaf lie anywhere in the table: the processor fetches as many of them at a
     * time as it can, where filling would wait for four.
     */
    private float touch(float[] values, int from, int to) {
        float sum = 0;
        if (dimensions > 0) {
            for (int place = from; place < to; place++) {
                int row = order[place] * width;
                sum += values[row] + values[row + dimensions - 1];
            }
        }
        return sum;
    }

    /** Four points at a time: their stores are neighbors. */
    private void fillFour(float[] values, int place, int begin) {
        int from0 = order[place] * width;
        int from1 = order[place + 1] * width;
        int from2 = order[place + 2] * width;
        int from3 = order[place + 3] * width;
        for (int j = 0, at = begin; j < dimensions; j++, at += stride) {
            points[at] = values[from0 + j];
            points[at + 1] = values[from1 + j];
            points[at + 2] = values[from2 + j];
            points[at + 3] = values[from3 + j];
        }
    }

    private void fillUpperBoxes() {
        for (int h = 1; h < levelSizes.length; h++) {
            for (int box = 0; box < levelSizes[h]; box++) {
                int children = childCount(h - 1, box);
                for (int j = 0; j < dimensions; j++) {
                    int at = groupOffset(h - 1, box) + 2 * j * FAN_OUT;
                    float low = Float.POSITIVE_INFINITY;
                    float high = Float.NEGATIVE_INFINITY;
                    for (int c = at; c < at + children; c++) {
                        low = Math.min(low, boxes[c]);
                        high = Math.max(high, boxes[c + FAN_OUT]);
                    }
                    setBox(h, box, j, low, high);
                }
            }
        }
    }

    /** The number of boxes in group {@code group} of level {@code level}. */
    int childCount(int level, int group) {
        return Math.min(FAN_OUT, levelSizes[level] - group * FAN_OUT);
    }

    /** Where the boxes of a group begin in {@link #boxes}. */
    int groupOffset(int level, int group) {
        return (levelStarts[level] + group) * 2 * dimensions * FAN_OUT;
    }

    private int boxOffset(int level, int box, int axis) {
        return groupOffset(level, box / FAN_OUT) + 2 * axis * FAN_OUT + box % FAN_OUT;
    }

    private void setBox(int level, int box, int axis, float low, float high) {
        int at = boxOffset(level, box, axis);
        boxes[at] = low;
        boxes[at + FAN_OUT] = high;
    }

    float low(int level, int box, int axis) {
        return boxes[boxOffset(level, box, axis)];
    }

    float high(int level, int box, int axis) {
        return boxes[boxOffset(level, box, axis) + FAN_OUT];
    }

    long memoryBytes() {
        return 4L * (order.length + points.length + boxes.length + levelStarts.length + levelSizes.length);
    }
}
