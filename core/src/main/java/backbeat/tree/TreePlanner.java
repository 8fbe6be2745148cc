package backbeat.tree;

import backbeat.table.Schema;
import backbeat.tree.PlannedTree.Steps;
import java.util.Arrays;

/**
 * Lays trees out as {@link PlannedTree}s: first the whole tree, then for each category a part with its upper nodes, as they
 * look when the category is known. A part grows level by level. It ends at subtrees of fewer than {@value #FEWEST_NODES}
 * nodes; there its nodes are copies that lead on into the tree. All parts together have at most {@value #MOST_IN_PARTS} times
 * the nodes of the tree, one half for the first and the other in equal shares: a part that would be larger ends a level
 * earlier. What a part leaves of its share is for those after it.
 *
 * <p>What looks the same stands once: leaves of the same values side by side ({@link LeafPairs}), and what parts have in common
 * ({@link UpperPairs}). A row alone waits for memory, and the plan of a one-hot tree
 * is a third to a half of what it would be.
 *
 * <p>For one worker. Its memory is kept from tree to tree: 68 bytes a node of the largest, more where columns hold sets.
 */
public final class TreePlanner {
    private static final int FEWEST_NODES = 256;
    private static final int MOST_IN_PARTS = 2;
    private static final int ROOT = 1;

    private final Schema schema;
    private final RowLayout layout;
    private final PlannedSteps steps;
    private final int groups;
    private final int groupColumn;
    private final KnownCodes known;

    /** By node of the tree that is laid out: where it stands. */
    private int[] placeOf = new int[0];

    private long[] nodes = new long[0];
    /** By place of the whole tree: the nodes of the subtree that begins there. */
    private int[] below = new int[0];

    private int size;
    /** Places whose nodes are copies of others, which are written later: to, from. */
    private int[] copies = new int[0];

    private int copyCount;
    /** Where the left child of a test of two steps stands once more, until it is written; or 0. */
    private int twin;

    private int columnMask;
    private final LeafPairs leafPairs = new LeafPairs();
    private final UpperPairs pairs = new UpperPairs();

    /** @param schema the columns that the trees were grown on */
    public TreePlanner(Schema schema) {
        this.schema = schema;
        this.layout = new RowLayout(schema);
        this.steps = new PlannedSteps(schema, layout);
        this.groups = EncodedRows.groups(schema);
        this.groupColumn = EncodedRows.groupColumn(schema);
        this.known = new KnownCodes(schema, layout);
    }

