package backbeat.tree;

/**
 * The 64 bits of a node in a {@link FlatTree}.
 *
 * <pre>
 *   bits  0 … 31   operand: numeric split   the sort key of the least float above the threshold
 *                           category split  the code that goes right
 *                           subset split    the number of the subset that goes right
 *                           leaf            the number of the leaf's value
 *   from  32       the column that is tested; as many bits as the table's columns need
 *   then … 60      skip: the number of nodes in the left subtree, 0 for a leaf
 *   bit  61        1 for a split, 0 for a leaf
 *   bit  62        1 for a numeric split
 *   bit  63        1 for a subset split
 * </pre>
 *
 * <p>The left child of node {@code i} is {@code i + 1} and the right child {@code i + 1 + skip}, so one step of a walk is
 * arithmetic without a jump ({@link #step}), and a walk that has reached a leaf stays there.
 */
final class NodeCodec {
    static final long SPLIT = 1L << 61;
    static final long NUMERIC = 1L << 62;
    static final long SUBSET = 1L << 63;

    private static final int FIELD_BITS = 29;

    private NodeCodec() {}

    /** The number of bits that hold a column number when there are {@code columns} columns. */
    static int columnBits(int columns) {
        return 32 - Integer.numberOfLeadingZeros(Math.max(1, columns - 1));
    }

    static long maxSkip(int columnBits) {
        return (1L << FIELD_BITS - columnBits) - 1;
    }

    /** An integer that sorts as the float does; -0 and 0 share one. */
    static int sortKey(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ (bits >> 31 & 0x7FFFFFFF);
    }

    static float fromSortKey(int key) {
        return Float.intBitsToFloat(key ^ (key >> 31 & 0x7FFFFFFF));
    }

    static long leaf(int value) {
        return value;
    }

    static long split(long kind, int column, int operand) {
        return SPLIT | kind | (long) column << 32 | operand & 0xFFFFFFFFL;
    }

    static int operand(long node) {
        return (int) node;
    }

    static int column(long node, int columnBits) {
        return (int) (node >>> 32) & (1 << columnBits) - 1;
    }

    static int skip(long node, int columnBits) {
        return (int) (node >>> 32 + columnBits) & (1 << FIELD_BITS - columnBits) - 1;
    }

    /**
     * How far a walk moves from a node that is no subset split. Right means {@code 0 <= code - operand <= span}, where the
     * span is 0 for a category (equality) and beyond every difference for a number (not less).
     *
     * @param code the row's sort key or category code in the node's column
     */
    static int step(long node, int code, int columnBits) {
        long difference = (long) code - (int) node;
        long right = ~((difference | (node & NUMERIC) - difference) >> 63);
        return (int) (node >>> 61 & 1) + (skip(node, columnBits) & (int) right);
    }
}
