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
    private final TrainingRun run;
    private final Validation validation;
    private final BestEpoch best;
    private final List<Epoch> epochs = new ArrayList<>();

    /** @param validationRows null where there are none */
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
        this.run = new TrainingRun(options, workers, kernels, rows, initial);
        this.validation = validationRows == null
                ? null
                : new Validation(validationRows, options.positiveWeight(), workers, kernels);
        this.best = new BestEpoch(initial);
    }

    /** Whether all epochs are done, or the validation loss has not fallen for too long. */
    boolean done() {
        return epochs.size() == options.epochs() || best.exhausted(epochs.size(), options.patience());
    }

    /** Trains one epoch. */
    Epoch next() {
        int e = epochs.size();
        double rate = options.learningRate() * options.schedule().factor(e, options.epochs());
        double trainLoss = run.epoch(e, rate);
        OptionalDouble validationLoss = OptionalDouble.empty();
        if (validation != null) {
            double loss = validation.loss(run.parameters());
            best.offer(loss, e + 1, run.parameters());
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
        int bestEpoch = best.epoch() == 0 ? epochs.size() : best.epoch();
        return new TrainingHistory(epochs, bestEpoch, options.keepBest() ? bestEpoch : epochs.size());
    }

    /**
     * The network with the weights of the last or the best epoch, as the options say.
     *
     * @throws IllegalArgumentException if training diverged: a weight is not finite
     */
    Mlp network() {
        TrainingHistory history = history();
        boolean rewind = history.keptEpoch() < epochs.size();
        Parameters kept = rewind ? best.parameters() : run.parameters();
        return new Mlp(schema, kept.toLayers(), history, kernels);
    }
}
