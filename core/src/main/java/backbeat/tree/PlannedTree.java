package backbeat.tree;

import backbeat.table.Schema;

/**
 * A tree laid out for walking many rows through it: a step is a comparison and an addition, and rows of each category enter
 * at a node of their own.
 *
 * <p>The children of a split stand side by side, the left one first, and every test is "is the number in this column above
 * that one?", so that the next node is the first child plus 0 or 1. A test of a category asks for the zeros and ones of
 * {@link RowLayout}, or takes two steps: below the category? above it? Only a set of categories is another kind of test. 64
 * bits a node:
 *
 * <pre>
 *   bits  0 …  6   the column that is tested
 *   bit   7        1 if the test is whether a set of categories holds the row's, or a word has one of some bits as 0
 *   bits  8 … 31   where the children stand
 *   bits 32 … 63   the number to compare with; where the set's words begin; the bits; for a leaf the number of its value
 * </pre>
 *
 * <p>A leaf tests a column that is above every number, and its "right child" is the leaf itself: a walk that has reached a leaf
 * stays there.
 *
 * <p>In a fully grown one-hot tree on 72,000 tracks two steps of three ask "is it this genre?". For a row whose genre is known
 * these tests are decided. So the upper part of the tree stands here once more for each category of the column that has the
 * most of them, without the tests on that column ({@link TreePlanner}): 17 steps in place of 41. What categories have in
 * common stands here once, and so do leaves of the same values.
 *
 * <p>On rows with sets every test of categories asks a word of {@link RowLayout} for one of some bits. Where each test of a tree
 * is for one category, a test is what a threshold is, and a shift; nodes then have another form ({@link #byMembers}).
 *
 * <p>Memory: 8 bytes a node, for .7 to 3.5 times as many nodes as the tree has. Immutable.
 */
public final class PlannedTree {
    /** The most columns that a node can name. */
    static final int MOST_COLUMNS = 1 << 7;
    /** The most nodes. */
    static final int MOST_NODES = 1 << 24;

    private static final int COLUMN = MOST_COLUMNS - 1;
    private static final int SET_SHIFT = 7;
    private static final int SET = 1 << SET_SHIFT;
    private static final int CHILDREN_SHIFT = 8;
    private static final int MEMBERS_CHILDREN_SHIFT = 13;
    /** The most nodes of a tree by members. */
    static final int MOST_NODES_BY_MEMBERS = 1 << 32 - MEMBERS_CHILDREN_SHIFT;

    final FlatTree tree;
    /** Those of this tree, and perhaps of others before and after ({@link TreesInLine}); empty for a tree that is walked as it is. */
    final long[] nodes;
    /** Where this tree's nodes begin and end. */
    final int from;

    final int to;
    /** Where rows enter, by category of the widest column; then unseen ones and, in a set column, rows of several. */
    final int[] entries;

    final Steps steps;

    /** What a step looks like. */
    enum Steps {
        /** Every test is whether a number is above another. */
        NUMBERS,
        /** A test may be whether a set of categories holds the row's. */
        SUBSETS,
        /** A test may be whether one of some bits of a word is 0. */
        WORDS,
        /** The same, and each asks for one bit: nodes are those of {@link #byMembers}. */
        MEMBERS
    }

    PlannedTree(FlatTree tree, long[] nodes, int[] entries, Steps steps) {
        this(tree, nodes, 0, nodes.length, entries, steps);
    }

    PlannedTree(FlatTree tree, long[] nodes, int from, int to, int[] entries, Steps steps) {
        this.tree = tree;
        this.from = from;
        this.to = to;
        this.steps = steps;
        this.nodes = nodes;
        this.entries = entries;
    }

    /** A tree that cannot be laid out, as it is. */
    static PlannedTree asItIs(FlatTree tree, Schema schema) {
        return new PlannedTree(tree, new long[0], new int[EncodedRows.groups(schema)], Steps.NUMBERS);
    }

    boolean isAsItIs() {
        return nodes.length == 0;
    }

    /** The value of the leaf that a walk has come to; of a tree as it is, by the number that {@link #leafAsItIs} gives. */
    double leafValue(int reached) {
        return tree.leafValues[isAsItIs() ? reached : key(nodes[reached])];
    }

    /** The number of the value of the leaf that a row ends in, on the tree as it is. */
    int leafAsItIs(int[] codes, int offset) {
        return NodeCodec.operand(tree.nodes[tree.leafOf(codes, offset)]);
    }

