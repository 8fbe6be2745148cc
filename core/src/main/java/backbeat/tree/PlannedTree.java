package backbeat.tree;

import backbeat.table.Schema;
import java.util.Arrays;

/**
 * A tree laid out for walking many rows through it: rows of each category enter at a node of their own.
 *
 * <p>In a fully grown one-hot tree on 72,000 tracks two steps of three ask "is it this genre?". For a row whose genre is known
 * these tests are decided. So the upper part of the tree stands here once for each category of the column that has the most
 * of them, without the tests on that column, and a row takes 17 steps in place of 44. A part ends where fewer than
 * {@value #FEWEST_ROWS} training rows came by, and leads on into the tree itself. All parts together have at most as many
 * nodes as the tree: where there would be more, they end earlier.
 *
 * <p>Memory: 8 bytes a node, for at most twice the nodes of the tree. Immutable.
 */
public final class PlannedTree {
    private static final int FEWEST_ROWS = 512;

    final FlatTree tree;
    /** Nodes as in {@link FlatTree}: the parts of the categories, then the tree. */
    final long[] nodes;
    /** Where rows enter, by category; the last entry is that of unseen categories. */
    final int[] entries;

    private final int groupColumn;

    private PlannedTree(FlatTree tree, Schema schema, long[] nodes, int[] entries) {
        this.tree = tree;
        this.nodes = nodes;
        this.entries = entries;
        this.groupColumn = EncodedRows.groupColumn(schema);
    }

    /** The value of the leaf that one encoded row ends in ({@link FlatTree#encode}). */
    public double leafValue(int[] codes, int offset) {
        int columnMask = NodeCodec.columnMask(tree.skipShift);
        int node = entries[groupColumn < 0 ? 0 : codes[offset + groupColumn]];
        long bits = nodes[node];
        while (!NodeCodec.isLeaf(bits)) {
            int code = codes[offset + NodeCodec.column(bits, columnMask)];
            node += 1 + (tree.rightOf(bits, code) ? NodeCodec.skip(bits, tree.skipShift) : 0);
            bits = nodes[node];
        }
        return tree.leafValues[NodeCodec.operand(bits)];
    }

    /** The tree as it is: all rows enter at the root. O(1). */
    public static PlannedTree atRoot(FlatTree tree, Schema schema) {
        return new PlannedTree(tree, schema, tree.nodes, new int[EncodedRows.groups(schema)]);
    }

    /**
     * The tree with entries. O(nodes · tests decided on the way to each), about half a millisecond for 25,000 nodes.
     *
     * @param schema the columns that the tree was grown on
     */
    public static PlannedTree of(FlatTree tree, Schema schema) {
        boolean roomForSkips = 2L * tree.size() <= NodeCodec.maxSkip(tree.skipShift);
        if (EncodedRows.groups(schema) > tree.size() || !roomForSkips) {
            return atRoot(tree, schema);
        }
        Planner planner = new Planner(tree, schema);
        long fewest = FEWEST_ROWS;
        while (!planner.addParts(fewest)) {
            fewest *= 2;
        }
        return new PlannedTree(tree, schema, planner.joined(), planner.entries);
    }

    /** Writes the parts; they have room up to {@code limit}, behind which the tree is thought to begin. */
    private static final class Planner {
        private final FlatTree tree;
        private final int skipShift;
        private final int column;
        private final int limit;
        private final long[] nodes;
        private final int[] entries;
        private final int[] rows;
        /** Pairs: a split of a part whose right side is to come, and the node of the tree that it is to be made from. */
        private int[] waiting = new int[2 * 64];

        private int size;

        Planner(FlatTree tree, Schema schema) {
            this.tree = tree;
            this.skipShift = tree.skipShift;
            this.column = EncodedRows.groupColumn(schema);
            this.limit = tree.size();
            this.nodes = new long[limit];
            this.entries = new int[EncodedRows.groups(schema)];
            this.rows = rowsBelow(tree);
        }

        /** The training rows at every node. */
        private static int[] rowsBelow(FlatTree tree) {
            int[] rows = new int[tree.size()];
            for (int node = rows.length - 1; node >= 0; node--) {
                rows[node] = tree.isLeaf(node)
                        ? tree.negatives(node) + tree.positives(node)
                        : rows[node + 1] + rows[node + 1 + NodeCodec.skip(tree.nodes[node], tree.skipShift)];
            }
            return rows;
        }

        /** Adds the parts of all categories, or returns false when they do not fit. */
        boolean addParts(long fewest) {
            size = 0;
            for (int category = 0; category < entries.length; category++) {
                entries[category] = size;
                if (!addPart(category, fewest)) {
                    return false;
                }
            }
            return true;
        }

        private boolean addPart(int category, long fewest) {
            int depth = 0;
            int node = decided(0, category);
            while (size < limit) {
                long bits = tree.nodes[node];
                if (isSplit(node, fewest)) {
                    if (2 * depth == waiting.length) {
                        waiting = Arrays.copyOf(waiting, 4 * depth);
                    }
                    waiting[2 * depth] = size;
                    waiting[2 * depth + 1] = node + 1 + NodeCodec.skip(bits, skipShift);
                    depth++;
                    nodes[size++] = NodeCodec.withoutSkip(bits, skipShift);
                    node = decided(node + 1, category);
                    continue;
                }
                nodes[size] = NodeCodec.isLeaf(bits) ? bits : jump(size, limit + node);
                size++;
                boolean here = false;
                while (!here) {
                    if (depth == 0) {
                        return true;
                    }
                    depth--;
                    int parent = waiting[2 * depth];
                    node = decided(waiting[2 * depth + 1], category);
                    here = tree.isLeaf(node) || isSplit(node, fewest);
                    nodes[parent] =
                            NodeCodec.withSkip(nodes[parent], (here ? size : limit + node) - parent - 1, skipShift);
                }
            }
            return false;
        }

        private boolean isSplit(int node, long fewest) {
            return rows[node] >= fewest && !tree.isLeaf(node);
        }

        /** A node that always leads right, to {@code target}. */
        private long jump(int from, int target) {
            long always = NodeCodec.split(NodeCodec.NUMERIC, 0, Integer.MIN_VALUE);
            return NodeCodec.withSkip(always, target - from - 1, skipShift);
        }

        /** The first node from here on that asks for something else than the category. */
        private int decided(int start, int category) {
            int columnMask = NodeCodec.columnMask(skipShift);
            int node = start;
            long bits = tree.nodes[node];
            while (NodeCodec.column(bits, columnMask) == column) {
                node += 1 + (tree.rightOf(bits, category) ? NodeCodec.skip(bits, skipShift) : 0);
                bits = tree.nodes[node];
            }
            return node;
        }

        /** The parts and the tree without the room that is left between them. */
        long[] joined() {
            long[] joined = Arrays.copyOf(nodes, size + tree.size());
            System.arraycopy(tree.nodes, 0, joined, size, tree.size());
            long gap = (long) (limit - size) << skipShift;
            for (int node = 0; node < size; node++) {
                if (node + 1 + NodeCodec.skip(joined[node], skipShift) >= limit) {
                    joined[node] -= gap;
                }
            }
            return joined;
        }
    }
}
