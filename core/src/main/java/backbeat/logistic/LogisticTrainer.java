package backbeat.logistic;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Objects;

/**
 * Fits {@link LogisticRegression} to its one solution: the loss is convex, and Newton's method (iteratively reweighted
 * least squares: Green 1984, doi:10.1111/j.2517-6161.1984.tb01288.x) reaches its minimum in a handful of passes over the
 * rows. There is no seed, no learning rate and nothing to tune but the penalty.
 *
 * <pre>{@code
 * LogisticRegression model = new LogisticTrainer(LogisticOptions.defaults(), workers).fit(train, trainLabels);
 * }</pre>
 *
 * <p>A step over {@code n} rows with {@code d} numeric and {@code c} categorical columns costs {@code O(n·(d + c)²)},
 * whatever the number of categories, and {@code O(w³)} for {@code w} weights; {@code 8·w²} bytes for each of at most 32
 * parts of the rows. The weights are computed in double precision and rounded to float once.
 */
public final class LogisticTrainer implements Trainer<LogisticRegression> {
    /** The most weights that a fit takes: more would need more memory and time than they are worth. */
    public static final int MAX_WIDTH = 1_024;

    private final LogisticOptions options;
    private final Workers workers;
    private final Kernels kernels;

    /** @param workers the threads that add rows up */
    public LogisticTrainer(LogisticOptions options, Workers workers) {
        this(options, workers, KernelProvider.best().kernels());
    }

    /** @param kernels of the model that is returned; the fit itself has one form */
    public LogisticTrainer(LogisticOptions options, Workers workers, Kernels kernels) {
        this.options = Objects.requireNonNull(options, "options");
        this.workers = Objects.requireNonNull(workers, "workers");
        this.kernels = Objects.requireNonNull(kernels, "kernels");
    }

    /**
     * {@inheritDoc} The model remembers its Newton steps.
     *
     * @throws IllegalArgumentException also if all rows are of one class, whose odds no bias can express, or the one-hot
     *                                  columns are more than {@link #MAX_WIDTH}
     */
    @Override
    public LogisticRegression fit(Table table, Labels labels, Progress progress) {
        Trainer.checkArguments(table, labels);
        if (labels.positives() == 0 || labels.negatives() == 0) {
            throw new IllegalArgumentException("Logistic regression needs rows of both classes, but all "
                    + labels.size() + " are " + (labels.positives() == 0 ? "negative" : "positive"));
        }
        int width = table.schema().oneHotWidth();
        if (width > MAX_WIDTH) {
            throw new IllegalArgumentException("Logistic regression by Newton's method takes at most " + MAX_WIDTH
                    + " numeric columns and categories, not " + width
                    + "; gradient descent (a perceptron without hidden layers) takes more");
        }
        progress.begin("logistic regression", -1);
        LogisticFit fit = new LogisticFit(options, workers, table, labels);
        double[] solution = fit.solve(progress);
        progress.end();
        float[] weights = new float[width];
        for (int f = 0; f < width; f++) {
            weights[f] = (float) solution[1 + f];
        }
        return new LogisticRegression(table.schema(), weights, (float) solution[0], fit.steps(), kernels);
    }
}
