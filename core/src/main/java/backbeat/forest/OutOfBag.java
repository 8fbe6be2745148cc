package backbeat.forest;

import backbeat.table.Labels;
import java.util.Arrays;

/**
 * What the trees that have not seen a training row say about it: an estimate of the forest's quality on new rows that
 * costs no validation set (Breiman 1996, <em>Out-of-bag estimation</em>; 2001, section 3.1, doi:10.1023/A:1010933404324). A
 * bootstrap sample leaves out {@code (1 - 1/n)^n ≈ 37 %} of the rows. Where new rows come in new groups, the bootstrap must
 * draw groups, or a row's kin in the bag give it away and the estimate is too kind. Immutable.
 */
public final class OutOfBag {
    private final double[] probabilities;
    private final int[] votes;

    OutOfBag(double[] probabilities, int[] votes) {
        this.probabilities = probabilities;
        this.votes = votes;
    }

    /** The probability of the positive class for each training row; NaN for a row that every tree has seen. A copy. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** How many trees voted on a row. */
    public int votes(int row) {
        return votes[row];
    }

    /** The training rows with at least one vote, in order. */
    public int[] rows() {
        int[] covered = new int[votes.length];
        int count = 0;
        for (int row = 0; row < votes.length; row++) {
            if (votes[row] > 0) {
                covered[count++] = row;
            }
        }
        return Arrays.copyOf(covered, count);
    }

    /**
     * The share of covered rows on the right side of one half; NaN if no row is covered.
     *
     * @param labels those that the forest was fitted with
     */
    public double accuracy(Labels labels) {
        int covered = 0;
        int right = 0;
        for (int row = 0; row < votes.length; row++) {
            if (votes[row] > 0) {
                covered++;
                right += probabilities[row] >= 0.5 == labels.isPositive(row) ? 1 : 0;
            }
        }
        return (double) right / covered;
    }
}
