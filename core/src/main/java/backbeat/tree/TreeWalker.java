package backbeat.tree;

/**
 * Takes many rows through a tree at once, a few steps of eight rows at a time.
 *
 * <p>A step is two loads that depend on each other and eight operations without a jump ({@link PlannedTree#step}). One row
 * alone would wait for every load; eight rows in turn keep the processor busy. A row that has reached its leaf stays there
 * until the round of a few steps is over, then only the others go on. Before the first step the tree is read from
 * end to end: streaming it into the cache takes a tenth of the time of fetching its lines one by one as rows happen on them.
 *
 * <p>Rows enter by category ({@link PlannedTree}); those of one category are neighbors in {@link EncodedRows} and share the
 * nodes that they pass first. Scratch memory of one worker: 3 KB.
 */
public final class TreeWalker {
    /** Rows that go together: their codes, 128 bytes a row with 32 columns, stay in the first cache. */
    private static final int TOGETHER = 256;
    /** Steps of the first round, in which few rows arrive. */
    static final int FIRST_STEPS = 14;
    /** Steps of a later round, before rows that have arrived are set aside. */
    static final int STEPS = 5;

    /** By row on the walk: where its codes begin. */
    private final int[] offsets = new int[TOGETHER];
    /** By row on the walk: the node that it has come to. */
    private final int[] reached = new int[TOGETHER];
    /** The rows that have not arrived. */
    private final int[] active = new int[TOGETHER + 7];

    private long streamed;

    /**
     * Finds the leaves of all rows.
     *
     * @param sums the value of each row's leaf is added to the sum at the row's place
     */
    public void addLeafValues(PlannedTree tree, EncodedRows encoded, double[] sums) {
        stream(tree);
        for (int from = 0; from < encoded.rows(); from += TOGETHER) {
            int count = Math.min(TOGETHER, encoded.rows() - from);
            for (int i = 0; i < count; i++) {
                enter(tree, encoded, from + i, i);
            }
            walk(tree, encoded, count);
            for (int i = 0; i < count; i++) {
                sums[from + i] += tree.leafValue(reached[i]);
            }
        }
    }

    /**
     * Finds the leaves of the rows that a tree has not seen.
     *
     * @param counts how often the tree has seen each row of the table
     * @param values receives the value of each unseen row's leaf, by the row's place
     */
    public void leafValuesOfUnseen(PlannedTree tree, EncodedRows encoded, int[] counts, double[] values) {
        int place = 0;
        while (place < encoded.rows()) {
            int count = 0;
            for (; place < encoded.rows() && count < TOGETHER; place++) {
                if (counts[encoded.rowAt(place)] == 0) {
                    enter(tree, encoded, place, count++);
                }
            }
            walk(tree, encoded, count);
            for (int i = 0; i < count; i++) {
                values[offsets[i] >>> encoded.shift] = tree.leafValue(reached[i]);
            }
        }
    }

    private void enter(PlannedTree tree, EncodedRows encoded, int place, int i) {
        offsets[i] = place << encoded.shift;
        reached[i] = tree.entries[encoded.groupAt(place)];
    }

    /** Reads one node of every cache line. */
    private void stream(PlannedTree tree) {
        long[] nodes = tree.nodes;
        long sum = 0;
        for (int node = tree.from; node < tree.to; node += 8) {
            sum += nodes[node];
        }
        streamed = sum; // so that the loop is not removed
    }

    private void walk(PlannedTree tree, EncodedRows encoded, int count) {
        if (tree.isAsItIs()) {
            for (int i = 0; i < count; i++) {
                reached[i] = tree.leafAsItIs(encoded.codes, offsets[i]);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            active[i] = i;
        }
        int left = count;
        for (int steps = FIRST_STEPS; left > 0; steps = STEPS) {
            switch (tree.steps) {
                case NUMBERS -> descend(tree.nodes, encoded.codes, left, steps);
                case SUBSETS -> descendBySets(tree, encoded.codes, left, steps);
                case WORDS -> descendByWords(tree.nodes, encoded.codes, left, steps);
                case MEMBERS -> descendByMembers(tree.nodes, encoded.codes, left, steps);
            }
            left = keepSplits(tree.nodes, encoded.leafColumn(), left);
        }
    }

    /** Keeps the rows that have not arrived at a leaf, and returns how many they are. */
    private int keepSplits(long[] nodes, int leafColumn, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = active[i];
            active[left] = row;
            left += PlannedTree.isSplit(nodes[reached[row]], leafColumn);
        }
        return left;
    }

