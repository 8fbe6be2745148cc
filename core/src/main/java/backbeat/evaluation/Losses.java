package backbeat.evaluation;

import backbeat.table.Labels;

/** The proper scoring rules: how far the probabilities themselves are from the truth. Lower is better. */
public final class Losses {
    /** Probabilities are kept this far from 0 and 1 before their logarithm is taken (scikit-learn's choice for doubles). */
    public static final double CLIP = 0x1.0p-52;

    private Losses() {}

    /**
     * The log loss of one row, {@code -ln} of the probability given to what happened, clipped to
     * [{@link #CLIP}, 1 - {@link #CLIP}]: at most 36.04.
     */
    public static double logLoss(int label, double probability) {
        double clipped = Math.min(Math.max(probability, CLIP), 1 - CLIP);
        return -StrictMath.log(label == 1 ? clipped : 1 - clipped);
    }

    /** The squared error of one row's probability. */
    public static double squaredError(int label, double probability) {
        double error = probability - label;
        return error * error;
    }

    /**
     * The mean log loss (binary cross-entropy), in nats.
     *
     * @throws IllegalArgumentException if the lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static double logLoss(Labels labels, double[] probabilities) {
        Checks.probabilities(labels, probabilities);
        double sum = 0;
        for (int row = 0; row < probabilities.length; row++) {
            sum += logLoss(labels.get(row), probabilities[row]);
        }
        return sum / probabilities.length;
    }

    /**
     * The mean squared error of the probabilities (Brier 1950, doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2).
     *
     * @throws IllegalArgumentException if the lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static double brier(Labels labels, double[] probabilities) {
        Checks.probabilities(labels, probabilities);
        double sum = 0;
        for (int row = 0; row < probabilities.length; row++) {
            sum += squaredError(labels.get(row), probabilities[row]);
        }
        return sum / probabilities.length;
    }
}
