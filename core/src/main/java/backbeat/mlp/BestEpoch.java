package backbeat.mlp;

/** The parameters of the epoch with the lowest validation loss so far; of equals, the first. */
final class BestEpoch {
    private final Parameters parameters;
    private double lowest = Double.POSITIVE_INFINITY;
    private int epoch;

    BestEpoch(Parameters shape) {
        this.parameters = shape.sameShape();
    }

    /** Looks at the loss after epoch {@code number} (from 1) and copies the parameters when it is a new low. */
    void offer(double loss, int number, Parameters current) {
        if (loss < lowest) {
            lowest = loss;
            epoch = number;
            parameters.copyFrom(current);
        }
    }

    /** Whether {@code patience} epochs (0: any number) have passed since the lowest loss, after {@code done} epochs. */
    boolean exhausted(int done, int patience) {
        return patience > 0 && done - epoch >= patience;
    }

    /** The number of the best epoch; 0 when none was offered. */
    int epoch() {
        return epoch;
    }

    Parameters parameters() {
        return parameters;
    }
}
