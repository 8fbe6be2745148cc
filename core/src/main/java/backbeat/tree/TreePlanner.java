package backbeat.tree;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.tree.PlannedTree.Steps;
import java.util.Arrays;

/**
 * Lays trees out as {@link PlannedTree}s: first the whole tree, then for each category a part with its upper nodes, as they
 * look when the category is known. A part grows level by level. It ends at subtrees of fewer than {@value #FEWEST_NODES}
 * nodes; there its nodes are copies that lead on into the tree. All parts together have at most {@value #MOST_IN_PARTS} times
 * the nodes of the tree, in equal shares: a part that would be larger ends a level earlier. What a part leaves of its share
 * is for those after it.
 *
 * <p>For one worker. Its memory is kept from tree to tree: 52 bytes a node of the largest.
 */
public final class TreePlanner {
    private static final int FEWEST_NODES = 256;
    private static final int MOST_IN_PARTS = 2;
    private static final int ROOT = 1;

    private final Schema schema;
    private final RowLayout layout;
    private final int groups;
    private final int groupColumn;
    /** By column: whether a row's category decides what is asked of it. */
    private final boolean[] known;

    /** By node of the tree that is laid out: where it stands. */
    private int[] placeOf = new int[0];

    private long[] nodes = new long[0];
    /** By place of the whole tree: the nodes of the subtree that begins there. */
    private int[] below = new int[0];

    private int size;
    /** Places whose nodes are copies of others, which are written later: to, from. */
    private int[] copies = new int[0];

    private int copyCount;

    /** @param schema the columns that the trees were grown on */
    public TreePlanner(Schema schema) {
        this.schema = schema;
        this.layout = new RowLayout(schema);
        this.groups = EncodedRows.groups(schema);
        this.groupColumn = EncodedRows.groupColumn(schema);
        this.known = new boolean[layout.width()];
        for (int category = 0; category < known() && groupColumn >= 0; category++) {
            int[] codes = codesOf(category);
            for (int column = 0; column < known.length; column++) {
                known[column] |= codes[column] != 0;
            }
        }
    }

    /** The groups whose rows have a known category, or none: all but that of rows with several. */
    private int known() {
        return EncodedRows.several(schema) < 0 ? groups : groups - 1;
    }

    /** What is known of rows of a category: its code and, where there are zeros and ones or words for it, a one or its bit. */
    private int[] codesOf(int category) {
        int[] codes = new int[layout.width()];
        if (layout.hasWords()) {
            Arrays.fill(codes, layout.word(groupColumn, 0), layout.word(groupColumn, known() - 1) + 1, -1);
            codes[layout.word(groupColumn, category)] = ~(1 << category);
            return codes;
        }
        codes[groupColumn] = category;
        int flag = category < groups - 1 ? layout.flag(groupColumn, category) : -1;
        if (flag >= 0) {
            codes[flag] = 1;
        }
        return codes;
    }

    /**
     * The tree with entries, or the tree as it is if it has too many nodes or columns (4 million, 127). O(nodes · tests
     * decided on the way to each), half a millisecond for 25,000 nodes.
     */
    public PlannedTree plan(FlatTree tree) {
        if (!layout.fits(schema)
                || ((long) steps(tree) + MOST_IN_PARTS) * tree.size() + groups >= PlannedTree.MOST_NODES) {
            return PlannedTree.asItIs(tree, schema);
        }
        makeRoom(tree);
        writeTree(tree);
        int[] entries = new int[groups];
        if (groupColumn >= 0 && groups <= tree.size()) {
            writeParts(tree, entries);
        } else {
            Arrays.fill(entries, ROOT);
        }
        return planned(tree, entries);
    }

