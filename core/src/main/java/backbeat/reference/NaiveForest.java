package backbeat.reference;

import backbeat.forest.ForestOptions;
import backbeat.model.BinaryClassifier;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.random.NamedStream;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Breiman's random forest, slow and obvious: a dense one-hot matrix of doubles, lists of row numbers, and a search over
 * every threshold of every candidate column that counts all rows again. The text to read first, the oracle that tests hold
 * {@link backbeat.forest.RandomForest} to node for node, and the baseline of benchmarks.
 *
 * <p>It knows the Gini criterion, one-hot columns, exact thresholds, bootstrap samples of rows and of groups, and limits on
 * depth and leaf size.
 */
public final class NaiveForest implements BinaryClassifier {
    /** A node: either a leaf or a split. */
    public sealed interface Node {}

    /** The rows of both classes that ended here. */
    public record Leaf(int negatives, int positives) implements Node {}

    /** Rows whose value in one-hot column {@code feature} is at most {@code threshold} go left. */
    public record Split(int feature, double threshold, Node left, Node right) implements Node {}

    private final Schema schema;
    private final List<Node> trees;

    private NaiveForest(Schema schema, List<Node> trees) {
        this.schema = schema;
        this.trees = trees;
    }

    /** Every row is a group of its own. */
    public static NaiveForest fit(ForestOptions options, Table table, Labels labels) {
        return fit(options, table, labels, IntStream.range(0, table.rows()).toArray());
    }

    /**
     * @param groups rows of the same number are drawn together
     * @throws IllegalArgumentException if the options ask for what this implementation does not know
     */
    public static NaiveForest fit(ForestOptions options, Table table, Labels labels, int[] groups) {
        Trainer.checkArguments(table, labels);
        if (options.tree().criterion() != Criterion.GINI
                || !options.tree().weights().equals(ClassWeights.EQUAL)
                || options.tree().minGain() > 0
                || options.tree().randomThresholds()) {
            throw new IllegalArgumentException("The reference grows trees by Gini impurity, unweighted, in full");
        }
        DMatrixRMaj x = OneHot.materializeDouble(table);
        Map<Integer, List<Integer>> rowsOf = new LinkedHashMap<>(); // by first appearance
        for (int row = 0; row < groups.length; row++) {
            rowsOf.computeIfAbsent(groups[row], group -> new ArrayList<>()).add(row);
        }
        List<List<Integer>> bags = List.copyOf(rowsOf.values());
        List<Node> trees = new ArrayList<>();
        for (int t = 0; t < options.trees(); t++) {
            trees.add(new TreeBuilder(options, x, labels, SplitMix64.mix(options.seed(), t)).grow(bags));
        }
        return new NaiveForest(table.schema(), List.copyOf(trees));
    }

    /** The roots of the trees. */
    public List<Node> trees() {
        return trees;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        DMatrixRMaj x = OneHot.materializeDouble(table);
        for (int row = 0; row < table.rows(); row++) {
            double sum = 0;
            for (Node tree : trees) {
                Leaf leaf = leafOf(tree, x, row);
                sum += (double) leaf.positives() / (leaf.negatives() + leaf.positives());
            }
            out[row] = sum / trees.size();
        }
    }

    private static Leaf leafOf(Node node, DMatrixRMaj x, int row) {
        while (node instanceof Split split) {
            node = x.get(row, split.feature()) <= split.threshold() ? split.left() : split.right();
        }
        return (Leaf) node;
    }

    /** Grows one tree. */
    private static final class TreeBuilder {
        private final ForestOptions options;
        private final DMatrixRMaj x;
        private final Labels labels;
        private final long seed;
        private int nodes;

        TreeBuilder(ForestOptions options, DMatrixRMaj x, Labels labels, long seed) {
            this.options = options;
            this.x = x;
            this.labels = labels;
            this.seed = seed;
        }

