package backbeat.evaluation;

import backbeat.table.Labels;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;

/**
 * The rows in falling order of probability, rows of equal probability together in one <em>block</em>: what every
 * threshold-free figure is computed from, so that a model is sorted once. O(n) memory, O(n) radix sort.
 *
 * <p>Inside a block rows keep their order, so sums over a ranking have one value only.
 */
public final class Ranking {
    private final Labels labels;
    private final double[] probabilities;
    private final int[] order;
    private final int[] blockEnds;

    private Ranking(Labels labels, double[] probabilities, int[] order, int[] blockEnds) {
        this.labels = labels;
        this.probabilities = probabilities;
        this.order = order;
        this.blockEnds = blockEnds;
    }

    /**
     * Ranks the rows.
     *
     * @throws IllegalArgumentException if the lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static Ranking of(Labels labels, double[] probabilities) {
        Checks.probabilities(labels, probabilities);
        int n = probabilities.length;
        double[] keys = new double[n];
        int[] order = new int[n];
        for (int row = 0; row < n; row++) {
            keys[row] = 0.0 - probabilities[row]; // falling; 0 - 0 is +0 for either zero, so both land in one block
            order[row] = row;
        }
        DoubleArrays.radixSortIndirect(order, keys, true);
        return new Ranking(labels, probabilities, order, blockEnds(order, keys));
    }

    private static int[] blockEnds(int[] order, double[] keys) {
        int n = order.length;
        int[] ends = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            if (i + 1 == n || keys[order[i]] != keys[order[i + 1]]) {
                ends[blocks++] = i + 1;
            }
        }
        return Arrays.copyOf(ends, blocks);
    }

    public int rows() {
        return order.length;
    }

    /** The row at {@code rank}, 0 for the most probable. */
    public int row(int rank) {
        return order[rank];
    }

    public Labels labels() {
        return labels;
    }

    /** The number of distinct probabilities. */
    public int blocks() {
        return blockEnds.length;
    }

    /** The rank after the last row of a block. */
    public int blockEnd(int block) {
        return blockEnds[block];
    }

    /** The probability that all rows of a block have. */
    public double blockProbability(int block) {
        return probabilities[order[blockEnds[block] - 1]];
    }

    /** The number of positive rows up to and including each block. */
    int[] positivesThrough() {
        int[] positives = new int[blockEnds.length];
        int seen = 0;
        int rank = 0;
        for (int block = 0; block < blockEnds.length; block++) {
            for (; rank < blockEnds[block]; rank++) {
                seen += labels.get(order[rank]);
            }
            positives[block] = seen;
        }
        return positives;
    }

    /**
     * The area under the ROC curve: the share of pairs of a positive and a negative row that the model puts in the right
     * order, ties counting one half (Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747). Counted in integers.
     *
     * @throws IllegalArgumentException if only one class is present
     */
    public double auc() {
        Checks.bothClasses(labels, "The ROC AUC");
        int[] positives = positivesThrough();
        long twiceWins = 0;
        int end = 0;
        int above = 0;
        for (int block = 0; block < blockEnds.length; block++) {
            int tied = positives[block] - above;
            int negatives = blockEnds[block] - end - tied;
            twiceWins += (long) negatives * (2L * above + tied);
            above = positives[block];
            end = blockEnds[block];
        }
        return twiceWins / (2.0 * labels.positives() * labels.negatives());
    }

    /**
     * Average precision: the precision at every block, weighted by the recall that the block adds. No interpolation, as
     * in scikit-learn; a constant answer scores the positive rate.
     *
     * @throws IllegalArgumentException if no row is positive
     */
    public double averagePrecision() {
        if (labels.positives() == 0) {
            throw new IllegalArgumentException("Average precision needs positive rows, but there are none");
        }
        int[] positives = positivesThrough();
        double sum = 0;
        int above = 0;
        for (int block = 0; block < blockEnds.length; block++) {
            sum += (positives[block] - above) * ((double) positives[block] / blockEnds[block]);
            above = positives[block];
        }
        return sum / labels.positives();
    }

    /**
     * The share of positives among the {@code ceil(fraction · n)} most probable rows. Of a block that the cut goes
     * through, each row counts in part: the expectation over all orders of the tied rows.
     *
     * @throws IllegalArgumentException if {@code fraction} is not in (0, 1]
     */
    public double precisionAtTop(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("The top fraction must be in (0, 1], not " + fraction);
        }
        int wanted = (int) topRows(fraction, order.length);
        int[] positives = positivesThrough();
        int block = 0;
        while (blockEnds[block] < wanted) {
            block++;
        }
        int start = block == 0 ? 0 : blockEnds[block - 1];
        int above = block == 0 ? 0 : positives[block - 1];
        double share = (double) (wanted - start) / (blockEnds[block] - start);
        return (above + share * (positives[block] - above)) / wanted;
    }

    /** {@code ceil(fraction · rows)}, at least 1. */
    static long topRows(double fraction, long rows) {
        return Math.max(1, (long) Math.ceil(fraction * rows));
    }
}
