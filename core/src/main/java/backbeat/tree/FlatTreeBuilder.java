package backbeat.tree;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/**
 * Builds {@link FlatTree}s from nodes in depth-first order: a split, its left subtree, its right subtree. The children of
 * a split need not be named, because the order says it all: a leaf completes the left subtree of the innermost split that
 * still waits for its right one. Reusable: {@link #build} leaves an empty builder.
 */
public final class FlatTreeBuilder {
    private final int columns;
    private final int skipShift;
    private final ClassWeights weights;
    private final Long2IntOpenHashMap leafNumbers = new Long2IntOpenHashMap();

    private long[] nodes = new long[256];
    private int size;
    private int[] waiting = new int[64];
    private int waitingCount;
    private boolean complete;
    private long[] subsets = new long[0];
    private int subsetWords;
    private long[] leafCounts = new long[16];

    /**
     * @param columns the number of the table's columns, numeric and categorical
     * @param weights what the rows of each class count for in the value of a leaf
     */
    public FlatTreeBuilder(int columns, ClassWeights weights) {
        this.columns = columns;
        this.skipShift = NodeCodec.skipShift(columns);
        this.weights = weights;
        leafNumbers.defaultReturnValue(-1);
    }

    /** The number of nodes so far, and so the number of the next one. */
    public int size() {
        return size;
    }

    /**
     * A split whose rows with a value above {@code threshold} go right.
     *
     * @throws IllegalArgumentException if there is no such column or the threshold is not finite
     * @throws IllegalStateException    if the tree is complete
     */
    public void numeric(int column, float threshold) {
        if (!Float.isFinite(threshold)) {
            throw new IllegalArgumentException("A threshold must be finite, not " + threshold);
        }
        split(NodeCodec.NUMERIC, column, NodeCodec.sortKey(threshold) + 1);
    }

    /**
     * A split whose rows with category {@code code} go right.
     *
     * @throws IllegalArgumentException if there is no such column
     * @throws IllegalStateException    if the tree is complete
     */
    public void category(int column, int code) {
        split(0, column, code);
    }

    /**
     * A split whose rows with a category in the set go right.
     *
     * @param words the set as bits; the bit after the last category stands for unseen ones
     * @param count how many of the words belong to it
     * @throws IllegalArgumentException if there is no such column
     * @throws IllegalStateException    if the tree is complete
     */
    public void subset(int column, long[] words, int count) {
        if (subsetWords + count > subsets.length) {
            subsets = Arrays.copyOf(subsets, Math.max(64, 2 * (subsetWords + count)));
        }
        System.arraycopy(words, 0, subsets, subsetWords, count);
        split(NodeCodec.SUBSET, column, subsetWords);
        subsetWords += count;
    }

    private void split(long kind, int column, int operand) {
        if (column < 0 || column >= columns) {
            throw new IllegalArgumentException("Column " + column + " of " + columns);
        }
        add(NodeCodec.split(kind, column, operand));
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waitingCount);
        }
        waiting[waitingCount++] = size - 1;
    }

    /**
     * A leaf with the class counts of its training rows.
     *
     * @throws IllegalStateException if the tree is complete, or a left subtree has more nodes than a node has bits to skip
     */
    public void leaf(int negatives, int positives) {
        long counts = (long) positives << 32 | negatives;
        int number = leafNumbers.get(counts);
        if (number < 0) {
            number = leafNumbers.size();
            leafNumbers.put(counts, number);
            if (number == leafCounts.length) {
                leafCounts = Arrays.copyOf(leafCounts, 2 * number);
            }
            leafCounts[number] = counts;
        }
        add(NodeCodec.leaf(columns, number, skipShift));
        if (waitingCount == 0) {
            complete = true;
            return;
        }
        int parent = waiting[--waitingCount];
        long skip = size - parent - 1;
        if (skip > NodeCodec.maxSkip(skipShift)) {
            throw new IllegalStateException(
                    "A tree over " + columns + " columns has room for " + NodeCodec.maxSkip(skipShift)
                            + " nodes under one branch: limit its depth or the size of its leaves");
        }
        nodes[parent] = NodeCodec.withSkip(nodes[parent], skip, skipShift);
    }

    private void add(long node) {
        if (complete) {
            throw new IllegalStateException("The tree is complete");
        }
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
        }
        nodes[size++] = node;
    }

    /** @throws IllegalStateException if a split still waits for a child, or there is no node */
    public FlatTree build() {
        if (!complete) {
            throw new IllegalStateException("A split still waits for a child");
        }
        FlatTree tree = FlatTree.of(
                Arrays.copyOf(nodes, size),
                skipShift,
                Arrays.copyOf(subsets, subsetWords),
                Arrays.copyOf(leafCounts, leafNumbers.size()),
                weights);
        clear();
        return tree;
    }

    /** Forgets the nodes added so far. */
    public void clear() {
        size = 0;
        waitingCount = 0;
        subsetWords = 0;
        complete = false;
        leafNumbers.clear();
    }
}
