package backbeat.mlp;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.mlp.TrainingHistory.Epoch;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.text.Numbers;
import java.util.Objects;

/**
 * Fits {@link Mlp}: mini-batch gradient descent on binary cross-entropy, its gradient by backpropagation (Rumelhart, Hinton and
 * Williams 1986, doi:10.1038/323533a0).
 *
 * <pre>{@code
 * MlpOptions options = MlpOptions.defaults().withHidden(64).withEpochs(20).withSeed(7);
 * Mlp mlp = new MlpTrainer(options, workers).fit(train, trainLabels, validation, validationLabels, Progress.NONE);
 * double[] p = mlp.probabilities(test);
 * mlp.history().verdict();
 * }</pre>
 *
 * <p>An epoch of {@code n} rows with {@code d} numeric and {@code c} categorical columns and {@code h} hidden units costs
 * {@code O(n·(d + c)·h)}, whatever the number of categories, plus {@code O(w)} for each of its steps, {@code w} being the
 * number of weights.
 */
public final class MlpTrainer implements Trainer<Mlp> {
    private final MlpOptions options;
    private final Workers workers;
    private final Kernels kernels;

    /** @param workers the threads that find the validation loss; a step is one thread's */
    public MlpTrainer(MlpOptions options, Workers workers) {
        this(options, workers, KernelProvider.best().kernels());
    }

    /** As above, with kernels of the caller's choice, which change the speed and nothing else. */
    public MlpTrainer(MlpOptions options, Workers workers, Kernels kernels) {
        this.options = Objects.requireNonNull(options, "options");
        this.workers = Objects.requireNonNull(workers, "workers");
        this.kernels = Objects.requireNonNull(kernels, "kernels");
    }

    /**
     * Fits without validation rows: all epochs are run and the last weights returned.
     *
     * @throws IllegalArgumentException also if the options ask for early stopping, or if training diverged (a weight is
     *                                  no longer finite)
     */
    @Override
    public Mlp fit(Table table, Labels labels, Progress progress) {
        Trainer.checkArguments(table, labels);
        int patience = options.regularization().patience();
        if (patience > 0) {
            throw new IllegalArgumentException("Early stopping (patience " + patience + ") needs validation rows");
        }
        return run(table, labels, null, progress);
    }

    /**
     * Fits with the validation loss taken after every epoch. Depending on the options, stops when it no longer falls and
     * returns the weights of the best epoch.
     *
     * @param validation rows with the schema of {@code table}
     * @throws IllegalArgumentException also if there are no validation rows, the schemas differ, or training diverged
     */
    public Mlp fit(Table table, Labels labels, Table validation, Labels validationLabels, Progress progress) {
        Trainer.checkArguments(table, labels);
        checkValidation(table, validation, validationLabels);
        return run(table, labels, PackedRows.of(validation, validationLabels), progress);
    }

    static void checkValidation(Table table, Table validation, Labels validationLabels) {
        if (validation.rows() == 0 || validation.rows() != validationLabels.size()) {
            throw new IllegalArgumentException(
                    validation.rows() + " validation rows with " + validationLabels.size() + " labels");
        }
        if (!validation.schema().equals(table.schema())) {
            throw new IllegalArgumentException("The validation rows have other columns than the training rows");
        }
    }

    private Mlp run(Table table, Labels labels, PackedRows validation, Progress progress) {
        Fitting fitting =
                new Fitting(options, workers, kernels, table.schema(), PackedRows.of(table, labels), validation);
        progress.begin("multilayer perceptron", options.optimization().epochs());
        while (!fitting.done()) {
            progress.checkCancelled();
            progress.note(remark(fitting.next()));
            progress.advance(1);
        }
        progress.end();
        return fitting.network();
    }

    private static String remark(Epoch epoch) {
        String train = "loss " + Numbers.fixed(epoch.trainLoss(), 4);
        return epoch.validationLoss().isEmpty()
                ? train
                : train + ", validation " + Numbers.fixed(epoch.validationLoss().getAsDouble(), 4);
    }
}
