package backbeat.tree;

import backbeat.tree.PlannedTree.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Takes one row through all trees at once, a few steps in eight of them at a time.
 *
 * <p>A step waits for two loads that depend on each other, and a tree that no other row has just gone through is in no near
 * cache. From tree to tree nothing depends on anything: while one waits, the others' loads are under way. It is what
 * {@link TreeWalker} does with rows. O(trees · depth). Scratch memory of one worker: 8 bytes a tree.
 */
public final class RowWalker {
    private final Trees trees;
    /** By tree: the node that the row has come to. */
    private final int[] reached;
    /** The trees in which it has not arrived. */
    private final int[] active;

    /** The numbers of the trees in which a step looks like this; of {@link Steps#NUMBERS} those that are in one array, too. */
    private record Alike(Steps steps, int[] numbers) {}

    /** The trees of a forest, by what a step in them looks like. Immutable, to be shared. */
    public static final class Trees {
        private final PlannedTree[] all;
        private final long[][] nodes;
        /** By tree, then by the number that a leaf has; those that are walked as they are reach the number itself. */
        private final double[][] values;

        /** By group and tree: where rows enter. Those of one row lie together, which in the trees they do not. */
        private final int[][] entries;

        private final Alike[] alike;
        /** Those that are walked as they are. */
        private final int[] unplanned;

        /** @param trees of one schema, in the order in which their values are added up */
        public Trees(List<PlannedTree> trees) {
            this.all = trees.toArray(PlannedTree[]::new);
            this.nodes = trees.stream().map(tree -> tree.nodes).toArray(long[][]::new);
            this.values = trees.stream().map(tree -> tree.tree.leafValues).toArray(double[][]::new);
            this.entries = entries(trees);
            this.alike = Arrays.stream(Steps.values())
                    .flatMap(kind -> alike(kind).stream())
                    .toArray(Alike[]::new);
            this.unplanned = numbers(PlannedTree::isAsItIs);
        }

        private static int[][] entries(List<PlannedTree> trees) {
            int[][] entries = new int[trees.isEmpty() ? 0 : trees.get(0).entries.length][];
            Arrays.setAll(
                    entries,
                    group ->
                            trees.stream().mapToInt(tree -> tree.entries[group]).toArray());
            return entries;
        }

        private List<Alike> alike(Steps kind) {
            int[] numbers = numbers(tree -> !tree.isAsItIs() && tree.steps == kind);
            if (kind != Steps.NUMBERS) {
                return List.of(new Alike(kind, numbers));
            }
            Map<long[], List<Integer>> inLine = new LinkedHashMap<>(); // arrays are equal if they are the same
            for (int number : numbers) {
                inLine.computeIfAbsent(nodes[number], line -> new ArrayList<>()).add(number);
            }
            return inLine.values().stream()
                    .map(line -> new Alike(
                            kind, line.stream().mapToInt(number -> number).toArray()))
                    .toList();
        }

        private int[] numbers(Predicate<PlannedTree> which) {
            return IntStream.range(0, all.length)
                    .filter(tree -> which.test(all[tree]))
                    .toArray();
        }
    }

    /** @param trees those that rows go through */
    public RowWalker(Trees trees) {
        this.trees = trees;
        this.reached = new int[trees.all.length];
        this.active = new int[trees.all.length + 7];
    }

    /** The sum of the values of the leaves that a row ends in, from the first tree to the last. */
    public double sumOfLeafValues(EncodedRows rows, int place) {
        for (Alike some : trees.alike) {
            walk(some.steps, some.numbers, rows, place);
        }
        for (int tree : trees.unplanned) {
            reached[tree] = trees.all[tree].leafAsItIs(rows.codes, place << rows.shift);
        }
        double sum = 0;
        for (int tree = 0; tree < reached.length; tree++) {
            long[] nodes = trees.nodes[tree];
            sum += trees.values[tree][nodes.length == 0 ? reached[tree] : PlannedTree.key(nodes[reached[tree]])];
        }
        return sum;
    }

    private void walk(Steps kind, int[] numbers, EncodedRows rows, int place) {
        int[] entries = trees.entries[rows.groupAt(place)];
        for (int i = 0; i < numbers.length; i++) {
            active[i] = numbers[i];
            reached[numbers[i]] = entries[numbers[i]];
        }
        int left = numbers.length;
        for (int steps = TreeWalker.FIRST_STEPS; left > 0; steps = TreeWalker.STEPS) {
            for (int i = left; i < left + 7; i++) {
                active[i] = active[left - 1]; // fills the last eight up
            }
            switch (kind) {
                case NUMBERS -> descend(trees.nodes[numbers[0]], rows.codes, place << rows.shift, left, steps);
                case MEMBERS -> descendByMembers(rows.codes, place << rows.shift, left, steps);
                case SUBSETS, WORDS -> descendInTurn(kind, rows.codes, place << rows.shift, left, steps);
            }
            left = keepSplits(rows.leafColumn(), left);
        }
    }

