package backbeat.tree;

import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import java.util.Arrays;

/**
 * Grows trees, one after the other, in the scratch memory of one worker.
 *
 * <p>A tree is grown depth first with an explicit stack, so that depth costs no Java stack. The node's rows are a range of
 * one array; a split moves those of the left child to the front of the range. Memory: the row words of
 * {@link TrainingRows} once more, and 20 bytes for each level of the deepest path.
 *
 * <p>Node {@code i} (in depth-first order) draws its candidates from the random stream {@code (seed, i + 1)}: what it draws
 * depends on the tree's seed and its own number, and on nothing that happened before. Columns are drawn without
 * replacement until {@link Candidates} have been drawn <em>and</em> one of them offers a valid split: most one-hot columns
 * are constant in a small node, and stopping there would end the tree early.
 */
public final class TreeGrower {
    private final TrainingRows rows;
    private final TreeOptions options;
    private final SplitSearch search;
    private final ColumnDraw draw;
    private final FlatTreeBuilder builder;
    private final Xoshiro256 random = new Xoshiro256(0);
    private final int candidates;
    private final int[] columnOf;
    private final int[] codeOf;
    private final long[] entries;

    private int[] stack = new int[5 * 64];
    private int stackSize;

    public TreeGrower(TrainingRows rows, TreeOptions options) {
        this.rows = rows;
        this.options = options;
        this.search = new SplitSearch(rows, options);
        this.builder = new FlatTreeBuilder(rows.columns(), options.weights());
        boolean oneHot = options.categorySplits() == CategorySplits.ONE_HOT;
        int d = rows.schema.numericCount();
        int features = oneHot ? rows.schema.oneHotWidth() : rows.columns();
        this.columnOf = new int[features];
        this.codeOf = new int[features];
        for (int column = 0, feature = 0; column < rows.columns(); column++) {
            int width = oneHot && column >= d ? rows.cardinality[column] - 1 : 1;
            for (int code = 0; code < width; code++, feature++) {
                columnOf[feature] = column;
                codeOf[feature] = code;
            }
        }
        this.draw = new ColumnDraw(features);
        this.candidates = options.candidates().of(features);
        this.entries = new long[rows.data.length];
    }

    /**
     * Grows a tree.
     *
     * @param seed   the tree's seed
     * @param counts how often each row counts; the sum at most the number of rows
     */
    public FlatTree grow(long seed, int[] counts) {
        builder.clear();
        pushRoot(rows.copy(counts, entries), counts);
        double total = weight(stack[2], stack[3]);
        while (stackSize > 0) {
            stackSize -= 5;
            int from = stack[stackSize];
            int to = stack[stackSize + 1];
            int negatives = stack[stackSize + 2];
            int positives = stack[stackSize + 3];
            int depth = stack[stackSize + 4];
            if (isLeaf(negatives, positives, depth)
                    || !findSplit(seed, from, to, negatives, positives)
                    || search.gain() / total < options.minGain()) {
                builder.leaf(negatives, positives);
                continue;
            }
            addSplit();
            int middle = partition(from, to);
            int leftNegatives = search.leftNegatives;
            int leftPositives = search.leftPositives;
            push(middle, to, negatives - leftNegatives, positives - leftPositives, depth + 1);
            push(from, middle, leftNegatives, leftPositives, depth + 1);
        }
        return builder.build();
    }

    private void pushRoot(int size, int[] counts) {
        long both = 0;
        for (int i = rows.words - 1; i < size * rows.words; i += rows.words) {
            both += TrainingRows.counts(entries[i]);
        }
        push(0, size, (int) both, (int) (both >>> 32), 0);
    }

    private double weight(int negatives, int positives) {
        return options.weights().negative() * negatives + options.weights().positive() * positives;
    }

    private void push(int from, int to, int negatives, int positives, int depth) {
        if (stackSize == stack.length) {
            stack = Arrays.copyOf(stack, 2 * stackSize);
        }
        stack[stackSize] = from;
        stack[stackSize + 1] = to;
        stack[stackSize + 2] = negatives;
        stack[stackSize + 3] = positives;
        stack[stackSize + 4] = depth;
        stackSize += 5;
    }

    private boolean isLeaf(int negatives, int positives, int depth) {
        return negatives == 0
                || positives == 0
                || depth >= options.maxDepth()
                || (long) negatives + positives < 2L * options.minLeaf();
    }

    private boolean findSplit(long seed, int from, int to, int negatives, int positives) {
        search.begin(entries, from, to, negatives, positives);
        long nodeSeed = SplitMix64.mix(seed, builder.size() + 1L);
        random.reseed(nodeSeed);
        for (int drawn = 0; draw.hasNext() && (drawn < candidates || !search.found()); drawn++) {
            int feature = draw.next(random);
            int column = columnOf[feature];
            if (column < rows.schema.numericCount()) {
                if (options.randomThresholds()) {
                    search.numericAt(column, (SplitMix64.mix(nodeSeed, column) >>> 11) * 0x1.0p-53);
                } else {
                    search.numeric(column);
                }
            } else if (options.categorySplits() == CategorySplits.ONE_HOT) {
                search.category(column, codeOf[feature], feature);
            } else {
                search.subset(column);
            }
        }
        draw.reset();
        return search.found();
    }

    private void addSplit() {
        switch (search.kind) {
            case NUMERIC ->
                builder.numeric(search.column, rows.binning.threshold(search.column, search.lower, search.upper));
            case CATEGORY -> builder.category(search.column, search.lower);
            default -> builder.subset(search.column, search.subset, (rows.cardinality[search.column] + 63) / 64);
        }
    }

    /** Moves the entries that go left to the front; returns where the others begin. */
    private int partition(int from, int to) {
        int middle = from;
        for (int i = from; i < to; i++) {
            int code = (int) (entries[i * rows.words + rows.word[search.column]] >>> rows.shift[search.column])
                    & rows.mask[search.column];
            if (!goesRight(code)) {
                swap(i, middle++);
            }
        }
        return middle;
    }

    private boolean goesRight(int code) {
        return switch (search.kind) {
            case NUMERIC -> code > search.lower;
            case CATEGORY -> code == search.lower;
            default -> (search.subset[code >>> 6] >>> code & 1) != 0;
        };
    }

    private void swap(int a, int b) {
        for (int word = 0; word < rows.words; word++) {
            long held = entries[a * rows.words + word];
            entries[a * rows.words + word] = entries[b * rows.words + word];
            entries[b * rows.words + word] = held;
        }
    }
}