    /**
     * The tree with entries, or the tree as it is if it has too many nodes or columns (4 million, 127). O(nodes · tests
     * decided on the way to each), half a millisecond for 25,000 nodes.
     */
    public PlannedTree plan(FlatTree tree) {
        if (!layout.fits(schema)
                || ((long) steps.mostSteps(tree) + MOST_IN_PARTS) * tree.size() + groups >= PlannedTree.MOST_NODES) {
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

    private void makeRoom(FlatTree tree) {
        int inTree = 2 + steps.mostSteps(tree) * tree.size();
        int places = inTree + MOST_IN_PARTS * tree.size() + groups;
        if (placeOf.length < tree.size()) {
            placeOf = new int[tree.size()];
        }
        if (nodes.length < places) {
            nodes = new long[places];
        }
        if (below.length < inTree) {
            below = new int[inTree];
        }
        copyCount = 0;
        columnMask = NodeCodec.columnMask(tree.skipShift);
        leafPairs.begin(tree.leafValues);
        pairs.begin(inTree, groups);
    }

    /** In depth-first order, which is that of the tree: where a node stands is known when its turn comes. */
    private void writeTree(FlatTree tree) {
        size = ROOT; // place 0 stays free: the "children" of a leaf stand before it
        place(0, size++, tree.size());
        twin = 0;
        int node = 0;
        while (node < tree.nodes.length) {
            int place = placeOf[node];
            int copyOfThis = twin;
            twin = 0;
            long bits = tree.nodes[node];
            if (NodeCodec.isLeaf(bits)) {
                nodes[place] = PlannedTree.leaf(place, layout.leafColumn, NodeCodec.operand(bits));
                node++;
            } else {
                node = writeSplit(tree, node, place, NodeCodec.column(bits, columnMask));
            }
            if (copyOfThis > 0) {
                copyInTree(place, copyOfThis);
            }
        }
        for (int i = 0; i < copyCount; i += 2) {
            copyInTree(copies[i + 1], copies[i]);
        }
    }

    /** @return the next node to write: the left child, or what follows two leaves */
    private int writeSplit(FlatTree tree, int node, int place, int column) {
        long bits = tree.nodes[node];
        int left = NodeCodec.skip(bits, tree.skipShift);
        boolean oneStep = steps.isOneStep(bits, column);
        if (column == groupColumn) {
            addTest(bits, place);
        }
        if (oneStep && below[place] == 3) {
            nodes[place] = steps.step(bits, column, leaves(tree, node + 1));
            return node + 3;
        }
        int children = size;
        if (oneStep) {
            nodes[place] = steps.step(bits, column, children);
            addPair(place, children, column);
            size += 2;
        } else if (layout.hasWords()) {
            children = writeWords(tree, place, bits, column);
        } else {
            writeTwoSteps(place, column, NodeCodec.operand(bits));
        }
        int right = twin > 0 ? children + 2 : children + 1;
        place(node + 1, children, left);
        place(node + 1 + left, right, below[place] - 1 - left);
        return node + 1;
    }

    private void addTest(long bits, int place) {
        if (NodeCodec.isSubset(bits)) {
            pairs.keepApart();
        } else {
            pairs.addTest(place, NodeCodec.operand(bits));
        }
    }

    private void addPair(int place, int children, int column) {
        if (column == groupColumn) {
            pairs.addDecided(place, children);
        } else {
            pairs.addLevel(place, children, below[place] >= FEWEST_NODES);
        }
    }

    /** Where the two leaves from a node on stand side by side: for most, others with their values have been written. */
    private int leaves(FlatTree tree, int node) {
        int left = NodeCodec.operand(tree.nodes[node]);
        int right = NodeCodec.operand(tree.nodes[node + 1]);
        int written = leafPairs.find(left, right, size);
        if (written == size) {
            below[size] = 1;
            below[size + 1] = 1;
            nodes[size] = PlannedTree.leaf(size, layout.leafColumn, left);
            nodes[size + 1] = PlannedTree.leaf(size + 1, layout.leafColumn, right);
            size += 2;
        }
        return written;
    }

    /**
     * Writes a test of a set of categories as tests of words, one after the other where several words have bits that go right:
     * who has a bit of the first goes right, who has none asks the next. Where all but the last send to the right will be
     * copies of the right child.
     *
     * @return where the children stand
     */
    private int writeWords(FlatTree tree, int place, long bits, int column) {
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
            addPair(turn, size, column);
            size += 2;
            turn = -1;
        }
        if (turn >= 0) { // nothing goes right
            nodes[turn] = PlannedTree.setSplit(size, layout.word(column, 0), 0);
            addPair(turn, size, column);
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
        addPair(place, size, column);
        if (column == groupColumn) {
            pairs.addDecided(size + 1, size + 2);
        } else {
            pairs.addSecondStep(size + 1, size + 2);
        }
        twin = size + 3;
        size += 4;
    }

    private void copyInTree(int from, int to) {
        copy(from, to);
        below[to] = below[from];
    }

    /** Writes what stands at a place to another one. */
    private void copy(int from, int to) {
        long bits = nodes[from];
        boolean leaf = PlannedTree.isSplit(bits, layout.leafColumn) == 0;
        nodes[to] = leaf ? PlannedTree.leaf(to, layout.leafColumn, PlannedTree.key(bits)) : bits;
    }

    /** The part of those that are unseen comes first: most of what others have in common with each other stands there. */
    private void writeParts(FlatTree tree, int[] entries) {
        int begin = size;
        long inAll = (long) MOST_IN_PARTS * tree.size();
        entries[groups - 1] = ROOT;
        for (int category = known.categories() - 1, parts = 1; category >= 0; category--, parts++) {
            entries[category] = size;
            int limit = begin + parts + (int) (inAll / 2 + inAll / 2 * parts / groups);
            pairs.beginPart(category);
            writePart(limit, known.of(category), tree.subsets);
        }
    }

    /** While a place waits for its turn it holds the place of the whole tree that it is made from. */
    private void writePart(int limit, int[] codes, long[] sets) {
        int turn = size;
        nodes[size++] = undecided(ROOT, codes, sets);
        for (; turn < size; turn++) {
            int from = (int) nodes[turn];
            long bits = nodes[from];
            int children = PlannedTree.children(bits);
            if (below[from] < FEWEST_NODES || pairs.endAbove(children)) {
                copy(from, turn);
                continue;
            }
            int written = pairs.written(children);
            if (written > 0) {
                nodes[turn] = PlannedTree.withChildren(bits, written);
            } else if (size + 2 > limit) {
                copy(from, turn);
            } else {
                pairs.write(children, size);
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
        while (known.decide(PlannedTree.column(bits))) {
            place = PlannedTree.children(bits)
                    + (PlannedTree.goesRight(bits, codes[PlannedTree.column(bits)], layout.hasWords(), sets) ? 1 : 0);
            bits = nodes[place];
        }
        return place;
    }
}