    /** Takes each row a round further. */
    private void descend(long[] nodes, int[] codes, int count, int steps) {
        int[] active = this.active;
        int[] reached = this.reached;
        for (int i = count; i < count + 7; i++) {
            active[i] = active[count - 1]; // fills the last eight up
        }
        for (int i = 0; i < count; i += 8) {
            int row0 = active[i];
            int row1 = active[i + 1];
            int row2 = active[i + 2];
            int row3 = active[i + 3];
            int row4 = active[i + 4];
            int row5 = active[i + 5];
            int row6 = active[i + 6];
            int row7 = active[i + 7];
            int node0 = reached[row0];
            int node1 = reached[row1];
            int node2 = reached[row2];
            int node3 = reached[row3];
            int node4 = reached[row4];
            int node5 = reached[row5];
            int node6 = reached[row6];
            int node7 = reached[row7];
            int codes0 = offsets[row0];
            int codes1 = offsets[row1];
            int codes2 = offsets[row2];
            int codes3 = offsets[row3];
            int codes4 = offsets[row4];
            int codes5 = offsets[row5];
            int codes6 = offsets[row6];
            int codes7 = offsets[row7];
            for (int step = 0; step < steps; step++) {
                node0 = PlannedTree.step(nodes[node0], codes, codes0);
                node1 = PlannedTree.step(nodes[node1], codes, codes1);
                node2 = PlannedTree.step(nodes[node2], codes, codes2);
                node3 = PlannedTree.step(nodes[node3], codes, codes3);
                node4 = PlannedTree.step(nodes[node4], codes, codes4);
                node5 = PlannedTree.step(nodes[node5], codes, codes5);
                node6 = PlannedTree.step(nodes[node6], codes, codes6);
                node7 = PlannedTree.step(nodes[node7], codes, codes7);
            }
            reached[row0] = node0;
            reached[row1] = node1;
            reached[row2] = node2;
            reached[row3] = node3;
            reached[row4] = node4;
            reached[row5] = node5;
            reached[row6] = node6;
            reached[row7] = node7;
        }
    }

    /** The same for trees by words. */
    private void descendByWords(long[] nodes, int[] codes, int count, int steps) {
        int[] active = this.active;
        int[] reached = this.reached;
        for (int i = count; i < count + 7; i++) {
            active[i] = active[count - 1]; // fills the last eight up
        }
        for (int i = 0; i < count; i += 8) {
            int row0 = active[i];
            int row1 = active[i + 1];
            int row2 = active[i + 2];
            int row3 = active[i + 3];
            int row4 = active[i + 4];
            int row5 = active[i + 5];
            int row6 = active[i + 6];
            int row7 = active[i + 7];
            int node0 = reached[row0];
            int node1 = reached[row1];
            int node2 = reached[row2];
            int node3 = reached[row3];
            int node4 = reached[row4];
            int node5 = reached[row5];
            int node6 = reached[row6];
            int node7 = reached[row7];
            int codes0 = offsets[row0];
            int codes1 = offsets[row1];
            int codes2 = offsets[row2];
            int codes3 = offsets[row3];
            int codes4 = offsets[row4];
            int codes5 = offsets[row5];
            int codes6 = offsets[row6];
            int codes7 = offsets[row7];
            for (int step = 0; step < steps; step++) {
                node0 = PlannedTree.stepByWords(nodes[node0], codes, codes0);
                node1 = PlannedTree.stepByWords(nodes[node1], codes, codes1);
                node2 = PlannedTree.stepByWords(nodes[node2], codes, codes2);
                node3 = PlannedTree.stepByWords(nodes[node3], codes, codes3);
                node4 = PlannedTree.stepByWords(nodes[node4], codes, codes4);
                node5 = PlannedTree.stepByWords(nodes[node5], codes, codes5);
                node6 = PlannedTree.stepByWords(nodes[node6], codes, codes6);
                node7 = PlannedTree.stepByWords(nodes[node7], codes, codes7);
            }
            reached[row0] = node0;
            reached[row1] = node1;
            reached[row2] = node2;
            reached[row3] = node3;
            reached[row4] = node4;
            reached[row5] = node5;
            reached[row6] = node6;
            reached[row7] = node7;
        }
    }