    private PlannedTree planned(FlatTree tree, int[] entries) {
        boolean subsets = tree.subsets.length > 0;
        long[] planned = Arrays.copyOf(nodes, size);
        if (!layout.hasWords()) {
            return new PlannedTree(tree, planned, entries, subsets ? Steps.SUBSETS : Steps.NUMBERS);
        }
        if (subsets || size > PlannedTree.MOST_NODES_BY_MEMBERS) {
            return new PlannedTree(tree, planned, entries, Steps.WORDS);
        }
        for (int place = 0; place < size; place++) {
            planned[place] = PlannedTree.byMembers(planned[place]);
        }
        return new PlannedTree(tree, planned, entries, Steps.MEMBERS);
    }

    /** The most steps that stand for a split; each takes two places, and a tree has a split for every two nodes. */
    private int steps(FlatTree tree) {
        if (!layout.hasWords()) {
            return 2;
        }
        int most = 1;
        for (CategoricalColumn column : schema.categorical()) {
            most = tree.subsets.length > 0 ? Math.max(most, column.size() / 32 + 1) : most;
        }
        return most;
    }

    private void makeRoom(FlatTree tree) {
        int places = 2 + (steps(tree) + MOST_IN_PARTS) * tree.size() + groups;
        if (placeOf.length < tree.size()) {
            placeOf = new int[tree.size()];
        }
        if (nodes.length < places) {
            nodes = new long[places];
            below = new int[places];
        }
        copyCount = 0;
    }

    /** In depth-first order, which is that of the tree: where a node stands is known when its turn comes. */
    private void writeTree(FlatTree tree) {
        int columnMask = NodeCodec.columnMask(tree.skipShift);
        size = ROOT; // place 0 stays free: the "children" of a leaf stand before it
        place(0, size++, tree.size());
        int twin = 0;
        for (int node = 0; node < tree.nodes.length; node++) {
            long bits = tree.nodes[node];
            int place = placeOf[node];
            int children = size;
            if (NodeCodec.isLeaf(bits)) {
                nodes[place] = PlannedTree.leaf(place, layout.leafColumn, NodeCodec.operand(bits));
            } else {
                int column = NodeCodec.column(bits, columnMask);
                boolean oneStep = isOneStep(bits, column);
                if (layout.hasWords() && !NodeCodec.isNumeric(bits)) {
                    children = writeWords(tree, place, bits, column);
                    oneStep = true;
                } else if (oneStep) {
                    nodes[place] = split(bits, column, children);
                    size += 2;
                } else {
                    writeTwoSteps(place, column, NodeCodec.operand(bits));
                }
                int left = NodeCodec.skip(bits, tree.skipShift);
                place(node + 1, children, left);
                place(node + 1 + left, children + (oneStep ? 1 : 2), below[place] - 1 - left);
            }
            if (twin > 0) {
                copy(place, twin);
            }
            twin = size == children + 4 ? children + 3 : 0;
        }
        for (int i = 0; i < copyCount; i += 2) {
            copy(copies[i + 1], copies[i]);
        }
    }

    /**
     * Writes a test of categories as tests of words, one after the other where several words have bits that go right: who has
     * a bit of the first goes right, who has none asks the next. Where all but the last send to the right will be copies of
     * the right child.
     *
     * @return where the children stand
     */
    private int writeWords(FlatTree tree, int place, long bits, int column) {
        if (!NodeCodec.isSubset(bits)) {
            int category = NodeCodec.operand(bits);
            nodes[place] = PlannedTree.setSplit(size, layout.word(column, category), 1 << category);
            size += 2;
            return size - 2;
        }
        int first = copyCount;
        int turn = place;
        int categories =
                schema.categorical().get(column - schema.numericCount()).size();
        for (int word = 0; word <= categories >>> 5; word++) {
            int mask = (int) (tree.subsets[NodeCodec.operand(bits) + (word >>> 1)] >>> 32 * (word & 1));
            if (32 * word + 31 > categories) {
                mask &= (2 << (categories & 31)) - 1; // what lies beyond the bit of unseen ones means nothing
            }
            if (mask == 0) {
                continue;
            }
            if (turn < 0) {
                turn = size - 2; // those without a bit of the words before
                below[turn] = below[place];
                addCopy(size - 1);
            }
            nodes[turn] = PlannedTree.setSplit(size, layout.word(column, 32 * word), mask);
            size += 2;
            turn = -1;
        }
        if (turn >= 0) { // nothing goes right
            nodes[turn] = PlannedTree.setSplit(size, layout.word(column, 0), 0);
            size += 2;
        }
        for (int i = first; i < copyCount; i += 2) {
            copies[i + 1] = size - 1;
        }
        return size - 2;
    }

