package backbeat.tree;

import java.util.Arrays;

/**
 * Takes many rows through a tree at once, as growing it did: the rows at a node are a range of an array, and a split moves
 * those that go right behind those that go left. Scratch memory of one worker: 8 bytes a row.
 *
 * <p>A fully grown one-hot tree on 72,000 rows is 44 steps deep on average, of which 30 ask for one category of one column.
 * Row by row that is a chain of 44 dependent loads and guesses. Here the node's test is decoded once for all of its rows,
 * the rows' values are read independently of each other, nodes are read in the order in which they are stored, and most of
 * the 30 steps cost next to nothing: rows are kept in groups of equal category ({@link EncodedRows#order}; divisions keep
 * the order), so that the rows of one category are a range to be found by binary search and moved as a block.
 */
public final class TreeWalker {
    /** In ranges up to this length all rows are compared: cheaper than mispredicted halving. */
    private static final int SHORT = 8;

    private final int[] rows;
    private final int[] right;
    private int[] stack = new int[3 * 64];

    /** @param capacity the most rows */
    public TreeWalker(int capacity) {
        rows = new int[capacity];
        right = new int[capacity];
    }

    /**
     * Finds the leaves of all rows.
     *
     * @param values receives the value of each row's leaf
     */
    public void leafValues(FlatTree tree, EncodedRows encoded, double[] values) {
        System.arraycopy(encoded.order, 0, rows, 0, encoded.rows());
        walk(tree, encoded, encoded.rows(), values);
    }

    /**
     * Finds the leaves of the rows that a tree has not seen.
     *
     * @param counts how often the tree has seen each row
     * @param values receives the value of each unseen row's leaf
     */
    public void leafValuesOfUnseen(FlatTree tree, EncodedRows encoded, int[] counts, double[] values) {
        int unseen = 0;
        for (int i = 0; i < encoded.rows(); i++) {
            int row = encoded.order[i];
            rows[unseen] = row;
            unseen += counts[row] == 0 ? 1 : 0;
        }
        walk(tree, encoded, unseen, values);
    }

    private void walk(FlatTree tree, EncodedRows encoded, int count, double[] values) {
        long[] nodes = tree.nodes;
        int columnMask = NodeCodec.columnMask(tree.skipShift);
        if (count == 0) {
            return;
        }
        int waiting = 0;
        int node = 0;
        int from = 0;
        int to = count;
        while (true) {
            long bits = nodes[node];
            if (to - from == 1) {
                values[rows[from]] = alone(tree, encoded, rows[from], node);
                if (waiting == 0) {
                    return;
                }
                node = stack[--waiting];
                to = stack[--waiting];
                from = stack[--waiting];
                continue;
            }
            if (NodeCodec.isLeaf(bits)) {
                deliver(from, to, tree.leafValues[NodeCodec.operand(bits)], values);
                if (waiting == 0) {
                    return;
                }
                node = stack[--waiting];
                to = stack[--waiting];
                from = stack[--waiting];
                continue;
            }
            int column = NodeCodec.column(bits, columnMask);
            int middle = divide(tree, bits, encoded.columns[column], column == encoded.groupColumn, from, to);
            if (middle == from) {
                node += 1 + NodeCodec.skip(bits, tree.skipShift);
                continue;
            }
            if (middle < to) {
                if (waiting + 3 > stack.length) {
                    stack = Arrays.copyOf(stack, 2 * stack.length);
                }
                stack[waiting++] = middle;
                stack[waiting++] = to;
                stack[waiting++] = node + 1 + NodeCodec.skip(bits, tree.skipShift);
            }
            node++;
            to = middle;
        }
    }

    /** The value of the leaf that one row ends in. */
    private static double alone(FlatTree tree, EncodedRows encoded, int row, int start) {
        long[] nodes = tree.nodes;
        int columnMask = NodeCodec.columnMask(tree.skipShift);
        int node = start;
        long bits = nodes[node];
        while (!NodeCodec.isLeaf(bits)) {
            int code = encoded.columns[NodeCodec.column(bits, columnMask)][row];
            node += 1 + (tree.rightOf(bits, code) ? NodeCodec.skip(bits, tree.skipShift) : 0);
            bits = nodes[node];
        }
        return tree.leafValues[NodeCodec.operand(bits)];
    }

    private void deliver(int from, int to, double value, double[] values) {
        for (int i = from; i < to; i++) {
            values[rows[i]] = value;
        }
    }

    /** Moves the rows that go right behind the others, keeping the order on both sides; returns where they begin. */
    private int divide(FlatTree tree, long bits, int[] codes, boolean grouped, int from, int to) {
        int operand = NodeCodec.operand(bits);
        if (NodeCodec.isNumeric(bits)) {
            return divideBelow(codes, operand, from, to);
        }
        if (NodeCodec.isSubset(bits)) {
            return divideBySubset(tree.subsets, operand, codes, from, to);
        }
        return grouped ? moveGroup(codes, operand, from, to) : divideByCategory(codes, operand, from, to);
    }

    /** Both sides are written for each row, and one of them advances: no branch depends on the data. */
    private int divideBelow(int[] codes, int operand, int from, int to) {
        int[] rows = this.rows;
        int[] right = this.right;
        int middle = from;
        int moved = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int left = codes[row] < operand ? 1 : 0;
            rows[middle] = row;
            right[moved] = row;
            middle += left;
            moved += 1 - left;
        }
        return append(middle, moved);
    }

    private int divideByCategory(int[] codes, int operand, int from, int to) {
        int middle = from;
        int moved = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int left = codes[row] != operand ? 1 : 0;
            rows[middle] = row;
            right[moved] = row;
            middle += left;
            moved += 1 - left;
        }
        return append(middle, moved);
    }

    private int divideBySubset(long[] subsets, int operand, int[] codes, int from, int to) {
        int middle = from;
        int moved = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int code = codes[row];
            int left = (int) (~(subsets[operand + (code >>> 6)] >>> code) & 1);
            rows[middle] = row;
            right[moved] = row;
            middle += left;
            moved += 1 - left;
        }
        return append(middle, moved);
    }

    private int append(int middle, int moved) {
        for (int i = 0; i < moved; i++) {
            rows[middle + i] = right[i];
        }
        return middle;
    }

    /** The rows of one group are a range: it is found by halving and goes to the end as a block. */
    private int moveGroup(int[] codes, int group, int from, int to) {
        int first = from;
        int length = to - from;
        while (length > SHORT) {
            int half = length >>> 1;
            first += codes[rows[first + half - 1]] < group ? half : 0;
            length -= half;
        }
        int below = 0;
        int upTo = 0;
        for (int i = first; i < first + length; i++) {
            int code = codes[rows[i]];
            below += code < group ? 1 : 0;
            upTo += code <= group ? 1 : 0;
        }
        int end = first + upTo;
        first += below;
        if (first == end) {
            return to;
        }
        while (end < to && codes[rows[end]] == group) {
            end++;
        }
        int size = end - first;
        if (end < to) {
            System.arraycopy(rows, first, right, 0, size);
            System.arraycopy(rows, end, rows, first, to - end);
            System.arraycopy(right, 0, rows, to - size, size);
        }
        return to - size;
    }
}
