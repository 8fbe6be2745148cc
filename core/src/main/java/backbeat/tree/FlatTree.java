package backbeat.tree;

import backbeat.random.SplitMix64;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * A decision tree as one array of 64-bit nodes in depth-first order. Immutable.
 *
 * <p>Node 0 is the root; the left child of node {@code i} is {@code i + 1}, and its left subtree is followed by its right
 * one, so that a subtree is a range of the array and children come after their parents. Memory: 8 bytes a node, and 16
 * bytes for each <em>distinct</em> pair of class counts in the leaves (fully grown trees have a few dozen).
 *
 * <p>Columns are those of the {@link Table}: numeric columns {@code 0 … d - 1}, then the categorical ones.
 */
public final class FlatTree {
    /** What a node does. */
    public enum Kind {
        /** Rows whose value is above the threshold go right. */
        NUMERIC,
        /** Rows of one category go right; in a set column those that have it among their members. */
        CATEGORY,
        /** Rows of a set of categories go right; in a set column those that have one of them. */
        SUBSET,
        /** Rows end here. */
        LEAF
    }

    final long[] nodes;
    final int skipShift;
    final long[] subsets;
    private final int[] leafNegatives;
    private final int[] leafPositives;
    final double[] leafValues;

    private FlatTree(
            long[] nodes,
            int skipShift,
            long[] subsets,
            int[] leafNegatives,
            int[] leafPositives,
            double[] leafValues) {
        this.nodes = nodes;
        this.skipShift = skipShift;
        this.subsets = subsets;
        this.leafNegatives = leafNegatives;
        this.leafPositives = leafPositives;
        this.leafValues = leafValues;
    }

    /**
     * A tree of nodes that are in order.
     *
     * @param counts the distinct pairs of class counts in the leaves, positives in the high half
     */
    static FlatTree of(long[] nodes, int skipShift, long[] subsets, long[] counts, ClassWeights weights) {
        int[] negatives = new int[counts.length];
        int[] positives = new int[counts.length];
        double[] values = new double[counts.length];
        for (int leaf = 0; leaf < counts.length; leaf++) {
            negatives[leaf] = (int) counts[leaf];
            positives[leaf] = (int) (counts[leaf] >>> 32);
            double positive = weights.positive() * positives[leaf];
            values[leaf] = positive / (weights.negative() * negatives[leaf] + positive);
        }
        return new FlatTree(nodes, skipShift, subsets, negatives, positives, values);
    }

    /** The number of nodes, splits and leaves together. */
    public int size() {
        return nodes.length;
    }

    /** The number of leaves. */
    public int leaves() {
        return (nodes.length + 1) / 2;
    }

    public Kind kind(int node) {
        long bits = nodes[node];
        if (NodeCodec.isLeaf(bits)) {
            return Kind.LEAF;
        }
        if (NodeCodec.isNumeric(bits)) {
            return Kind.NUMERIC;
        }
        return NodeCodec.isSubset(bits) ? Kind.SUBSET : Kind.CATEGORY;
    }

    public boolean isLeaf(int node) {
        return NodeCodec.isLeaf(nodes[node]);
    }

    /** The table's column that a split tests. */
    public int column(int split) {
        require(!isLeaf(split), split, "a leaf tests no column");
        return NodeCodec.column(nodes[split], NodeCodec.columnMask(skipShift));
    }

    /** The threshold of a numeric split, in the units of the table: values above it go right. */
    public float threshold(int split) {
        require(kind(split) == Kind.NUMERIC, split, "only numeric splits have a threshold");
        return NodeCodec.fromSortKey(NodeCodec.operand(nodes[split]) - 1);
    }

    /** The code of the category that goes right at a category split. */
    public int category(int split) {
        require(kind(split) == Kind.CATEGORY, split, "only category splits have a category");
        return NodeCodec.operand(nodes[split]);
    }

    /**
     * Whether a category goes right at a category or subset split.
     *
     * @param code a category code of the split's column, or the number of its categories for an unseen one
     */
    public boolean goesRight(int split, int code) {
        Kind kind = kind(split);
        require(kind == Kind.CATEGORY || kind == Kind.SUBSET, split, "only splits on categories divide them");
        return rightOf(nodes[split], code);
    }

    /** Whether categories {@code 64 · word} to {@code 64 · word + 63} go right at a subset split, a bit each from the low end. */
    public long subsetWord(int split, int word) {
        require(kind(split) == Kind.SUBSET, split, "only subset splits have a set");
        return subsets[NodeCodec.operand(nodes[split]) + word];
    }

    /** The left child of a split. */
    public int left(int split) {
        require(!isLeaf(split), split, "a leaf has no children");
        return split + 1;
    }

    /** The right child of a split. */
    public int right(int split) {
        require(!isLeaf(split), split, "a leaf has no children");
        return split + 1 + NodeCodec.skip(nodes[split], skipShift);
    }

    /** The share of positive training rows in a leaf, by class weight: the probability that the tree predicts. */
    public double value(int leaf) {
        return leafValues[leafNumber(leaf)];
    }

    /** The number of negative training rows in a leaf, each counted as often as the bootstrap drew it. */
    public int negatives(int leaf) {
        return leafNegatives[leafNumber(leaf)];
    }

    /** The number of positive training rows in a leaf, each counted as often as the bootstrap drew it. */
    public int positives(int leaf) {
        return leafPositives[leafNumber(leaf)];
    }

    /** The distinct pairs of class counts in the leaves, which are numbered from 0 on. */
    int kinds() {
        return leafValues.length;
    }