    private void addCopy(int to) {
        if (copyCount + 2 > copies.length) {
            copies = Arrays.copyOf(copies, Math.max(64, 2 * copies.length));
        }
        copies[copyCount] = to;
        copyCount += 2;
    }

    private void place(int node, int place, int nodesBelow) {
        placeOf[node] = place;
        below[place] = nodesBelow;
    }

    /**
     * Writes "is it this category?" as "is it below?" and, if not, "is it above?". The children stand at the first and third of
     * four places; at the last, where those above go, will be a copy of the left one.
     */
    private void writeTwoSteps(int place, int column, int category) {
        nodes[place] = PlannedTree.split(size, column, category - 1);
        nodes[size + 1] = PlannedTree.split(size + 2, column, category);
        below[size + 1] = below[place];
        size += 4;
    }

    private boolean isOneStep(long bits, int column) {
        return NodeCodec.isNumeric(bits) || NodeCodec.isSubset(bits) || layout.flag(column, 0) >= 0;
    }

    /** A node of the tree whose test takes one step. */
    private long split(long bits, int column, int children) {
        int operand = NodeCodec.operand(bits);
        if (NodeCodec.isNumeric(bits)) {
            return PlannedTree.split(children, column, operand - 1);
        }
        return NodeCodec.isSubset(bits)
                ? PlannedTree.setSplit(children, column, operand)
                : PlannedTree.split(children, layout.flag(column, operand), 0);
    }

    /** Writes what stands at a place to another one. */
    private void copy(int from, int to) {
        long bits = nodes[from];
        boolean leaf = PlannedTree.isSplit(bits, layout.leafColumn) == 0;
        nodes[to] = leaf ? PlannedTree.leaf(to, layout.leafColumn, PlannedTree.key(bits)) : bits;
        below[to] = below[from];
    }

    private void writeParts(FlatTree tree, int[] entries) {
        int begin = size;
        long inAll = (long) MOST_IN_PARTS * tree.size();
        entries[groups - 1] = ROOT;
        for (int category = 0; category < known(); category++) {
            entries[category] = size;
            int limit = begin + category + 1 + (int) (inAll * (category + 1) / groups);
            writePart(limit, codesOf(category), tree.subsets);
        }
    }

    /** While a place waits for its turn it holds the place of the whole tree that it is made from. */
    private void writePart(int limit, int[] codes, long[] sets) {
        int turn = size;
        nodes[size++] = undecided(ROOT, codes, sets);
        for (; turn < size; turn++) {
            int from = (int) nodes[turn];
            if (below[from] < FEWEST_NODES || size + 2 > limit) {
                copy(from, turn);
            } else {
                long bits = nodes[from];
                int children = PlannedTree.children(bits);
                nodes[turn] = PlannedTree.withChildren(bits, size);
                nodes[size++] = undecided(children, codes, sets);
                nodes[size++] = undecided(children + 1, codes, sets);
            }
        }
    }

    /** The first place from here on whose test the category does not decide. */
    private int undecided(int start, int[] codes, long[] sets) {
        int place = start;
        long bits = nodes[place];
        while (known[PlannedTree.column(bits)]) {
            place = PlannedTree.children(bits)
                    + (PlannedTree.goesRight(bits, codes[PlannedTree.column(bits)], layout.hasWords(), sets) ? 1 : 0);
            bits = nodes[place];
        }
        return place;
    }
}
