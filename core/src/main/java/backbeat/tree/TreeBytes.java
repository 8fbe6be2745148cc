package backbeat.tree;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a tree, laid out for reading: what a node asks is one number, what it asks for another, and both stand in rows
 * of their own, so that a reader takes each node in the same few steps whatever it is, without a jump that a processor
 * could mispredict.
 *
 * <pre>
 * tests      a number a node, in depth-first order: 0 a leaf; 1 + column a numeric split or one for a category;
 *            1 + column + the number of categorical columns a split for a set of categories
 * operands   of each node: the threshold (f32), the category, the number of the leaf's kind; of a set nothing
 * kinds      negatives and positives (2 varints) of each kind of leaf, in the order in which leaves first have them
 * sets       of each split for a set: a bit a category from the low end of the first byte, then one for unseen ones
 * </pre>
 *
 * Numbers are little-endian and take the fewest of 1, 2 or 4 bytes that hold the largest that there may be. A node takes
 * 2 or 5 bytes with few columns and categories. Where subtrees end is not stored: a reader counts nodes from the last to the first.
 */
public final class TreeBytes {
    /** How many bytes of an array must follow a tree: numbers are read and written four bytes at a time. */
    public static final int SLACK = Integer.BYTES;

    /** Of a tree at most: with the slack behind them they are the most that an array holds. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - Long.BYTES - SLACK;

    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** What follows the operands takes this much for each kind of leaf at least. */
    private static final int LEAST_KIND = 2;

    final int columns;
    final int categorical;
    final int skipShift;
    final int testWidth;
    final Operands operands;
    /** By categorical column: the number of categories. */
    private final int[] categories;

    /** @param schema the columns that the trees were grown on */
    public TreeBytes(Schema schema) {
        this.columns = schema.numericCount() + schema.categoricalCount();
        this.categorical = schema.categoricalCount();
        this.skipShift = NodeCodec.skipShift(columns);
        this.testWidth = width(columns + categorical);
        this.categories =
                schema.categorical().stream().mapToInt(CategoricalColumn::size).toArray();
        this.operands = new Operands(categories, columns, skipShift);
    }

    /**
     * What a reader must know before it takes a tree's bytes.
     *
     * @param nodes splits and leaves
     * @param kinds distinct pairs of class counts in the leaves
     * @param bytes all that the tree takes
     */
    public record Size(int nodes, int kinds, int bytes) {}

    /** Of 1, 2 and 4 bytes the fewest that hold numbers up to {@code largest}. */
    public static int width(int largest) {
        if (largest <= 0xff) {
            return 1;
        }
        return largest <= 0xffff ? 2 : Integer.BYTES;
    }

    /** What numbers of so many bytes are taken from four with. */
    static int mask(int width) {
        return width == Integer.BYTES ? -1 : (1 << 8 * width) - 1;
    }

    int setBytes(int column) {
        return categories(column) / 8 + 1;
    }

    int categories(int column) {
        return categories[column - (columns - categorical)];
    }

