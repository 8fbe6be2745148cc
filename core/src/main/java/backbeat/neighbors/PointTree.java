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

    /** Copies the points {@code order[from … to - 1]}, which {@link TreeOrder} has sorted. */
    PointTree(float[] values, int dimensions, int leafSize, int[] order, int from, int to, Workers workers) {
        this.size = to - from;
        this.dimensions = dimensions;
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
        workers.forEachChunk(leaves, LEAVES_AT_ONCE, (first, end, worker) -> {
            for (int leaf = first; leaf < end; leaf++) {
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

    /** Point by point, for their coordinates lie together in the table; then the box, coordinate by coordinate. */
    private void fillLeaf(float[] values, int leaf) {
        int count = count(leaf);
        int begin = leaf * dimensions * stride;
        for (int p = 0; p < count; p++) {
            int from = order[leaf * leafSize + p] * dimensions;
            for (int j = 0; j < dimensions; j++) {
                points[begin + j * stride + p] = values[from + j];
            }
        }
        for (int j = 0; j < dimensions; j++) {
            int at = begin + j * stride;
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int p = at; p < at + count; p++) {
                low = Math.min(low, points[p]);
                high = Math.max(high, points[p]);
            }
            setBox(0, leaf, j, low, high);
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