    int kindNegatives(int kind) {
        return leafNegatives[kind];
    }

    int kindPositives(int kind) {
        return leafPositives[kind];
    }

    /** The depth of the deepest leaf; the root has depth 0. O(size). */
    public int depth() {
        int[] waiting = new int[64]; // the depths of right children not yet reached
        int count = 0;
        int depth = 0;
        int deepest = 0;
        for (int node = 0; node < nodes.length; node++) {
            if (isLeaf(node)) {
                deepest = Math.max(deepest, depth);
                depth = count > 0 ? waiting[--count] : 0;
            } else {
                if (count == waiting.length) {
                    waiting = Arrays.copyOf(waiting, 2 * count);
                }
                waiting[count++] = ++depth;
            }
        }
        return deepest;
    }

    private int leafNumber(int leaf) {
        require(isLeaf(leaf), leaf, "a split has no value");
        return NodeCodec.operand(nodes[leaf]);
    }

    private static void require(boolean condition, int node, String message) {
        if (!condition) {
            throw new IllegalArgumentException("Node " + node + ": " + message);
        }
    }

    /** How many integers {@link #encode} writes for a row without sets: one for each column, and one more. */
    public static int codeCount(Schema schema) {
        return schema.numericCount() + schema.categoricalCount() + 1;
    }

    /** The most integers that {@link #encode} writes for a row of a table. */
    public static int codeCount(Table table) {
        return codeCount(table.schema()) + listRoom(table);
    }

    /** What the lists of members of a row take at most. */
    static int listRoom(Table table) {
        int room = 0;
        for (SetColumn sets : table.sets()) {
            room += sets.sets() > 0 ? 1 + sets.largest() : 0;
        }
        return room;
    }

    /**
     * Writes a row in the form that walks read: the sort keys of its numeric values (integers in the same order), its
     * category codes, where an unseen category is the number of categories, and the largest integer. For a set of several
     * members the complement of a place follows in place of the code; there, counted from {@code offset}, stand their number
     * and then the members.
     */
    public static void encode(Table table, int row, int[] codes, int offset) {
        encode(table, row, codes, offset, codeCount(table.schema()));
    }

    /** @param list where the first list of members begins, counted from {@code offset} */
    static void encode(Table table, int row, int[] codes, int offset, int list) {
        int d = table.schema().numericCount();
        float[] numeric = table.numeric().data;
        for (int column = 0; column < d; column++) {
            codes[offset + column] = NodeCodec.sortKey(numeric[row * d + column]);
        }
        int categorical = table.schema().categoricalCount();
        int at = list;
        for (int column = 0; column < categorical; column++) {
            int code = table.code(row, column);
            SetColumn sets = table.sets(column);
            if (code < sets.categories()) {
                codes[offset + d + column] = code == Table.UNSEEN ? sets.categories() : code;
            } else {
                codes[offset + d + column] = ~at;
                int size = sets.size(code);
                codes[offset + at++] = size;
                for (int place = 0; place < size; place++) {
                    codes[offset + at++] = sets.member(code, place);
                }
            }
        }
        codes[offset + d + categorical] = NodeCodec.LEAF_CODE;
    }

    /** The child that an encoded row goes to from a split. */
    public int child(int split, int[] codes, int offset) {
        long bits = nodes[split];
        int code = codes[offset + NodeCodec.column(bits, NodeCodec.columnMask(skipShift))];
        boolean several = code < 0 && !NodeCodec.isNumeric(bits);
        return (several ? anyRightOf(bits, codes, offset + ~code) : rightOf(bits, code)) ? right(split) : left(split);
    }

    /** Whether one of the members of a list goes right: then the row does. */
    private boolean anyRightOf(long bits, int[] codes, int list) {
        for (int i = 1; i <= codes[list]; i++) {
            if (rightOf(bits, codes[list + i])) {
                return true;
            }
        }
        return false;
    }

    boolean rightOf(long bits, int code) {
        if (NodeCodec.isSubset(bits)) {
            return (subsets[NodeCodec.operand(bits) + (code >>> 6)] >>> code & 1) != 0;
        }
        return NodeCodec.isNumeric(bits) ? code >= NodeCodec.operand(bits) : code == NodeCodec.operand(bits);
    }

    /** The leaf that an encoded row ends in. */
    public int leafOf(int[] codes, int offset) {
        int node = 0;
        while (!isLeaf(node)) {
            node = child(node, codes, offset);
        }
        return node;
    }

    /** The sum of a hash of everything that the tree consists of, to compare trees across machines. */
    public long fingerprint() {
        long hash = skipShift;
        for (long node : nodes) {
            hash = SplitMix64.mix(hash, node);
        }
        for (long word : subsets) {
            hash = SplitMix64.mix(hash, word);
        }
        for (int leaf = 0; leaf < leafValues.length; leaf++) {
            hash = SplitMix64.mix(hash, leafNegatives[leaf]);
            hash = SplitMix64.mix(hash, leafPositives[leaf]);
            hash = SplitMix64.mix(hash, Double.doubleToLongBits(leafValues[leaf]));
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlatTree tree
                && skipShift == tree.skipShift
                && Arrays.equals(nodes, tree.nodes)
                && Arrays.equals(subsets, tree.subsets)
                && Arrays.equals(leafNegatives, tree.leafNegatives)
                && Arrays.equals(leafPositives, tree.leafPositives)
                && Arrays.equals(leafValues, tree.leafValues);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nodes);
    }

    @Override
    public String toString() {
        return "FlatTree of " + size() + " nodes";
    }
}
