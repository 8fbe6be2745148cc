package backbeat.mlp;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The losses of a training run, epoch by epoch.
 *
 * @param epochs    one entry an epoch, in order
 * @param bestEpoch the number of the epoch with the lowest validation loss (the first of equals), or without validation
 *                  rows the last; 0 when there are no epochs
 * @param keptEpoch the number of the epoch whose weights the model has
 */
public record TrainingHistory(List<Epoch> epochs, int bestEpoch, int keptEpoch) {
    /** The history of a model whose training is not known, such as one built from weights. */
    public static final TrainingHistory NONE = new TrainingHistory(List.of(), 0, 0);

    public TrainingHistory {
        epochs = List.copyOf(epochs);
        if (bestEpoch < 0 || bestEpoch > epochs.size() || keptEpoch < 0 || keptEpoch > epochs.size()) {
            throw new IllegalArgumentException(
                    "Best epoch " + bestEpoch + ", kept epoch " + keptEpoch + " of " + epochs.size() + " epochs");
        }
    }

    /**
     * One epoch.
     *
     * @param number         from 1
     * @param learningRate   the rate used in it
     * @param trainLoss      mean loss of the training rows, each taken from the step that used the row (so while the
     *                       weights still change, and with dropout)
     * @param validationLoss mean loss of the validation rows after the epoch; empty without validation rows
     */
    public record Epoch(int number, double learningRate, double trainLoss, OptionalDouble validationLoss) {}

    /** What the curves say. */
    public enum Fit {
        /** No validation rows: the curves cannot tell. */
        UNKNOWN,
        /** The validation loss was still falling at the end. */
        STILL_IMPROVING,
        /** The validation loss ends within 1 % of its lowest value. */
        CONVERGED,
        /** The validation loss has risen by more than 1 % from its lowest value while the training loss fell further. */
        OVERFITTING,
        /** Both losses rose, or a loss is not a number: the learning rate is too high. */
        DIVERGED
    }

    /**
     * A judgment from the numbers.
     *
     * @param fit       the verdict
     * @param bestEpoch the epoch with the lowest validation loss
     * @param gapAtBest validation minus training loss in the best epoch; NaN without validation rows
     * @param gapAtEnd  the same in the last epoch
     * @param rise      how far the last validation loss lies above the lowest, as a share of the lowest
     */
    public record Verdict(Fit fit, int bestEpoch, double gapAtBest, double gapAtEnd, double rise) {}

    /** A rise of the validation loss below this share of its lowest value counts as noise. */
    private static final double NOISE = 0.01;

    /** Reads the curves: where the validation loss was lowest, how far it rose since, and how wide the gap is. */
    public Verdict verdict() {
        if (epochs.isEmpty() || epochs.get(0).validationLoss().isEmpty()) {
            return new Verdict(Fit.UNKNOWN, bestEpoch, Double.NaN, Double.NaN, Double.NaN);
        }
        Epoch best = epochs.get(bestEpoch - 1);
        Epoch last = epochs.get(epochs.size() - 1);
        double lowest = best.validationLoss().getAsDouble();
        double rise = last.validationLoss().getAsDouble() / lowest - 1;
        return new Verdict(fit(best, last, rise), bestEpoch, gap(best), gap(last), rise);
    }

    private Fit fit(Epoch best, Epoch last, double rise) {
        if (Double.isNaN(rise) || Double.isNaN(last.trainLoss())) {
            return Fit.DIVERGED;
        }
        if (bestEpoch == epochs.size()) {
            return Fit.STILL_IMPROVING;
        }
        if (rise <= NOISE) {
            return Fit.CONVERGED;
        }
        return last.trainLoss() < best.trainLoss() ? Fit.OVERFITTING : Fit.DIVERGED;
    }

    private static double gap(Epoch epoch) {
        return epoch.validationLoss().getAsDouble() - epoch.trainLoss();
    }
}
