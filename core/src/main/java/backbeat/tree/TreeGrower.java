package backbeat.tree;

import backbeat.random.NamedStream;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import java.util.Arrays;

/**
 * Grows trees, one after the other, in the scratch memory of one worker.
 *
 * <p>A tree is grown depth first with an explicit stack, so that depth costs no Java stack. The node's rows are a range of
 * one array of entries; a split moves those of the left child to the front of the range. Memory: the words of
 * the {@link TrainingRows} that a bootstrap draws, 63 % of them, once more, and the {@link Histograms} of large nodes, of which at most 16 bytes a row are in use at a
 * time.
 *
 * <p>Node {@code i} (in depth-first order) draws its candidates from the random stream {@code (seed, i + 1)}: what it draws
 * depends on the tree's seed and its own number, and on nothing that happened before. Columns are drawn without
 * replacement until {@link Candidates} have been drawn <em>and</em> one of them offers a valid split: most one-hot columns
 * are constant in a small node, and stopping there would end the tree early.
 */
public final class TreeGrower {
    /** A left child this many times as large as the right one takes over what was counted for both. */
    private static final int LARGER = 4;

    /** In nodes of fewer entries their own categories are marked, in larger ones those that have been counted. */
    private static final int CATEGORIES_PER_ENTRY = 16;

    private final TrainingRows rows;
    private final TreeOptions options;
    private final Histograms histograms;
    private final SplitSearch search;
    private final Partition partition;
    /** Null where {@link #markedDraw} draws. */
    private final ColumnDraw draw;
    /** What {@link #draw} has drawn first. */
    private final int[] drawn;

    private final LiveFeatures live;
    /** Where columns are many; otherwise null. */
    private final MarkedDraw markedDraw;

    private final FlatTreeBuilder builder;
    private final Xoshiro256 random = new Xoshiro256(0);
    private final int candidates;
    private final int[] columnOf;
    /** By column its first feature. */
    private final int[] firstFeature;

    private final GrowthNode node = new GrowthNode();

    private long[] entries = new long[0];
    private GrowthNode[] stack = new GrowthNode[0];
    private int waiting;
    /** Whether the next node's columns are marked already. */
    private boolean marksKept;

    /** @param rows the rows that all trees learn from, each from those that its counts name */
    public TreeGrower(TrainingRows rows, TreeOptions options) {
        this.rows = rows;
        this.options = options;
        this.histograms = new Histograms(rows);
        this.search = new SplitSearch(rows, options, histograms);
        this.builder = new FlatTreeBuilder(rows.columns(), options.weights());
        boolean oneHot = options.categorySplits() == CategorySplits.ONE_HOT;
        int d = rows.schema.numericCount();
        int features = oneHot ? rows.schema.oneHotWidth() : rows.columns();
        this.columnOf = new int[features];
        this.firstFeature = new int[rows.columns()];
        for (int column = 0, feature = 0; column < rows.columns(); column++) {
            int width = oneHot && column >= d ? rows.categories(column) : 1;
            firstFeature[column] = feature;
            Arrays.fill(columnOf, feature, feature + width, column);
            feature += width;
        }
        boolean many = oneHot && features >= MarkedDraw.PAYS_FROM;
        this.partition = new Partition(rows, many);
        this.draw = many ? null : new ColumnDraw(features);
        this.markedDraw = many ? new MarkedDraw(features) : null;
        this.candidates = options.candidates().of(features);
        this.drawn = new int[candidates];
        this.live = new LiveFeatures(rows, firstFeature, features, oneHot);
    }

    /**
     * Grows a tree. O(n log n · candidates) when it is balanced.
     *
     * @param seed   the tree's seed
     * @param counts how often each row counts; the sum below 2<sup>31</sup>
     * @throws IllegalStateException if it has more nodes than {@link FlatTreeBuilder} can number
     */
    public FlatTree grow(long seed, int[] counts) {
        builder.clear();
        partition.forget();
        waiting = 0;
        entries = rows.room(counts, entries);
        pushRoot(rows.copy(counts, entries));
        double total = weight(stack[0].negatives, stack[0].positives);
        while (waiting > 0) {
            node.copy(stack[--waiting]);
            if (isLeaf(node) || !findSplit(seed) || search.gain() / total < options.minGain()) {
                builder.leaf(node.negatives, node.positives);
                if (node.histograms != null) {
                    histograms.release(node.histograms);
                }
            } else {
                split();
            }
        }
        return builder.build();
    }

    private void pushRoot(int size) {
        long both = 0;
        for (int entry = 0; entry < size; entry++) {
            both += rows.counts(entries, entry);
        }
        push().set(0, size, (int) both, (int) (both >>> 32), 0, 0);
    }

    private double weight(int negatives, int positives) {
        return options.weights().negative() * negatives + options.weights().positive() * positives;
    }

    private GrowthNode push() {
        if (waiting == stack.length) {
            stack = Arrays.copyOf(stack, Math.max(64, 2 * waiting));
            for (int i = waiting; i < stack.length; i++) {
                stack[i] = new GrowthNode();
            }
        }
        return stack[waiting++];
    }

    private boolean isLeaf(GrowthNode node) {
        return node.negatives == 0
                || node.positives == 0
                || node.depth >= options.maxDepth()
                || (long) node.negatives + node.positives < 2L * options.minLeaf();
    }

