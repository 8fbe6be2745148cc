package backbeat.tree;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/**
 * Reads trees from their bytes ({@link TreeBytes}). Nothing is trusted: whatever the bytes are, the outcome is a sound tree or
 * an {@link IllegalArgumentException} that says what is wrong with which node. For one worker.
 */
public final class TreeReader {
    private final TreeBytes form;
    private final ClassWeights weights;
    private final TreeBytes.Operands operands;
    /** The sizes of subtrees whose parent has not been met. */
    private int[] waiting = new int[64];

    /** Where the reader is, and the end of the tree. */
    private int at;

    private int end;

    TreeReader(TreeBytes form, ClassWeights weights) {
        this.form = form;
        this.weights = weights;
        this.operands = form.operands.copy();
    }

    /**
     * The tree that stands at the begin of an array.
     *
     * @param size  as the file says, after {@link TreeBytes#check}
     * @param bytes the tree's, and {@link TreeBytes#SLACK} more of whatever value
     * @throws IllegalArgumentException if they are no tree's
     */
    public FlatTree read(TreeBytes.Size size, byte[] bytes) {
        this.end = size.bytes();
        long[] nodes = new long[size.nodes()];
        readNodes(bytes, nodes, size.kinds());
        setSkips(nodes);
        long[] counts = readKinds(bytes, size.kinds());
        long[] sets = readSets(bytes, nodes);
        if (at != end) {
            throw new IllegalArgumentException((end - at) + " bytes are left over");
        }
        return FlatTree.of(nodes, form.skipShift, sets, counts, weights);
    }

    /** Every node without its skip. The numbers of kinds must rise by one where a kind is new. */
    private void readNodes(byte[] bytes, long[] nodes, int kinds) {
        operands.setKinds(kinds);
        long[] node = operands.node;
        int[] width = operands.width;
        int[] mask = operands.mask;
        int[] least = operands.least;
        int[] range = operands.range;
        int[] numeric = operands.numeric;
        int testWidth = form.testWidth;
        int testMask = TreeBytes.mask(testWidth);
        int next = nodes.length * testWidth;
        int seen = 0;
        for (int n = 0; n < nodes.length; n++) {
            int test = (int) TreeBytes.INT.get(bytes, n * testWidth) & testMask;
            if (test < 0 || test >= node.length) {
                throw wrong(n, "there is no test " + Integer.toUnsignedString(test));
            }
            int stored = (int) TreeBytes.INT.get(bytes, next) & mask[test];
            next += width[test];
            int number = numeric[test];
            int operand =
                    (stored ^ (stored >> 31 & number & Integer.MAX_VALUE)) - number; // as NodeCodec.sortKey, plus 1
            if (Integer.compareUnsigned(operand - least[test], range[test]) > 0
                    | next > end
                    | (operand | ~number) == 0) { // -0, which is to be written as 0
                throw wrong(n, test, stored, next);
            }
            if ((operand ^ seen | test) == 0) {
                range[0] = Math.min(++seen, kinds - 1);
            }
            nodes[n] = node[test] | operand & 0xFFFFFFFFL;
        }
        if (seen != kinds) {
            throw new IllegalArgumentException("leaves are of " + seen + " kinds, not of " + kinds);
        }
        at = next;
    }

    private IllegalArgumentException wrong(int node, int test, int stored, int next) {
        if (next > end) {
            return wrong(node, "the operands are cut off");
        }
        if (operands.numeric[test] != 0) {
            return wrong(node, "threshold is " + Float.intBitsToFloat(stored));
        }
        return wrong(node, (test == 0 ? "kind of leaf is " : "category is ") + Integer.toUnsignedString(stored));
    }

    private static IllegalArgumentException wrong(int node, String message) {
        return new IllegalArgumentException("node " + node + ": " + message);
    }

    /**
     * From the last node to the first: a split's left subtree is the one met last, its right subtree the one before. Of
     * the subtrees that wait the last is in {@code top}; below the first lie zeros, which no split may take.
     */
    private void setSkips(long[] nodes) {
        int room = nodes.length / 2 + 3;
        if (waiting.length < room) {
            waiting = new int[Math.max(room, 2 * waiting.length)];
        }
        int[] waiting = this.waiting;
        int skipShift = form.skipShift;
        int most = (int) Math.min(Integer.MAX_VALUE, NodeCodec.maxSkip(skipShift));
        waiting[0] = 0;
        int size = 1;
        int top = 0;
        for (int n = nodes.length - 1; n >= 0; n--) {
            long bits = nodes[n];
            int split = ~(int) (bits >> 63); // all ones, for a leaf 0
            int left = top & split;
            int right = waiting[size - 1] & split;
            waiting[size] = top;
            nodes[n] = bits | (long) left << skipShift;
            top = 1 + left + right;
            size += 1 + 2 * split;
            if (size < 2 | size == room | left > most) {
                throw wrong(
                        n, left > most ? "more than " + most + " nodes under one branch" : "the nodes are no tree's");
            }
        }
        if (size != 2) {
            throw new IllegalArgumentException("the nodes are those of " + (size - 1) + " trees");
        }
    }

    /** Positives in the high half, negatives in the low one. */
    private long[] readKinds(byte[] bytes, int kinds) {
        long[] counts = new long[kinds];
        LongOpenHashSet distinct = new LongOpenHashSet(kinds);
        for (int kind = 0; kind < kinds; kind++) {
            long negatives = varint(bytes);
            long positives = varint(bytes);
            counts[kind] = positives << 32 | negatives;
            if (counts[kind] == 0 || !distinct.add(counts[kind])) {
                throw new IllegalArgumentException(
                        counts[kind] == 0 ? "a leaf has no rows" : "kind " + kind + " of leaves is there twice");
            }
        }
        return counts;
    }

    private int varint(byte[] bytes) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= end) {
                throw new IllegalArgumentException("the rows of leaves are cut off");
            }
            int next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (value > Integer.MAX_VALUE || next == 0 && shift > 0) {
                    break;
                }
                return (int) value;
            }
        }
        throw new IllegalArgumentException("the rows of a leaf are no number in its shortest form");
    }

    /** The words of all sets, and to each split where its own begin. */
    private long[] readSets(byte[] bytes, long[] nodes) {
        if (at == end) {
            return requireNone(nodes);
        }
        int columnMask = NodeCodec.columnMask(form.skipShift);
        long[] words = new long[64];
        int count = 0;
        for (int n = 0; n < nodes.length; n++) {
            if (NodeCodec.isSubset(nodes[n])) {
                int column = NodeCodec.column(nodes[n], columnMask);
                int length = form.setBytes(column);
                if (length > end - at) {
                    throw wrong(n, "the sets are cut off");
                }
                if ((bytes[at + length - 1] & 0xff) >> form.categories(column) % 8 > 1) {
                    throw wrong(n, "a set names categories that there are not");
                }
                int begin = count;
                count += (form.categories(column) >> 6) + 1;
                if (count > words.length) {
                    words = Arrays.copyOf(words, Math.max(count, 2 * words.length));
                }
                for (int i = 0; i < length; i++) {
                    words[begin + i / 8] |= (bytes[at + i] & 0xffL) << 8 * (i % 8);
                }
                at += length;
                nodes[n] |= begin;
            }
        }
        return Arrays.copyOf(words, count);
    }

    private static long[] requireNone(long[] nodes) {
        for (int n = 0; n < nodes.length; n++) {
            if (NodeCodec.isSubset(nodes[n])) {
                throw wrong(n, "the sets are cut off");
            }
        }
        return new long[0];
    }
}
