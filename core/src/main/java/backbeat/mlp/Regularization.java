package backbeat.mlp;

/**
 * What keeps a network from learning its training rows by heart. Numbers that switch something off do so at 0.
 *
 * @param l2          {@code l2·w} is added to the gradient of every weight (not of biases)
 * @param weightDecay {@code η·weightDecay·w} is taken off every weight at each step (decoupled; not of biases)
 * @param dropout     share of the hidden units that sit out, in [0, 1), in steps of 1/65536; drawn anew for every row
 * @param patience    stop when the validation loss has not reached a new low for so many epochs; 0 never stops
 * @param keepBest    with validation rows: return the weights of the epoch with the lowest validation loss in place of the
 *                    last
 */
public record Regularization(double l2, double weightDecay, double dropout, int patience, boolean keepBest) {
    /** @throws IllegalArgumentException if a value is out of its range; the message names it */
    public Regularization {
        MlpOptions.require(l2 >= 0 && Double.isFinite(l2), "L2 must not be negative", l2);
        MlpOptions.require(
                weightDecay >= 0 && Double.isFinite(weightDecay), "weight decay must not be negative", weightDecay);
        MlpOptions.require(dropout >= 0 && dropout < 1, "dropout must be in [0, 1)", dropout);
        MlpOptions.require(patience >= 0, "patience must not be negative", patience);
    }

    /** Nothing but that the best epoch is kept. */
    public static Regularization defaults() {
        return new Regularization(0, 0, 0, 0, true);
    }

    public Regularization withL2(double value) {
        return new Regularization(value, weightDecay, dropout, patience, keepBest);
    }

    public Regularization withWeightDecay(double value) {
        return new Regularization(l2, value, dropout, patience, keepBest);
    }

    public Regularization withDropout(double value) {
        return new Regularization(l2, weightDecay, value, patience, keepBest);
    }

    public Regularization withPatience(int value) {
        return new Regularization(l2, weightDecay, dropout, value, keepBest);
    }

    public Regularization withKeepBest(boolean value) {
        return new Regularization(l2, weightDecay, dropout, patience, value);
    }
}