    private boolean findSplit(long seed) {
        if (node.histograms == null && histograms.paysFor(node.entries())) {
            node.histograms = histograms.of(entries, node.from, node.to);
        }
        search.begin(node, entries);
        boolean marked = marksKept;
        marksKept = false;
        if (search.allConstant()) {
            return false;
        }
        long nodeSeed = SplitMix64.mix(seed, (long) NamedStream.TREE_NODES.number() + builder.size());
        random.reseed(nodeSeed);
        if (markedDraw == null) {
            drawFromAll(nodeSeed);
        } else {
            drawFromMarked(nodeSeed, marked);
        }
        return search.found();
    }

    private void drawFromAll(long nodeSeed) {
        boolean few = node.entries() <= SplitSearch.SMALL;
        draw.first(random, drawn, drawn.length);
        int count = drawn.length;
        if (few) {
            live.find(entries, node.from, node.to, node.constant);
            count = live.keep(drawn, count);
        }
        for (int i = 0; i < count; i++) {
            offer(drawn[i], nodeSeed);
        }
        while (draw.hasNext() && !search.found()) {
            int feature = draw.next(random);
            if (!few || live.has(feature)) {
                offer(feature, nodeSeed);
            }
        }
        draw.reset();
    }

    private void drawFromMarked(long nodeSeed, boolean marked) {
        if (!marked) {
            markedDraw.clear();
            for (int column = 0; column < firstFeature.length; column++) {
                mark(column);
            }
        }
        markedDraw.begin();
        for (int drawn = 0; markedDraw.hasNext() && (drawn < candidates || !search.found()); drawn++) {
            int feature = markedDraw.next(random);
            if (feature != MarkedDraw.OTHER) {
                offer(feature, nodeSeed);
            }
        }
    }

    /** Marks what is not constant of a column; of a numeric one it is not known. */
    private void mark(int column) {
        int first = firstFeature[column];
        if (column < rows.binning.columns()) {
            markedDraw.mark(first);
        } else if (node.entries() < rows.categories(column) / CATEGORIES_PER_ENTRY) {
            rows.forMembers(column, entries, node.from, node.to, member -> markedDraw.mark(first + member));
        } else {
            for (int member = 0; member < rows.categories(column); member++) {
                if (search.has(column, member)) {
                    markedDraw.mark(first + member);
                }
            }
        }
    }

    /** Keeps the marks for the next node, which is this one less a range of entries. */
    private void keepMarks(int from, int to) {
        for (int column = rows.binning.columns(); column < firstFeature.length; column++) {
            int of = column;
            rows.forMembers(column, entries, from, to, member -> {
                if (!search.has(of, member)) {
                    markedDraw.unmark(firstFeature[of] + member);
                }
            });
        }
        marksKept = true;
    }

    private void offer(int feature, long nodeSeed) {
        int column = columnOf[feature];
        if (column < rows.binning.columns()) {
            if (options.randomThresholds()) {
                search.numericAt(column, (SplitMix64.mix(nodeSeed, column) >>> 11) * 0x1.0p-53);
            } else {
                search.numeric(column);
            }
        } else if (options.categorySplits() == CategorySplits.ONE_HOT) {
            search.category(column, feature - firstFeature[column], feature);
        } else {
            search.subset(column);
        }
    }

    private void split() {
        long rightConstant = node.constant;
        switch (search.kind) {
            case NUMERIC ->
                builder.numeric(search.column, rows.binning.threshold(search.column, search.lower, search.upper));
            case CATEGORY -> {
                builder.category(search.column, search.lower);
                boolean alike = search.column < 64 && !rows.hasSets(search.column);
                rightConstant |= alike ? 1L << search.column : 0;
            }
            default -> builder.subset(search.column, search.subset, (rows.categories(search.column) + 64) / 64);
        }
        int middle = partition.divide(entries, node, search);
        int negatives = search.leftNegatives;
        int positives = search.leftPositives;
        GrowthNode right = push();
        GrowthNode left = push();
        right.set(
                middle, node.to, node.negatives - negatives, node.positives - positives, node.depth + 1, rightConstant);
        left.set(node.from, middle, negatives, positives, node.depth + 1, node.constant);
        if (node.histograms != null) {
            inherit(left, right);
        } else if (right.entries() <= left.entries() / LARGER && !isLeaf(left)) {
            if (search.nextIsLess(middle, node.to) && markedDraw != null) {
                keepMarks(middle, node.to);
            }
        }
    }

    /** Gives the node's counts, less those of the smaller child, to the larger child if they pay there. */
    private void inherit(GrowthNode left, GrowthNode right) {
        GrowthNode larger = left.entries() >= right.entries() ? left : right;
        GrowthNode smaller = larger == left ? right : left;
        if (isLeaf(larger) || !histograms.paysFor(larger.entries())) {
            histograms.release(node.histograms);
            return;
        }
        if (histograms.paysFor(smaller.entries())) {
            smaller.histograms = histograms.of(entries, smaller.from, smaller.to);
            Histograms.subtract(node.histograms, smaller.histograms);
        } else {
            histograms.remove(entries, smaller.from, smaller.to, node.histograms);
        }
        larger.histograms = node.histograms;
    }
}