    /** Where a node sends a row with this code in the column that it tests. */
    static boolean goesRight(long bits, int code, boolean byWords, long[] sets) {
        if (byWords && isSet(bits)) {
            return (~code & key(bits)) != 0;
        }
        return isSet(bits) ? held(sets[key(bits) + (code >>> 6)], code) != 0 : code > key(bits);
    }

    /** 1 if a word of a set holds the row's category, or else 0. */
    private static long held(long word, int code) {
        return word >>> code & 1;
    }

    /** The comparison of {@link #goesRight} as arithmetic, 1 or 0: without a jump, which rows of a batch would miss half the time. */
    private static int above(long bits, int code) {
        return (int) (((bits >> 32) - code) >>> 63);
    }

    static long split(int children, int column, int key) {
        return (long) key << 32 | (long) children << CHILDREN_SHIFT | column;
    }

    /** The same test with other children. */
    static long withChildren(long bits, int children) {
        return bits & ~(0xFFFFFFL << CHILDREN_SHIFT) | (long) children << CHILDREN_SHIFT;
    }

    /** The same node among others, so many places further on. Not of a tree by members. */
    static long moved(long bits, int by) {
        return withChildren(bits, children(bits) + by & MOST_NODES - 1);
    }

    static long setSplit(int children, int column, int words) {
        return split(children, column, words) | SET;
    }

    static long leaf(int node, int leafColumn, int value) {
        return split(node - 1, leafColumn, value);
    }

    static int column(long bits) {
        return (int) bits & COLUMN;
    }

    static int key(long bits) {
        return (int) (bits >> 32);
    }

    static int children(long bits) {
        return (int) bits >>> CHILDREN_SHIFT;
    }

    /** 1 for a split, 0 for a leaf. */
    static int isSplit(long bits, int leafColumn) {
        int difference = column(bits) ^ leafColumn;
        return -difference >>> 31;
    }

    static boolean isSet(long bits) {
        return (bits & SET) != 0;
    }

    /**
     * One step of a batch from a node without a set, without a jump. The length of {@code codes} must be a power of two:
     * then the index needs no check.
     */
    static int step(long bits, int[] codes, int offset) {
        return children(bits) + above(bits, codes[offset + column(bits) & codes.length - 1]);
    }

    /** The same in a tree with sets, of which there is at least one word: both tests, of which the other is masked out. */
    static int step(long bits, int[] codes, int offset, long[] sets) {
        int code = codes[offset + column(bits) & codes.length - 1];
        int set = (int) bits >>> SET_SHIFT & 1;
        int held = (int) held(sets[key(bits) + (code >>> 6) & -set], code) & set;
        return children(bits) + (held | above(bits, code) & ~set);
    }

    /** The same in a tree by words: both tests, of which the other is masked out. */
    static int stepByWords(long bits, int[] codes, int offset) {
        long code = codes[offset + column(bits) & codes.length - 1];
        long key = bits >> 32;
        long word = -(bits >>> SET_SHIFT & 1);
        long asked = (code ^ word) & (key | ~word); // of a word the bits that are 0, all of a number
        return children(bits)
                + (int) (((key & ~word) - asked | asked & word) >>> 63); // of the bits the highest is a sign
    }

    /**
     * The same in a tree by members: one test for both. A number is above its key if key minus number is negative. Where the
     * key is -1, the difference has a one for each bit of the word that is 0, and the bit that is asked for is shifted to
     * where the sign stands.
     */
    static int stepByMembers(long bits, int[] codes, int offset) {
        int code = codes[offset + column(bits) & codes.length - 1];
        return ((int) bits >>> MEMBERS_CHILDREN_SHIFT) + (int) ((bits >> 32) - code << (bits >>> SET_SHIFT) >>> 63);
    }

    /**
     * A node of a tree by words, which asks for one bit at most, as one of a tree by members: bits 7 … 12 say how far the
     * difference is shifted (0 for a number), and bits 13 … 31 where the children stand.
     */
    static long byMembers(long bits) {
        long key = isSet(bits) ? -1 : key(bits);
        int shift = isSet(bits) ? 63 - Integer.numberOfTrailingZeros(key(bits)) : 0;
        return key << 32 | (long) children(bits) << MEMBERS_CHILDREN_SHIFT | shift << SET_SHIFT | column(bits);
    }
}
