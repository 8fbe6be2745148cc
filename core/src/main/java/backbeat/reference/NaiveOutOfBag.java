package backbeat.reference;

import backbeat.forest.ForestOptions;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The test that costs nothing (Breiman 1996, <em>Out-of-bag estimation</em>; 2001, section 3.1,
 * doi:10.1023/A:1010933404324): every training row is judged by the trees of a {@link NaiveForest} that have not seen it. A
 * bootstrap sample leaves out {@code (1 - 1/n)^n ≈ 37 %} of the rows, so of a hundred trees some 37 may vote on a row.
 *
 * <p>{@link backbeat.forest.OutOfBag} says the same to twelve digits. It rounds every vote to a whole multiple of
 * 2<sup>-40</sup>: such numbers add up to the same bits in any order, and its trees are grown by several threads.
 *
 * <p>O(trees · n · depth), and no more than a second look at each tree's sample.
 */
public final class NaiveOutOfBag {
    private final double[] probabilities;
    private final int[] votes;

    private NaiveOutOfBag(double[] probabilities, int[] votes) {
        this.probabilities = probabilities;
        this.votes = votes;
    }

    // tag::votes[]
    /**
     * Formula out-of-bag: for each row the mean of the trees whose sample does not have it; NaN if all have.
     *
     * @param forest  fitted with these options, rows and groups
     * @param groups  rows of the same number were drawn together
     */
    public static NaiveOutOfBag of(NaiveForest forest, ForestOptions options, Table table, int[] groups) {
        DMatrixRMaj x = OneHot.materializeDouble(table);
        List<List<Integer>> bags = NaiveForest.bags(groups);
        double[] shares = new double[table.rows()];
        int[] votes = new int[table.rows()];
        for (int t = 0; t < options.trees(); t++) {
            boolean[] seen = new boolean[table.rows()];
            for (int row : NaiveForest.sample(bags, options, t)) {
                seen[row] = true;
            }
            for (int row = 0; row < seen.length; row++) {
                if (!seen[row]) {
                    shares[row] += NaiveForest.share(forest.trees().get(t), x, row);
                    votes[row]++;
                }
            }
        }
        for (int row = 0; row < shares.length; row++) {
            shares[row] /= votes[row]; // without a vote 0 / 0, which is NaN
        }
        return new NaiveOutOfBag(shares, votes);
    }
    // end::votes[]

    /** The probability of the positive class for each training row; NaN for a row that every tree has seen. A copy. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** How many trees voted on a row. */
    public int votes(int row) {
        return votes[row];
    }

    /** Of the rows that have a vote, the share on the right side of one half; NaN if none has. */
    public double accuracy(Labels labels) {
        int judged = 0;
        int right = 0;
        for (int row = 0; row < votes.length; row++) {
            if (votes[row] > 0) {
                judged++;
                right += probabilities[row] >= 0.5 == labels.isPositive(row) ? 1 : 0;
            }
        }
        return (double) right / judged;
    }
}