    /** Keeps the trees in which the row has not arrived at a leaf, and returns how many they are. */
    private int keepSplits(int leafColumn, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int tree = active[i];
            active[left] = tree;
            left += PlannedTree.isSplit(trees.nodes[tree][reached[tree]], leafColumn);
        }
        return left;
    }

    /** Takes the row a round further in each tree, all of which are in one array: eight places fit into registers, eight arrays did not. */
    private void descend(long[] nodes, int[] codes, int offset, int count, int steps) {
        int[] active = this.active;
        int[] reached = this.reached;
        for (int i = 0; i < count; i += 8) {
            int tree0 = active[i];
            int tree1 = active[i + 1];
            int tree2 = active[i + 2];
            int tree3 = active[i + 3];
            int tree4 = active[i + 4];
            int tree5 = active[i + 5];
            int tree6 = active[i + 6];
            int tree7 = active[i + 7];
            int node0 = reached[tree0];
            int node1 = reached[tree1];
            int node2 = reached[tree2];
            int node3 = reached[tree3];
            int node4 = reached[tree4];
            int node5 = reached[tree5];
            int node6 = reached[tree6];
            int node7 = reached[tree7];
            for (int step = 0; step < steps; step++) {
                node0 = PlannedTree.step(nodes[node0], codes, offset);
                node1 = PlannedTree.step(nodes[node1], codes, offset);
                node2 = PlannedTree.step(nodes[node2], codes, offset);
                node3 = PlannedTree.step(nodes[node3], codes, offset);
                node4 = PlannedTree.step(nodes[node4], codes, offset);
                node5 = PlannedTree.step(nodes[node5], codes, offset);
                node6 = PlannedTree.step(nodes[node6], codes, offset);
                node7 = PlannedTree.step(nodes[node7], codes, offset);
            }
            reached[tree0] = node0;
            reached[tree1] = node1;
            reached[tree2] = node2;
            reached[tree3] = node3;
            reached[tree4] = node4;
            reached[tree5] = node5;
            reached[tree6] = node6;
            reached[tree7] = node7;
        }
    }

    /** The same in trees by members, each in its array: they could not name the nodes of many in one. */
    private void descendByMembers(int[] codes, int offset, int count, int steps) {
        long[][] nodes = trees.nodes;
        int[] active = this.active;
        int[] reached = this.reached;
        for (int i = 0; i < count; i += 8) {
            int tree0 = active[i];
            int tree1 = active[i + 1];
            int tree2 = active[i + 2];
            int tree3 = active[i + 3];
            int tree4 = active[i + 4];
            int tree5 = active[i + 5];
            int tree6 = active[i + 6];
            int tree7 = active[i + 7];
            long[] nodes0 = nodes[tree0];
            long[] nodes1 = nodes[tree1];
            long[] nodes2 = nodes[tree2];
            long[] nodes3 = nodes[tree3];
            long[] nodes4 = nodes[tree4];
            long[] nodes5 = nodes[tree5];
            long[] nodes6 = nodes[tree6];
            long[] nodes7 = nodes[tree7];
            int node0 = reached[tree0];
            int node1 = reached[tree1];
            int node2 = reached[tree2];
            int node3 = reached[tree3];
            int node4 = reached[tree4];
            int node5 = reached[tree5];
            int node6 = reached[tree6];
            int node7 = reached[tree7];
            for (int step = 0; step < steps; step++) {
                node0 = PlannedTree.stepByMembers(nodes0[node0], codes, offset);
                node1 = PlannedTree.stepByMembers(nodes1[node1], codes, offset);
                node2 = PlannedTree.stepByMembers(nodes2[node2], codes, offset);
                node3 = PlannedTree.stepByMembers(nodes3[node3], codes, offset);
                node4 = PlannedTree.stepByMembers(nodes4[node4], codes, offset);
                node5 = PlannedTree.stepByMembers(nodes5[node5], codes, offset);
                node6 = PlannedTree.stepByMembers(nodes6[node6], codes, offset);
                node7 = PlannedTree.stepByMembers(nodes7[node7], codes, offset);
            }
            reached[tree0] = node0;
            reached[tree1] = node1;
            reached[tree2] = node2;
            reached[tree3] = node3;
            reached[tree4] = node4;
            reached[tree5] = node5;
            reached[tree6] = node6;
            reached[tree7] = node7;
        }
    }

    /** The same in trees whose steps are longer: one step in each after the other, a round of them. */
    private void descendInTurn(Steps kind, int[] codes, int offset, int count, int steps) {
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < count; i++) {
                int tree = active[i];
                long bits = trees.nodes[tree][reached[tree]];
                reached[tree] = kind == Steps.WORDS
                        ? PlannedTree.stepByWords(bits, codes, offset)
                        : PlannedTree.step(bits, codes, offset, trees.all[tree].tree.subsets);
            }
        }
    }
}
