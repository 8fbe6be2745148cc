package backbeat.forest;

import backbeat.tree.EncodedRows;

/**
 * One worker's sums of out-of-bag votes. The sums are whole multiples of 2<sup>-40</sup>, so that adding them up gives the
 * same bits in any order, whichever worker grew which tree, without a shared counter.
 */
public final class OutOfBagVotes {
    private static final double UNIT = 0x1.0p40;

    private final long[] sums;
    private final int[] votes;

    OutOfBagVotes(int rows) {
        this(new long[rows], new int[rows]);
    }

    /**
     * Votes that were cast before.
     *
     * @param sums  by row, in units of 2<sup>-40</sup>; handed over
     * @param votes how many, by row; handed over
     * @throws IllegalArgumentException if there are not as many
     */
    public OutOfBagVotes(long[] sums, int[] votes) {
        this.sums = sums;
        this.votes = votes;
        if (sums.length != votes.length) {
            throw new IllegalArgumentException(sums.length + " sums of " + votes.length + " votes");
        }
    }

    /** By row, in units of 2<sup>-40</sup>; not to be written to. */
    public long[] sums() {
        return sums;
    }

    /** How many trees have voted on each row; not to be written to. */
    public int[] votes() {
        return votes;
    }

    /** Adds a tree's values, by place, for the encoded rows that it has not seen. */
    void add(EncodedRows encoded, int[] counts, double[] values) {
        for (int place = 0; place < encoded.rows(); place++) {
            int row = encoded.rowAt(place);
            if (counts[row] == 0) {
                sums[row] += (long) (values[place] * UNIT + 0.5);
                votes[row]++;
            }
        }
    }

    /** Adds up the votes of all workers. */
    static OutOfBag merge(int rows, OutOfBagVotes[] workers) {
        double[] probabilities = new double[rows];
        int[] votes = new int[rows];
        for (int row = 0; row < rows; row++) {
            long sum = 0;
            for (OutOfBagVotes worker : workers) {
                sum += worker.sums[row];
                votes[row] += worker.votes[row];
            }
            probabilities[row] = votes[row] == 0 ? Double.NaN : sum / UNIT / votes[row];
        }
        return new OutOfBag(probabilities, votes);
    }
}