        /** Draws as many groups as there are, each time any of them, and learns from all of their rows. */
        Node grow(List<List<Integer>> groups) {
            Xoshiro256 random = NamedStream.TREE_SAMPLE.generator(seed);
            int[] sample = IntStream.range(0, groups.size())
                    .mapToObj(i -> groups.get(options.bootstrap() ? random.nextInt(groups.size()) : i))
                    .flatMapToInt(rows -> rows.stream().mapToInt(row -> row))
                    .toArray();
            return grow(sample, 0);
        }

        private Node grow(int[] rows, int depth) {
            int number = nodes++;
            int positives = positives(rows);
            int negatives = rows.length - positives;
            boolean ends =
                    positives == 0 || negatives == 0 || depth >= options.tree().maxDepth();
            Optional<Candidate> best = ends
                    ? Optional.empty()
                    : bestSplit(rows, Xoshiro256.stream(seed, (long) NamedStream.TREE_NODES.number() + number));
            if (best.isEmpty()) {
                return new Leaf(negatives, positives);
            }
            Candidate split = best.get();
            Node left = grow(side(rows, split.feature, split.threshold, true), depth + 1);
            Node right = grow(side(rows, split.feature, split.threshold, false), depth + 1);
            return new Split(split.feature, split.threshold, left, right);
        }

        /** A possible split; of equally good ones the lower feature wins, then the lower threshold. */
        private record Candidate(int feature, double threshold, double score) {
            static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                            (Candidate split) -> -split.score)
                    .thenComparingInt(Candidate::feature)
                    .thenComparingDouble(Candidate::threshold);
        }

        /** Draws columns without replacement until enough were drawn and one of them can be split on. */
        private Optional<Candidate> bestSplit(int[] rows, Xoshiro256 random) {
            List<Integer> columns = IntStream.range(0, x.numCols).boxed().collect(Collectors.toList());
            int wanted = options.tree().candidates().of(x.numCols);
            List<Candidate> found = new ArrayList<>();
            for (int drawn = 0; drawn < x.numCols && (drawn < wanted || found.isEmpty()); drawn++) {
                Collections.swap(columns, drawn, drawn + random.nextInt(x.numCols - drawn));
                found.addAll(splits(rows, columns.get(drawn)));
            }
            return found.stream().min(Candidate.BEST_FIRST);
        }

        /** A split half-way between every two neighboring values of a column, if both sides have rows enough. */
        private List<Candidate> splits(int[] rows, int feature) {
            double[] values = Arrays.stream(rows)
                    .mapToDouble(row -> x.get(row, feature) + 0.0)
                    .sorted()
                    .distinct()
                    .toArray();
            List<Candidate> splits = new ArrayList<>();
            for (int i = 0; i + 1 < values.length; i++) {
                // Single precision, as in the table; rounding must not reach the upper value.
                double middle = (float) ((values[i] + values[i + 1]) / 2);
                double threshold = middle < values[i + 1] ? middle : values[i];
                int[] left = side(rows, feature, threshold, true);
                if (Math.min(left.length, rows.length - left.length)
                        >= options.tree().minLeaf()) {
                    splits.add(new Candidate(feature, threshold, score(rows, left)));
                }
            }
            return splits;
        }

        /**
         * The decrease of Gini impurity, up to factors that all splits of a node share. With {@code N} rows of which
         * {@code P} are positive, and {@code n} of which {@code p} on the left,
         *
         * <pre>2 P/N (1 - P/N) - n/N · 2 p/n (1 - p/n) - (N - n)/N · …  =  2 (pN - Pn)² / (N² n (N - n))</pre>
         *
         * which is computed without rounding until the division: equally good splits have equal scores.
         */
        private double score(int[] rows, int[] left) {
            double n = left.length;
            double all = rows.length;
            double difference = positives(left) * all - positives(rows) * n;
            return difference * difference / (n * (all - n));
        }

        private int[] side(int[] rows, int feature, double threshold, boolean left) {
            return Arrays.stream(rows)
                    .filter(row -> x.get(row, feature) <= threshold == left)
                    .toArray();
        }

        private int positives(int[] rows) {
            return (int) Arrays.stream(rows).filter(labels::isPositive).count();
        }
    }
}