    /** The same for trees by members. */
    private void descendByMembers(long[] nodes, int[] codes, int count, int steps) {
        int[] active = this.active;
        int[] reached = this.reached;
        for (int i = count; i < count + 7; i++) {
            active[i] = active[count - 1]; // fills the last eight up
        }
        for (int i = 0; i < count; i += 8) {
            int row0 = active[i];
            int row1 = active[i + 1];
            int row2 = active[i + 2];
            int row3 = active[i + 3];
            int row4 = active[i + 4];
            int row5 = active[i + 5];
            int row6 = active[i + 6];
            int row7 = active[i + 7];
            int node0 = reached[row0];
            int node1 = reached[row1];
            int node2 = reached[row2];
            int node3 = reached[row3];
            int node4 = reached[row4];
            int node5 = reached[row5];
            int node6 = reached[row6];
            int node7 = reached[row7];
            int codes0 = offsets[row0];
            int codes1 = offsets[row1];
            int codes2 = offsets[row2];
            int codes3 = offsets[row3];
            int codes4 = offsets[row4];
            int codes5 = offsets[row5];
            int codes6 = offsets[row6];
            int codes7 = offsets[row7];
            for (int step = 0; step < steps; step++) {
                node0 = PlannedTree.stepByMembers(nodes[node0], codes, codes0);
                node1 = PlannedTree.stepByMembers(nodes[node1], codes, codes1);
                node2 = PlannedTree.stepByMembers(nodes[node2], codes, codes2);
                node3 = PlannedTree.stepByMembers(nodes[node3], codes, codes3);
                node4 = PlannedTree.stepByMembers(nodes[node4], codes, codes4);
                node5 = PlannedTree.stepByMembers(nodes[node5], codes, codes5);
                node6 = PlannedTree.stepByMembers(nodes[node6], codes, codes6);
                node7 = PlannedTree.stepByMembers(nodes[node7], codes, codes7);
            }
            reached[row0] = node0;
            reached[row1] = node1;
            reached[row2] = node2;
            reached[row3] = node3;
            reached[row4] = node4;
            reached[row5] = node5;
            reached[row6] = node6;
            reached[row7] = node7;
        }
    }

    /** The same for trees with splits on sets of categories, whose steps are longer: four rows in turn. */
    private void descendBySets(PlannedTree tree, int[] codes, int count, int steps) {
        long[] nodes = tree.nodes;
        long[] sets = tree.tree.subsets;
        int[] active = this.active;
        int[] reached = this.reached;
        for (int i = count; i < count + 3; i++) {
            active[i] = active[count - 1]; // fills the last four up
        }
        for (int i = 0; i < count; i += 4) {
            int row0 = active[i];
            int row1 = active[i + 1];
            int row2 = active[i + 2];
            int row3 = active[i + 3];
            int node0 = reached[row0];
            int node1 = reached[row1];
            int node2 = reached[row2];
            int node3 = reached[row3];
            int codes0 = offsets[row0];
            int codes1 = offsets[row1];
            int codes2 = offsets[row2];
            int codes3 = offsets[row3];
            for (int step = 0; step < steps; step++) {
                node0 = PlannedTree.step(nodes[node0], codes, codes0, sets);
                node1 = PlannedTree.step(nodes[node1], codes, codes1, sets);
                node2 = PlannedTree.step(nodes[node2], codes, codes2, sets);
                node3 = PlannedTree.step(nodes[node3], codes, codes3, sets);
            }
            reached[row0] = node0;
            reached[row1] = node1;
            reached[row2] = node2;
            reached[row3] = node3;
        }
    }
}
