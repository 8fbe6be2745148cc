package backbeat.tree;

import java.util.Arrays;

/**
 * Finds the best split of one node among the candidates that it is shown. Scratch memory of one worker: no allocation per
 * node.
 *
 * <p>Every candidate is judged from a histogram of packed class counts (negatives in the lower, positives in the upper 32
 * bits of a {@code long}), so that one addition counts a row. A numeric column offers a boundary between every two
 * neighboring bins <em>that occur in the node</em>, whatever the labels around it. The codes of a categorical column are
 * counted once for all of its categories.
 *
 * <p>Ties go to the lower feature, then to the lower threshold.
 */
final class SplitSearch {
    private final TrainingRows rows;
    private final SplitScore score;
    private final int minLeaf;
    private final long[] bins;
    private final long[][] categories;
    private final boolean[] counted;
    private final CategoryOrder order;

    private long[] entries;
    private int from;
    private int to;
    private int nodeNegatives;
    private int nodePositives;

    // The best split so far.
    private double bestScore;
    private int bestFeature;
    FlatTree.Kind kind;
    int column;
    /** Numeric: the bin below the boundary. Category: the code that goes right. */
    int lower;
    /** Numeric: the bin above the boundary. */
    int upper;
    /** The categories that go right. */
    final long[] subset;

    int leftNegatives;
    int leftPositives;

    SplitSearch(TrainingRows rows, TreeOptions options) {
        this.rows = rows;
        this.score = new SplitScore(options.criterion(), options.weights());
        this.minLeaf = options.minLeaf();
        int d = rows.binning.columns();
        int widest = 0;
        for (int c = 0; c < d; c++) {
            widest = Math.max(widest, rows.cardinality[c]);
        }
        this.bins = new long[widest];
        this.categories = new long[rows.columns()][];
        this.counted = new boolean[rows.columns()];
        int most = 0;
        for (int c = d; c < rows.columns(); c++) {
            categories[c] = new long[rows.cardinality[c]];
            most = Math.max(most, rows.cardinality[c]);
        }
        this.order = new CategoryOrder(most);
        this.subset = new long[(most + 63) / 64];
    }

    /** Turns to the node of entries {@code from … to - 1}. */
    void begin(long[] entries, int from, int to, int negatives, int positives) {
        this.entries = entries;
        this.from = from;
        this.to = to;
        this.nodeNegatives = negatives;
        this.nodePositives = positives;
        score.node(negatives, positives);
        kind = null;
        bestScore = Double.NEGATIVE_INFINITY;
        bestFeature = Integer.MAX_VALUE;
        Arrays.fill(counted, false);
    }

    boolean found() {
        return kind != null;
    }

    /** The decrease of impurity of the best split, times the node's weight. */
    double gain() {
        return score.gain(bestScore);
    }

    private void count(int column, long[] histogram) {
        int words = rows.words;
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int last = words - 1;
        for (int i = from * words + rows.word[column], end = to * words, meta = from * words + last;
                i < end;
                i += words, meta += words) {
            histogram[(int) (entries[i] >>> shift) & mask] += TrainingRows.counts(entries[meta]);
        }
    }

    private static int negatives(long counts) {
        return (int) counts;
    }

    private static int positives(long counts) {
        return (int) (counts >>> 32);
    }

    private static int total(long counts) {
        return (int) counts + (int) (counts >>> 32);
    }

    private boolean improves(double candidate, int feature) {
        return candidate > bestScore || candidate == bestScore && feature < bestFeature;
    }

    private boolean valid(long left) {
        int count = total(left);
        return count >= minLeaf && nodeNegatives + nodePositives - count >= minLeaf;
    }

    private void keep(double value, int feature, FlatTree.Kind kind, int column, int lower, int upper, long left) {
        bestScore = value;
        bestFeature = feature;
        this.kind = kind;
        this.column = column;
        this.lower = lower;
        this.upper = upper;
        leftNegatives = negatives(left);
        leftPositives = positives(left);
    }

    /** Offers every boundary of a numeric column. */
    void numeric(int column) {
        count(column, bins);
        long left = 0;
        int previous = -1;
        for (int bin = 0, count = rows.cardinality[column]; bin < count; bin++) {
            long here = bins[bin];
            if (here == 0) {
                continue;
            }
            bins[bin] = 0;
            if (previous >= 0 && valid(left)) {
                double value = score.of(negatives(left), positives(left));
                if (improves(value, column)) {
                    keep(value, column, FlatTree.Kind.NUMERIC, column, previous, bin, left);
                }
            }
            left += here;
            previous = bin;
        }
    }

    /**
     * Offers one boundary of a numeric column: the one at a point of its range.
     *
     * @param point where in the range of the node's values, in [0, 1)
     */
    void numericAt(int column, double point) {
        count(column, bins);
        int count = rows.cardinality[column];
        int first = 0;
        while (bins[first] == 0) {
            first++;
        }
        int last = count - 1;
        while (bins[last] == 0) {
            last--;
        }
        double low = rows.binning.lowest(column, first);
        double cut = low + point * (rows.binning.highest(column, last) - low);
        long left = 0;
        int previous = first;
        int next = first;
        for (int bin = first; bin < last && (bin == first || rows.binning.highest(column, bin) <= cut); bin++) {
            left += bins[bin];
            previous = bins[bin] != 0 ? bin : previous;
        }
        for (next = previous + 1; next < last && bins[next] == 0; next++) {}
        Arrays.fill(bins, first, last + 1, 0);
        if (first < last && valid(left)) {
            double value = score.of(negatives(left), positives(left));
            if (improves(value, column)) {
                keep(value, column, FlatTree.Kind.NUMERIC, column, previous, next, left);
            }
        }
    }

    private long[] countsOf(int column) {
        long[] histogram = categories[column];
        if (!counted[column]) {
            Arrays.fill(histogram, 0);
            count(column, histogram);
            counted[column] = true;
        }
        return histogram;
    }

    /** Offers one category of a categorical column against all others. */
    void category(int column, int code, int feature) {
        long right = countsOf(column)[code];
        long left = ((long) nodePositives << 32 | nodeNegatives) - right;
        if (right != 0 && left != 0 && valid(left)) {
            double value = score.of(negatives(left), positives(left));
            if (improves(value, feature)) {
                keep(value, feature, FlatTree.Kind.CATEGORY, column, code, code, left);
            }
        }
    }

    /** Offers the divisions of a categorical column's categories, ordered by positive rate. */
    void subset(int column) {
        long[] histogram = countsOf(column);
        int present = order.sort(histogram);
        long left = 0;
        int best = -1;
        for (int i = 0; i + 1 < present; i++) {
            left += histogram[order.code(i)];
            if (valid(left)) {
                double value = score.of(negatives(left), positives(left));
                if (improves(value, column)) {
                    keep(value, column, FlatTree.Kind.SUBSET, column, 0, 0, left);
                    best = i;
                }
            }
        }
        if (best >= 0) {
            // Categories that the node has never seen go where most of its rows go.
            boolean othersRight = 2L * (leftNegatives + leftPositives) < nodeNegatives + nodePositives;
            Arrays.fill(subset, othersRight ? -1L : 0);
            for (int i = 0; i < present; i++) {
                int code = order.code(i);
                if (i > best) {
                    subset[code >>> 6] |= 1L << code;
                } else {
                    subset[code >>> 6] &= ~(1L << code);
                }
            }
        }
    }
}
