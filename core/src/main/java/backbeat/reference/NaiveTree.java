package backbeat.reference;

import backbeat.random.NamedStream;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.tree.TreeOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Grows one classification tree (Breiman, Friedman, Olshen and Stone 1984): what all rungs of the forest share. Split the
 * rows in two by the best of the splits that the drawn columns offer, and both halves again, until the rows of a node agree.
 *
 * <p>How the splits of a column are found is left open, and is all that the rungs differ in: {@link DenseTree} counts all
 * rows again for each, {@link SweptTree} sorts once, {@link BinnedTree} counts bins and codes. They find the same splits, and
 * so grow the same tree, node for node; the last of them only where no bin holds two values.
 */
public abstract class NaiveTree {
    /** A node: either a leaf or a split. */
    public sealed interface Node {}

    /** The rows of both classes that ended here. */
    public record Leaf(int negatives, int positives) implements Node {}

    /** Rows whose value in one-hot column {@code feature} is at most {@code threshold} go left. */
    public record Split(int feature, double threshold, Node left, Node right) implements Node {}

    final TreeOptions options;
    final Labels labels;
    private final int columns;
    private final long seed;
    private int nodes;

    /** @param seed of the columns that are drawn among the {@code columns} of the one-hot matrix */
    NaiveTree(TreeOptions options, Labels labels, int columns, long seed) {
        this.options = options;
        this.labels = labels;
        this.columns = columns;
        this.seed = seed;
    }

    /** The splits of a column that leave rows enough on both sides, one between every two neighboring values. */
    abstract List<Candidate> splits(int[] rows, int feature);

    /** Whether the row's value in a one-hot column is at most the threshold. */
    abstract boolean goesLeft(int row, int feature, double threshold);

    /** The tree of these rows, of which some may be named more than once. */
    Node grow(int[] rows) {
        return grow(rows, 0);
    }

    // tag::grow[]
    private Node grow(int[] rows, int depth) {
        long stream = NamedStream.TREE_NODES.number() + (long) nodes++; // 0 is the sample's, 1 + i that of node i
        int positives = positives(rows);
        int negatives = rows.length - positives;
        boolean ends = positives == 0 || negatives == 0 || depth >= options.maxDepth();
        Optional<Candidate> best = ends ? Optional.empty() : bestSplit(rows, Xoshiro256.stream(seed, stream));
        if (best.isEmpty()) { // the labels agree, the tree is deep enough, or no column can be split on
            return new Leaf(negatives, positives);
        }
        Candidate split = best.get();
        Node left = grow(side(rows, split.feature, split.threshold, true), depth + 1);
        Node right = grow(side(rows, split.feature, split.threshold, false), depth + 1);
        return new Split(split.feature, split.threshold, left, right);
    }
    // end::grow[]

    /** A possible split; of equally good ones the lower feature wins, then the lower threshold. */
    record Candidate(int feature, double threshold, double score) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble((Candidate split) -> -split.score)
                .thenComparingInt(Candidate::feature)
                .thenComparingDouble(Candidate::threshold);
    }

    // tag::draw[]
    /** The best of the splits that the drawn columns offer. */
    Optional<Candidate> bestSplit(int[] rows, Xoshiro256 random) {
        List<Candidate> found = new ArrayList<>();
        IntPredicate hasSplits = column -> found.addAll(splits(rows, column)); // true if there were any to add
        draw(columns, options.candidates().of(columns), hasSplits, random);
        return found.stream().min(Candidate.BEST_FIRST);
    }

    /**
     * Draws columns without replacement until enough were drawn and one of them can be split on. Each is swapped to the
     * front, so that what is left stands behind (Fisher and Yates).
     */
    public static int[] draw(int columns, int wanted, IntPredicate splittable, Xoshiro256 random) {
        int[] order = IntStream.range(0, columns).toArray();
        boolean found = false;
        int drawn = 0;
        for (; drawn < columns && (drawn < wanted || !found); drawn++) {
            int other = drawn + random.nextInt(columns - drawn);
            int column = order[other];
            order[other] = order[drawn];
            order[drawn] = column;
            found |= splittable.test(column);
        }
        return Arrays.copyOf(order, drawn);
    }
    // end::draw[]

    /** Adds the split with this left side, unless one of its sides has too few rows. */
    void offer(int feature, double threshold, int n, int p, int rows, int positives, List<Candidate> splits) {
        if (Math.min(n, rows - n) >= options.minLeaf()) {
            splits.add(new Candidate(feature, threshold, score(n, p, rows, positives)));
        }
    }

    // tag::score[]
    /**
     * Formula gini-decrease, up to factors that all splits of a node share. With {@code N} rows of which {@code P}
     * are positive, and {@code n} of which {@code p} on the left,
     *
     * <pre>2 P/N (1 - P/N) - n/N · 2 p/n (1 - p/n) - (N - n)/N · …  =  2 (pN - Pn)² / (N² n (N - n))</pre>
     *
     * whose right side is computed in whole numbers until the division. They are exact up to 2⁵³, which is to say in nodes
     * of up to 19,000 rows: there equally good splits have equal scores.
     */
    public static double score(double n, double p, double rows, double positives) {
        double difference = p * rows - positives * n;
        return difference * difference / (n * (rows - n));
    }
    // end::score[]

    /** Formula threshold: half-way between two values, rounded to the floats of the table; that must not reach the upper one. */
    public static double middle(double lower, double upper) {
        double middle = (float) ((lower + upper) / 2);
        return middle < upper ? middle : lower;
    }

    int[] side(int[] rows, int feature, double threshold, boolean left) {
        return Arrays.stream(rows)
                .filter(row -> goesLeft(row, feature, threshold) == left)
                .toArray();
    }

    int positives(int[] rows) {
        return (int) Arrays.stream(rows).filter(labels::isPositive).count();
    }
}
