package backbeat.tree;

import backbeat.table.Schema;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Lays a tree out as a {@link PlannedTree}: first the whole tree, then for each category a part with its upper nodes, as
 * they look when the category is known. A part ends where fewer than {@value #FEWEST_ROWS} training rows came by; there its
 * nodes are copies that lead on into the tree. All parts together have at most {@value #MOST_IN_PARTS} times the nodes of the
 * tree: where there would be more, they end earlier.
 */
final class TreePlanner {
    private static final int FEWEST_ROWS = 256;
    private static final int MOST_IN_PARTS = 2;

    private final FlatTree tree;
    private final Schema schema;
    private final RowLayout layout;
    private final int columnMask;
    private final int groupColumn;
    /** By node of the tree: the training rows that came by. */
    private final int[] rows;
    /** By node of the tree: where it stands in the plan. */
    private final int[] placeOf;
    /** Pairs of a place and the node of the tree that is to be written there. */
    private final IntArrayList waiting = new IntArrayList();

    private long[] nodes;
    /** Place 0 stays free: the "children" of a leaf stand before it. */
    private int size = 1;

    TreePlanner(FlatTree tree, Schema schema) {
        this.tree = tree;
        this.schema = schema;
        this.layout = new RowLayout(schema);
        this.columnMask = NodeCodec.columnMask(tree.skipShift);
        this.groupColumn = EncodedRows.groupColumn(schema);
        this.rows = rowsBelow(tree);
        this.placeOf = new int[tree.size()];
        this.nodes = new long[4 * tree.size()];
    }

    PlannedTree plan() {
        int root = take(1);
        writeTree(root);
        int[] entries = new int[EncodedRows.groups(schema)];
        Arrays.fill(entries, root);
        int end = size;
        if (groupColumn >= 0 && entries.length <= tree.size()) {
            long fewest = FEWEST_ROWS;
            while (!writeParts(entries, fewest, end + MOST_IN_PARTS * tree.size())) {
                fewest *= 2;
                size = end;
            }
        }
        return new PlannedTree(tree, Arrays.copyOf(nodes, size), entries);
    }

    private static int[] rowsBelow(FlatTree tree) {
        int[] rows = new int[tree.size()];
        for (int node = rows.length - 1; node >= 0; node--) {
            rows[node] = tree.isLeaf(node)
                    ? tree.negatives(node) + tree.positives(node)
                    : rows[node + 1] + rows[node + 1 + NodeCodec.skip(tree.nodes[node], tree.skipShift)];
        }
        return rows;
    }

    private int take(int count) {
        size += count;
        if (size > nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.max(size, 2 * nodes.length));
        }
        return size - count;
    }

    private void await(int place, int node) {
        waiting.add(place);
        waiting.add(node);
    }

    private void writeTree(int root) {
        IntArrayList twins = new IntArrayList(); // pairs of a node and the place of its copy
        await(root, 0);
        while (!waiting.isEmpty()) {
            int node = waiting.popInt();
            int place = waiting.popInt();
            placeOf[node] = place;
            long bits = tree.nodes[node];
            if (NodeCodec.isLeaf(bits)) {
                nodes[place] = PlannedTree.leaf(place, layout.leafColumn, NodeCodec.operand(bits));
            } else if (isOneStep(bits)) {
                int children = take(2);
                nodes[place] = split(bits, children);
                await(children + 1, tree.right(node));
                await(children, node + 1);
            } else {
                writeTwoSteps(place, node, twins);
            }
        }
        for (int i = 0; i < twins.size(); i += 2) {
            copy(twins.getInt(i), twins.getInt(i + 1));
        }
    }

    /** Writes "is it this category?" as "is it below?" and, if not, "is it above?". */
    private void writeTwoSteps(int place, int node, IntArrayList twins) {
        long bits = tree.nodes[node];
        int column = NodeCodec.column(bits, columnMask);
        int category = NodeCodec.operand(bits);
        int below = take(4);
        int fromHereOn = below + 2;
        nodes[place] = PlannedTree.split(below, column, category - 1);
        nodes[below + 1] = PlannedTree.split(fromHereOn, column, category);
        twins.add(node + 1);
        twins.add(fromHereOn + 1);
        await(fromHereOn, tree.right(node));
        await(below, node + 1);
    }

    private boolean isOneStep(long bits) {
        return NodeCodec.isNumeric(bits)
                || NodeCodec.isSubset(bits)
                || layout.flag(NodeCodec.column(bits, columnMask), 0) >= 0;
    }

    /** A node of the tree whose test takes one step. */
    private long split(long bits, int children) {
        int column = NodeCodec.column(bits, columnMask);
        int operand = NodeCodec.operand(bits);
        if (NodeCodec.isNumeric(bits)) {
            return PlannedTree.split(children, column, operand - 1);
        }
        return NodeCodec.isSubset(bits)
                ? PlannedTree.setSplit(children, column, operand)
                : PlannedTree.split(children, layout.flag(column, operand), 0);
    }

    /** Writes a node that stands in the plan already to another place. */
    private void copy(int node, int place) {
        long bits = nodes[placeOf[node]];
        nodes[place] = tree.isLeaf(node) ? PlannedTree.leaf(place, layout.leafColumn, PlannedTree.key(bits)) : bits;
    }

    /** Writes the parts of all categories, or returns false when they do not fit. */
    private boolean writeParts(int[] entries, long fewest, int limit) {
        for (int category = 0; category < entries.length; category++) {
            entries[category] = take(1);
            waiting.clear();
            await(entries[category], decided(0, category));
            while (!waiting.isEmpty()) {
                int node = waiting.popInt();
                int place = waiting.popInt();
                long bits = tree.nodes[node];
                if (NodeCodec.isLeaf(bits) || rows[node] < fewest || !isOneStep(bits)) {
                    copy(node, place);
                    continue;
                }
                if (size + 2 > limit) {
                    return false;
                }
                int children = take(2);
                nodes[place] = split(bits, children);
                await(children + 1, decided(tree.right(node), category));
                await(children, decided(node + 1, category));
            }
        }
        return true;
    }

    /** The first node from here on that asks for something else than the category. */
    private int decided(int start, int category) {
        int node = start;
        long bits = tree.nodes[node];
        while (NodeCodec.column(bits, columnMask) == groupColumn) {
            node += 1 + (tree.rightOf(bits, category) ? NodeCodec.skip(bits, tree.skipShift) : 0);
            bits = tree.nodes[node];
        }
        return node;
    }
}
