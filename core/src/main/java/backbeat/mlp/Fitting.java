package backbeat.mlp;

import backbeat.kernel.Kernels;
import backbeat.mlp.TrainingHistory.Epoch;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A fit under way, with its losses and the weights of its best epoch. It can rest after any epoch and go on later. */
final class Fitting {
    private final MlpOptions options;
    private final Kernels kernels;
    private final Schema schema;
    private final Descent descent;
    private final Validation validation;
    private final List<Epoch> epochs = new ArrayList<>();

    /** The parameters of the epoch with the lowest validation loss so far; of equals, the first. */
    private final Parameters best;

    private double lowest = Double.POSITIVE_INFINITY;
    private int bestEpoch;

    /**
     * @param workers        for the validation loss; the steps are one thread's
     * @param validationRows null where there are none
     */
    Fitting(
            MlpOptions options,
            Workers workers,
            Kernels kernels,
            Schema schema,
            PackedRows rows,
            PackedRows validationRows) {
        this.options = options;
        this.kernels = kernels;
        this.schema = schema;
        Parameters initial = Parameters.initial(schema.oneHotWidth(), options);
        this.descent = new Descent(options, kernels, rows, initial);
        this.validation = validationRows == null
                ? null
                : new Validation(validationRows, options.positiveWeight(), workers, kernels);
        this.best = initial.sameShape();
    }

    /** Whether all epochs are done, or the validation loss has not fallen for too long. */
    boolean done() {
        int patience = options.regularization().patience();
        return epochs.size() == options.optimization().epochs()
                || patience > 0 && epochs.size() - bestEpoch >= patience;
    }

    /** Trains one epoch. */
    Epoch next() {
        int e = epochs.size();
        double rate = options.optimization().rate(e);
        double trainLoss = descent.epoch(e, rate);
        OptionalDouble validationLoss = OptionalDouble.empty();
        if (validation != null) {
            double loss = validation.loss(descent.parameters());
            if (loss < lowest) {
                lowest = loss;
                bestEpoch = e + 1;
                best.copyFrom(descent.parameters());
            }
            validationLoss = OptionalDouble.of(loss);
        }
        epochs.add(new Epoch(e + 1, rate, trainLoss, validationLoss));
        return epochs.get(e);
    }

    /** Epochs trained so far. */
    int epochs() {
        return epochs.size();
    }

    /** The losses of the epochs so far. */
    TrainingHistory history() {
        int number = bestEpoch == 0 ? epochs.size() : bestEpoch;
        return new TrainingHistory(epochs, number, options.regularization().keepBest() ? number : epochs.size());
    }

    /**
     * The network with the weights of the last or the best epoch, as the options say.
     *
     * @throws IllegalArgumentException if training diverged: a weight is not finite
     */
    Mlp network() {
        TrainingHistory history = history();
        boolean rewind = history.keptEpoch() < epochs.size();
        Parameters kept = rewind ? best : descent.parameters();
        return new Mlp(schema, kept.toLayers(), history, kernels);
    }
}
