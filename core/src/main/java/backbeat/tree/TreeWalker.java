package backbeat.tree;

/**
 * Takes many rows through a tree at once, a few steps of four rows at a time.
 *
 * <p>A step is two loads that depend on each other and a dozen operations without a jump ({@link NodeCodec#next}). One row
 * alone would wait for every load; four rows in turn keep the processor busy. A row that has reached its leaf stays there
 * until the round of a few steps is over, then only the others go on. Before the first step the tree is read from
 * end to end: streaming it into the cache takes a tenth of the time of fetching its lines one by one as rows happen on them.
 *
 * <p>Rows enter by category ({@link PlannedTree}); those of one category are neighbors in {@link EncodedRows} and share the
 * nodes that they pass first. Scratch memory of one worker: 12 KB.
 */
public final class TreeWalker {
    /** Rows that go together: their codes, 64 bytes a row with 15 columns, stay in the first cache. */
    private static final int TOGETHER = 512;
    /** Steps of the first round, in which few rows arrive. */
    private static final int FIRST_STEPS = 12;
    /** Steps of a later round, before rows that have arrived are set aside. */
    private static final int STEPS = 4;

    private static final long PLACE = -1L << 32;

    /** The place in {@link EncodedRows} (high half) and the node (low half) of rows on their way. */
    private final long[] rows = new long[TOGETHER + 3];
    /** The nodes' bits. */
    private final long[] reached = new long[TOGETHER + 3];
    /** The place (high half) and the operand of the leaf (low half) of rows that have arrived. */
    private final long[] arrived = new long[TOGETHER];

    private long streamed;

    /**
     * Finds the leaves of all rows.
     *
     * @param sums the value of each row's leaf is added to the sum at the row's place
     */
    public void addLeafValues(PlannedTree tree, EncodedRows encoded, double[] sums) {
        double[] leafValues = tree.tree.leafValues;
        stream(tree.nodes);
        for (int from = 0; from < encoded.rows(); from += TOGETHER) {
            int count = Math.min(TOGETHER, encoded.rows() - from);
            for (int i = 0; i < count; i++) {
                rows[i] = entry(tree, encoded, from + i);
            }
            walk(tree, encoded, count);
            for (int i = 0; i < count; i++) {
                sums[(int) (arrived[i] >>> 32)] += leafValues[(int) arrived[i]];
            }
        }
    }

    /**
     * Finds the leaves of the rows that a tree has not seen.
     *
     * @param counts how often the tree has seen each row
     * @param values receives the value of each unseen row's leaf, by the row's place
     */
    public void leafValuesOfUnseen(PlannedTree tree, EncodedRows encoded, int[] counts, double[] values) {
        int count = 0;
        for (int place = 0; place < encoded.rows(); place++) {
            if (counts[encoded.rowAt(place)] == 0) {
                rows[count++] = entry(tree, encoded, place);
                if (count == TOGETHER) {
                    walk(tree, encoded, count);
                    deliver(tree, count, values);
                    count = 0;
                }
            }
        }
        walk(tree, encoded, count);
        deliver(tree, count, values);
    }

    private void deliver(PlannedTree tree, int count, double[] values) {
        for (int i = 0; i < count; i++) {
            values[(int) (arrived[i] >>> 32)] = tree.tree.leafValues[(int) arrived[i]];
        }
    }

    private static long entry(PlannedTree tree, EncodedRows encoded, int place) {
        return (long) place << 32 | tree.entries[encoded.groupAt(place)];
    }

    /** Reads one node of every cache line. */
    private void stream(long[] nodes) {
        long sum = 0;
        for (int node = 0; node < nodes.length; node += 8) {
            sum += nodes[node];
        }
        streamed = sum; // so that the loop is not removed
    }

    private void walk(PlannedTree tree, EncodedRows encoded, int count) {
        boolean subsets = tree.tree.subsets.length > 0;
        int there = 0;
        int active = count;
        for (int steps = FIRST_STEPS; active > 0; steps = STEPS) {
            if (subsets) {
                descendBySubsets(tree, encoded, active, steps);
            } else {
                descend(tree.nodes, tree.tree.skipShift, encoded.codes, encoded.shift, active, steps);
            }
            int left = 0;
            for (int i = 0; i < active; i++) {
                long row = rows[i];
                long bits = reached[i];
                int leaf = (int) (bits >> 63);
                arrived[there] = row & PLACE | bits & ~PLACE;
                there -= leaf;
                rows[left] = row;
                left += 1 + leaf;
            }
            active = left;
        }
    }

    /** Takes each row a round further. */
    private void descend(long[] nodes, int skipShift, int[] codes, int shift, int active, int steps) {
        long[] rows = this.rows;
        long[] reached = this.reached;
        int columnMask = NodeCodec.columnMask(skipShift);
        for (int i = active; i < active + 3; i++) {
            rows[i] = rows[active - 1]; // fills the last four up
        }
        for (int i = 0; i < active; i += 4) {
            int node0 = (int) rows[i];
            int node1 = (int) rows[i + 1];
            int node2 = (int) rows[i + 2];
            int node3 = (int) rows[i + 3];
            int codes0 = (int) (rows[i] >>> 32) << shift;
            int codes1 = (int) (rows[i + 1] >>> 32) << shift;
            int codes2 = (int) (rows[i + 2] >>> 32) << shift;
            int codes3 = (int) (rows[i + 3] >>> 32) << shift;
            for (int step = 0; step < steps; step++) {
                node0 = next(nodes, node0, codes, codes0, skipShift, columnMask);
                node1 = next(nodes, node1, codes, codes1, skipShift, columnMask);
                node2 = next(nodes, node2, codes, codes2, skipShift, columnMask);
                node3 = next(nodes, node3, codes, codes3, skipShift, columnMask);
            }
            rows[i] = rows[i] & PLACE | node0;
            rows[i + 1] = rows[i + 1] & PLACE | node1;
            rows[i + 2] = rows[i + 2] & PLACE | node2;
            rows[i + 3] = rows[i + 3] & PLACE | node3;
            reached[i] = nodes[node0];
            reached[i + 1] = nodes[node1];
            reached[i + 2] = nodes[node2];
            reached[i + 3] = nodes[node3];
        }
    }

    private static int next(long[] nodes, int node, int[] codes, int offset, int skipShift, int columnMask) {
        long bits = nodes[node];
        return NodeCodec.next(node, bits, codes[offset + NodeCodec.column(bits, columnMask)], skipShift);
    }

    /** The same for trees with splits on sets of categories, which need one more load: one row after the other. */
    private void descendBySubsets(PlannedTree tree, EncodedRows encoded, int active, int steps) {
        FlatTree flat = tree.tree;
        int columnMask = NodeCodec.columnMask(flat.skipShift);
        for (int i = 0; i < active; i++) {
            int offset = (int) (rows[i] >>> 32) << encoded.shift;
            int node = (int) rows[i];
            long bits = tree.nodes[node];
            for (int step = 0; step < steps && !NodeCodec.isLeaf(bits); step++) {
                int code = encoded.codes[offset + NodeCodec.column(bits, columnMask)];
                node += 1 + (flat.rightOf(bits, code) ? NodeCodec.skip(bits, flat.skipShift) : 0);
                bits = tree.nodes[node];
            }
            rows[i] = rows[i] & PLACE | node;
            reached[i] = bits;
        }
    }
}