    /**
     * The size of a tree. O(nodes).
     *
     * @throws IllegalArgumentException if it takes 2 GB or more
     */
    public Size size(FlatTree tree) {
        int columnMask = NodeCodec.columnMask(skipShift);
        long bytes = (long) tree.size() * testWidth;
        int leafWidth = width(tree.kinds() - 1);
        for (long bits : tree.nodes) {
            if (NodeCodec.isLeaf(bits)) {
                bytes += leafWidth;
            } else if (NodeCodec.isSubset(bits)) {
                bytes += setBytes(NodeCodec.column(bits, columnMask));
            } else {
                bytes += operands.width[1 + NodeCodec.column(bits, columnMask)];
            }
        }
        for (int kind = 0; kind < tree.kinds(); kind++) {
            bytes += varintBytes(tree.kindNegatives(kind)) + varintBytes(tree.kindPositives(kind));
        }
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("A tree of " + tree.size() + " nodes takes " + bytes
                    + " bytes; 2 GB is the most that a tree can take");
        }
        return new Size(tree.size(), tree.kinds(), (int) bytes);
    }

    /**
     * Holds what a file says of a tree against itself, before memory is taken for it.
     *
     * @throws IllegalArgumentException if no tree has this size
     */
    public void check(Size size) {
        int leaves = size.nodes() / 2 + 1;
        require(size.nodes() > 0 && size.nodes() % 2 == 1, "a tree has " + size.nodes() + " nodes");
        require(size.kinds() > 0 && size.kinds() <= leaves, size.kinds() + " kinds of " + leaves + " leaves");
        long least = (long) size.nodes() * testWidth
                + (long) leaves * width(size.kinds() - 1)
                + (long) size.kinds() * LEAST_KIND;
        require(
                size.bytes() >= least && size.bytes() <= MOST_BYTES,
                size.nodes() + " nodes in " + size.bytes() + " bytes");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static int varintBytes(int value) {
        return (31 - Integer.numberOfLeadingZeros(value | 1)) / 7 + 1;
    }

    /**
     * Writes a tree from the begin of an array on.
     *
     * @param target as long as {@link #size} says and {@link #SLACK} more
     */
    public void write(FlatTree tree, byte[] target) {
        int columnMask = NodeCodec.columnMask(skipShift);
        int leafWidth = width(tree.kinds() - 1);
        int at = tree.size() * testWidth;
        for (int node = 0; node < tree.size(); node++) {
            long bits = tree.nodes[node];
            int test = 0;
            int operand = NodeCodec.operand(bits);
            int width = leafWidth;
            if (!NodeCodec.isLeaf(bits)) {
                test = 1 + NodeCodec.column(bits, columnMask) + (NodeCodec.isSubset(bits) ? categorical : 0);
                width = operands.width[test];
                if (NodeCodec.isNumeric(bits)) {
                    operand = Float.floatToRawIntBits(NodeCodec.fromSortKey(operand - 1));
                }
            }
            int from = node * testWidth;
            for (int i = 0; i < testWidth; i++) {
                target[from + i] = (byte) (test >>> 8 * i);
            }
            INT.set(target, at, operand); // what is too much is written over next
            at += width;
        }
        for (int kind = 0; kind < tree.kinds(); kind++) {
            at = varint(tree.kindNegatives(kind), target, at);
            at = varint(tree.kindPositives(kind), target, at);
        }
        writeSets(tree, target, at);
    }

    private static int varint(int value, byte[] target, int start) {
        int at = start;
        int rest = value;
        while (rest >>> 7 != 0) {
            target[at++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        return at;
    }

    private void writeSets(FlatTree tree, byte[] target, int start) {
        int at = start;
        for (int node = 0; node < tree.size() && tree.subsets.length > 0; node++) {
            if (tree.kind(node) == FlatTree.Kind.SUBSET) {
                int column = tree.column(node);
                int bytes = setBytes(column);
                for (int i = 0; i < bytes; i++) {
                    target[at + i] = (byte) (tree.subsetWord(node, i / 8) >>> 8 * (i % 8));
                }
                at += bytes;
                target[at - 1] &= (byte) ((2 << categories(column) % 8) - 1);
            }
        }
    }

    /**
     * A reader for one worker; its memory is kept from tree to tree.
     *
     * @param weights what the rows of each class count for in the value of a leaf
     */
    public TreeReader reader(ClassWeights weights) {
        return new TreeReader(this, weights);
    }

    /** By test: what its operand looks like and what node it makes. */
    static final class Operands {
        /** The node without its operand and skip. */
        final long[] node;
        /** Bytes in the file; those of leaves hang on the tree. */
        final int[] width;

        final int[] mask;
        /** The least that the operand of a node may be. */
        final int[] least;
        /** How far above it may be, unsigned. */
        final int[] range;
        /** -1 for thresholds, which become sort keys, else 0. */
        final int[] numeric;

        private Operands(int[] categories, int columns, int skipShift) {
            int tests = 1 + columns + categories.length;
            this.node = new long[tests];
            this.width = new int[tests];
            this.mask = new int[tests];
            this.least = new int[tests];
            this.range = new int[tests];
            this.numeric = new int[tests];
            node[0] = NodeCodec.leaf(columns, 0, skipShift);
            int d = columns - categories.length;
            for (int column = 0; column < d; column++) {
                set(1 + column, NodeCodec.split(NodeCodec.NUMERIC, column, 0), Integer.BYTES);
                numeric[1 + column] = -1;
                least[1 + column] = NodeCodec.sortKey(-Float.MAX_VALUE) + 1;
                range[1 + column] = NodeCodec.sortKey(Float.MAX_VALUE) + 1 - least[1 + column];
            }
            for (int c = 0; c < categories.length; c++) {
                int test = 1 + d + c;
                set(test, NodeCodec.split(0, d + c, 0), width(categories[c] - 1));
                least[test] = categories[c] > 0 ? 0 : -1; // no operand is -1: nothing can be asked of no categories
                range[test] = Math.max(0, categories[c] - 1);
                set(test + categories.length, NodeCodec.split(NodeCodec.SUBSET, d + c, 0), 0);
            }
        }

        private Operands(Operands other) {
            this.node = other.node;
            this.numeric = other.numeric;
            this.least = other.least;
            this.width = other.width.clone();
            this.mask = other.mask.clone();
            this.range = other.range.clone();
        }

        /** A copy whose entries for leaves can be written to. */
        Operands copy() {
            return new Operands(this);
        }

        void set(int test, long bits, int bytes) {
            node[test] = bits;
            width[test] = bytes;
            mask[test] = bytes == 0 ? 0 : TreeBytes.mask(bytes);
        }

        /** Leaves are of so many kinds, numbered from 0 on. */
        void setKinds(int kinds) {
            width[0] = TreeBytes.width(kinds - 1);
            mask[0] = TreeBytes.mask(width[0]);
            range[0] = 0;
        }
    }
}
