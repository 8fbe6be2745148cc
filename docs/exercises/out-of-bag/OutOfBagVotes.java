package exercise;

/**
 * The test that costs nothing: each row is judged by the trees whose sample does not have it.
 *
 * <p>Write {@link #probabilities}. Then check: the accuracy of few trees is too low.
 */
public final class OutOfBagVotes implements OutOfBagVotesCheck.Task {
    /**
     * For each row the mean share of the trees that have not seen it, NaN if all have.
     *
     * @param samples {@code samples[t]} are the rows that tree {@code t} has drawn, some of them several times
     * @param shares  {@code shares[t][row]} is the share of positives in the leaf of tree {@code t} that the row comes to
     */
    @Override
    public double[] probabilities(int[][] samples, double[][] shares) {
        // >>> your lines
        throw new UnsupportedOperationException("probabilities");
        // <<<
    }

    /** The share of rows on the right side of one half. */
    @Override
    public double accuracy(double[] probabilities, int[] labels) {
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            if (probabilities[row] >= 0.5 == (labels[row] == 1)) {
                right++;
            }
        }
        return (double) right / labels.length;
    }
}
