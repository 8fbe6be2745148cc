package backbeat.tree;

import backbeat.parallel.Workers;
import backbeat.tree.PlannedTree.Steps;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays planned trees end to end in one array, as many as nodes can name: a row that goes through eight of them at a time
 * ({@link RowWalker}) has one array to look into.
 */
public final class TreesInLine {
    private TreesInLine() {}

    /**
     * The same trees in the same order; those whose tests are all of numbers in one array while it has no more nodes than a
     * node's bits can name. O(nodes).
     */
    public static List<PlannedTree> of(List<PlannedTree> trees, Workers workers) {
        return of(trees, PlannedTree.MOST_NODES, workers);
    }

    static List<PlannedTree> of(List<PlannedTree> trees, int mostNodes, Workers workers) {
        List<PlannedTree> inLine = new ArrayList<>(trees.size());
        for (int from = 0, to; from < trees.size(); from = to) {
            to = from + 1;
            int nodes = trees.get(from).nodes.length;
            while (to < trees.size()
                    && fits(trees.get(from))
                    && fits(trees.get(to))
                    && nodes + trees.get(to).nodes.length <= mostNodes) {
                nodes += trees.get(to++).nodes.length;
            }
            inLine.addAll(to - from > 1 ? line(trees.subList(from, to), nodes, workers) : trees.subList(from, to));
        }
        return inLine;
    }

    private static boolean fits(PlannedTree tree) {
        return tree.steps == Steps.NUMBERS && !tree.isAsItIs();
    }

    private static List<PlannedTree> line(List<PlannedTree> trees, int size, Workers workers) {
        long[] nodes = new long[size];
        int[] starts = new int[trees.size()];
        for (int t = 1; t < starts.length; t++) {
            starts[t] = starts[t - 1] + trees.get(t - 1).nodes.length;
        }
        return workers.map(starts.length, t -> moved(trees.get(t), nodes, starts[t]));
    }

    private static PlannedTree moved(PlannedTree tree, long[] nodes, int from) {
        for (int node = 0; node < tree.nodes.length; node++) {
            nodes[from + node] = PlannedTree.moved(tree.nodes[node], from);
        }
        int[] entries = tree.entries.clone();
        for (int group = 0; group < entries.length; group++) {
            entries[group] += from;
        }
        return new PlannedTree(tree.tree, nodes, from, from + tree.nodes.length, entries, tree.steps);
    }
}
