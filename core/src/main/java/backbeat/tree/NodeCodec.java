package backbeat.tree;

/**
 * The 64 bits of a node in a {@link FlatTree}.
 *
 * <pre>
 *   bits  0 … 31   operand: numeric split   the sort key of the least float above the threshold
 *                           category split  the code that goes right
 *                           subset split    where the words of the set that goes right begin
 *                           leaf            the number of the leaf's value
 *   bit  32        1 for a subset split
 *   bit  33        1 for a numeric split and for a leaf
 *   from 34        the column that is tested; as many bits as the columns need; one past the last column for a leaf
 *   then … 63      skip: the number of nodes in the left subtree; -1 for a leaf
 * </pre>
 *
 * <p>The left child of node {@code i} is {@code i + 1} and the right child {@code i + 1 + skip}. Many rows walk
 * through a {@link PlannedTree} instead, which is made from these nodes.
 */
final class NodeCodec {
    static final long SUBSET = 1L << 32;
    static final long NUMERIC = 1L << 33;

    /** What every encoded row holds in the column after the last one. */
    static final int LEAF_CODE = Integer.MAX_VALUE;

    private static final int COLUMN_SHIFT = 34;

    private NodeCodec() {}

    /** The lowest bit of the skip when there are {@code columns} columns. */
    static int skipShift(int columns) {
        return COLUMN_SHIFT + 32 - Integer.numberOfLeadingZeros(columns);
    }

    static int columnMask(int skipShift) {
        return (1 << skipShift - COLUMN_SHIFT) - 1;
    }

    static long maxSkip(int skipShift) {
        return (1L << 63 - skipShift) - 1;
    }

    /** An integer that sorts as the float does; -0 and 0 share one. */
    static int sortKey(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ (bits >> 31 & 0x7FFFFFFF);
    }

    static float fromSortKey(int key) {
        return Float.intBitsToFloat(key ^ (key >> 31 & 0x7FFFFFFF));
    }

    static long leaf(int columns, int value, int skipShift) {
        return -1L << skipShift | (long) columns << COLUMN_SHIFT | NUMERIC | value;
    }

    /** A split whose skip is not known yet: to be added by {@link #withSkip}. */
    static long split(long kind, int column, int operand) {
        return (long) column << COLUMN_SHIFT | kind | operand & 0xFFFFFFFFL;
    }

    static long withSkip(long node, long skip, int skipShift) {
        return node | skip << skipShift;
    }

    static boolean isLeaf(long node) {
        return node < 0;
    }

    static boolean isNumeric(long node) {
        return (node & NUMERIC) != 0;
    }

    static boolean isSubset(long node) {
        return (node & SUBSET) != 0;
    }

    static int operand(long node) {
        return (int) node;
    }

    static int column(long node, int columnMask) {
        return (int) (node >>> COLUMN_SHIFT) & columnMask;
    }

    static int skip(long node, int skipShift) {
        return (int) (node >> skipShift);
    }
}
