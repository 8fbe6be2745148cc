package backbeat.tree;

import java.util.Arrays;

/**
 * Finds the best split of one node among the candidates that it is shown. Scratch memory of one worker: no allocation per
 * node.
 *
 * <p>Every candidate is judged from packed class counts by code (negatives in the lower, positives in the upper 32 bits of
 * a {@code long}, so that one addition counts an entry). A numeric column offers a boundary between every two neighboring
 * bins <em>that occur in the node</em>, whatever the labels around it. The codes of a categorical column are counted once
 * for all of its categories. Where the counts come from depends on the size of the node: large ones keep them all
 * ({@link Histograms}), others count a column when it is drawn ({@link ColumnCounts}).
 *
 * <p>Ties go to the lower feature, then to the lower threshold.
 */
final class SplitSearch {
    /** Up to this many entries, a look at all of them to find the constant columns pays. */
    static final int SMALL = 64;

    private final TrainingRows rows;
    private final SplitScore score;
    private final Histograms histograms;
    private final int minLeaf;
    private final ColumnCounts numericCounts;
    private final ColumnCounts[] categoryCounts;
    private final CategoryOrder order;
    /** By member of a set column its place in the order, from 1 on; of those that occur in the node. */
    private final int[] rank;
    /** The class counts of the entries by the highest rank among their members. */
    private final long[] byRank;

    private GrowthNode node;
    private long[] entries;
    private double bestScore;
    private boolean keepsCounts;
    private int bestFeature;

    /** The kind of the best split; null while none is found. */
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

    SplitSearch(TrainingRows rows, TreeOptions options, Histograms histograms) {
        this.rows = rows;
        this.score = new SplitScore(options.criterion(), options.weights());
        this.histograms = histograms;
        this.minLeaf = options.minLeaf();
        int d = rows.binning.columns();
        int widest = 0;
        int most = 0;
        this.categoryCounts = new ColumnCounts[rows.columns()];
        for (int c = 0; c < rows.columns(); c++) {
            if (c < d) {
                widest = Math.max(widest, rows.cardinality[c]);
            } else {
                int codes = rows.categories(c) + 1;
                most = Math.max(most, codes);
                categoryCounts[c] = new ColumnCounts(rows, codes);
            }
        }
        this.numericCounts = new ColumnCounts(rows, widest);
        this.order = new CategoryOrder(most);
        this.subset = new long[(most + 63) / 64];
        this.rank = new int[most];
        this.byRank = new long[most + 1];
    }

    /**
     * Says that the next node is the present one less a range of entries, which hardly takes any: where categories are
     * rare, most splits part one of them from all others, and counting the others again would make growth quadratic.
     *
     * @return whether the counts of every categorical column are known, so that {@link #has} speaks of the next node
     */
    boolean nextIsLess(int from, int to) {
        boolean all = true;
        for (int c = rows.binning.columns(); c < rows.columns(); c++) {
            all &= categoryCounts[c].remove(entries, from, to, c);
        }
        keepsCounts = true;
        return all;
    }

    /** Turns to another node. */
    void begin(GrowthNode node, long[] entries) {
        this.node = node;
        this.entries = entries;
        score.node(node.negatives, node.positives);
        kind = null;
        bestScore = Double.NEGATIVE_INFINITY;
        bestFeature = Integer.MAX_VALUE;
        for (int c = rows.binning.columns(); c < rows.columns() && !keepsCounts; c++) {
            categoryCounts[c].forget();
        }
        keepsCounts = false;
        if (node.entries() <= SMALL) {
            node.constant |= rows.constantColumns(entries, node.from, node.to);
        }
    }

    boolean found() {
        return kind != null;
    }

    /** The decrease of impurity of the best split, times the node's weight. */
    double gain() {
        return score.gain(bestScore);
    }

    /** Whether no column can be split on. */
    boolean allConstant() {
        return rows.columns() <= 64 && Long.bitCount(node.constant) == rows.columns();
    }

    private boolean constant(int column) {
        return column < 64 && (node.constant >>> column & 1) != 0;
    }

    private static int negatives(long counts) {
        return (int) counts;
    }

    private static int positives(long counts) {
        return (int) (counts >>> 32);
    }

    private boolean valid(long left) {
        int count = negatives(left) + positives(left);
        return count >= minLeaf && node.negatives + node.positives - count >= minLeaf;
    }

    private boolean improves(double candidate, int feature) {
        return candidate > bestScore || candidate == bestScore && feature < bestFeature;
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
        if (constant(column)) {
            return;
        }
        int bins = rows.cardinality[column];
        if (node.histograms != null) {
            scanAll(column, node.histograms, histograms.offset(column), bins);
        } else if (node.entries() < bins) {
            numericCounts.countMarked(entries, node.from, node.to, column);
            scanMarked(column);
        } else {
            numericCounts.forget();
            scanAll(column, numericCounts.of(entries, node.from, node.to, column), 0, bins);
            numericCounts.clear(bins);
        }
    }

    private void scanAll(int column, long[] counts, int offset, int bins) {
        long left = 0;
        int previous = -1;
        for (int bin = 0; bin < bins; bin++) {
            long here = counts[offset + bin];
            if (here != 0) {
                if (previous >= 0) {
                    boundary(column, previous, bin, left);
                }
                left += here;
                previous = bin;
            }
        }
    }

    private void scanMarked(int column) {
        long left = 0;
        int previous = -1;
        for (int bin = numericCounts.firstMarked(); bin >= 0; bin = numericCounts.nextMarked()) {
            if (previous >= 0) {
                boundary(column, previous, bin, left);
            }
            left += numericCounts.take(bin);
            previous = bin;
        }
    }

    private void boundary(int column, int lower, int upper, long left) {
        if (valid(left)) {
            double value = score.of(negatives(left), positives(left));
            if (improves(value, column)) {
                keep(value, column, FlatTree.Kind.NUMERIC, column, lower, upper, left);
            }
        }
    }

    /**
     * Offers one boundary of a numeric column: the one at a point of its range.
     *
     * @param point where in the range of the node's values, in [0, 1)
     */
    void numericAt(int column, double point) {
        if (constant(column)) {
            return;
        }
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int i = node.from; i < node.to; i++) {
            int bin = rows.code(entries, i, column);
            first = Math.min(first, bin);
            last = Math.max(last, bin);
        }
        if (first == last) {
            return;
        }
        float low = rows.binning.lowest(column, first);
        int cut = rows.binning.lastUpTo(column, low + point * ((double) rows.binning.highest(column, last) - low));
        cut = Math.max(first, Math.min(cut, last - 1));
        long left = 0;
        int lower = first;
        int upper = last;
        for (int i = node.from; i < node.to; i++) {
            int bin = rows.code(entries, i, column);
            if (bin <= cut) {
                left += rows.counts(entries, i);
                lower = Math.max(lower, bin);
            } else {
                upper = Math.min(upper, bin);
            }
        }
        boundary(column, lower, upper, left);
    }

    private long count(int column, int code) {
        return node.histograms != null
                ? node.histograms[histograms.offset(column) + code]
                : categoryCounts[column].of(entries, node.from, node.to, column)[code];
    }

    /** Whether the node has a category. */
    boolean has(int column, int code) {
        return count(column, code) != 0;
    }

    /** Offers one category of a categorical column against all others; of a set column the rows that have it. */
    void category(int column, int code, int feature) {
        if (constant(column)) {
            return;
        }
        long right = count(column, code);
        long left = ((long) node.positives << 32 | node.negatives) - right;
        if (right != 0 && left != 0 && valid(left)) {
            double value = score.of(negatives(left), positives(left));
            if (improves(value, feature)) {
                keep(value, feature, FlatTree.Kind.CATEGORY, column, code, code, left);
            }
        }
    }

    /** Offers the divisions of a categorical column's categories, ordered by positive rate. */
    void subset(int column) {
        if (constant(column)) {
            return;
        }
        boolean kept = node.histograms != null;
        long[] counts = kept ? node.histograms : categoryCounts[column].of(entries, node.from, node.to, column);
        int offset = kept ? histograms.offset(column) : 0;
        if (rows.hasSets(column)) {
            subsetOfMembers(column, counts, offset);
            return;
        }
        int present = order.sort(counts, offset, rows.cardinality[column]);
        long left = 0;
        int best = -1;
        for (int i = 0; i + 1 < present; i++) {
            left += counts[offset + order.code(i)];
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
            order.subsetAbove(best, 2L * (leftNegatives + leftPositives) < node.negatives + node.positives, subset);
        }
    }

    /**
     * Offers, for each member in the order of positive rates, the division into rows that have a member above it and rows
     * that have none: the masks of categorical-set splits (Guillame-Bert et al. 2020, arXiv:2009.09991), not gathered
     * greedily but taken from Breiman's order. A row goes by its highest member, so that one pass counts all divisions.
     * Members that the node has never seen send no row right.
     */
    private void subsetOfMembers(int column, long[] counts, int offset) {
        int present = order.sort(counts, offset, rows.categories(column));
        for (int i = 0; i < present; i++) {
            rank[order.code(i)] = i + 1;
        }
        Arrays.fill(byRank, 0, present + 1, 0);
        for (int entry = node.from; entry < node.to; entry++) {
            byRank[rows.highest(column, rows.code(entries, entry, column), rank)] += rows.counts(entries, entry);
        }
        long left = 0;
        int best = -1;
        for (int i = 0; i < present; i++) {
            left += byRank[i];
            if (valid(left)) {
                double value = score.of(negatives(left), positives(left));
                if (improves(value, column)) {
                    keep(value, column, FlatTree.Kind.SUBSET, column, 0, 0, left);
                    best = i;
                }
            }
        }
        if (best >= 0) {
            order.subsetAbove(best - 1, false, subset);
        }
    }
}
