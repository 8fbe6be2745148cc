package backbeat.mlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What to fit and how. Numbers that switch something off do so at 0 ({@code l2}, {@code weightDecay}, {@code dropout},
 * {@code patience}, {@code maxGradientNorm}).
 *
 * @param hidden          units of each hidden layer, from the input on; empty for logistic regression
 * @param epochs          passes over the training rows, at least 1
 * @param batchSize       rows a step; a batch as large as the table makes every epoch one step
 * @param learningRate    η of the first epoch, positive
 * @param initialization  how large the weights begin
 * @param optimizer       how a gradient becomes a step
 * @param schedule        how η changes from epoch to epoch
 * @param l2              {@code l2·w} is added to the gradient of every weight (not of biases)
 * @param weightDecay     {@code η·weightDecay·w} is taken off every weight at each step (decoupled; not of biases)
 * @param dropout         share of the hidden units that sit out, in [0, 1), in steps of 1/65536; drawn anew for every row
 * @param patience        stop when the validation loss has not reached a new low for so many epochs; 0 never stops
 * @param keepBest        with validation rows: return the weights of the epoch with the lowest validation loss in place
 *                        of the last
 * @param maxGradientNorm the gradient is scaled down to this Euclidean norm when it is longer; 0 never does
 * @param positiveWeight  weight of a positive row in the loss; a negative row has 1
 * @param seed            of the initial weights, the order of the rows and dropout
 */
public record MlpOptions(
        List<Integer> hidden,
        int epochs,
        int batchSize,
        double learningRate,
        Initialization initialization,
        Optimizer optimizer,
        Schedule schedule,
        double l2,
        double weightDecay,
        double dropout,
        int patience,
        boolean keepBest,
        double maxGradientNorm,
        double positiveWeight,
        long seed) {
    private static final MlpOptions DEFAULTS = new MlpOptions(
            List.of(64),
            20,
            256,
            1e-3,
            Initialization.FAN_IN_UNIFORM,
            Optimizer.ADAM,
            Schedule.constant(),
            0,
            0,
            0,
            0,
            true,
            0,
            1,
            42);

    /** @throws IllegalArgumentException if a value is out of its range; the message names it */
    public MlpOptions {
        hidden = List.copyOf(hidden);
        for (int units : hidden) {
            require(units >= 1, "a hidden layer needs at least 1 unit", units);
        }
        require(epochs >= 1, "at least 1 epoch is needed", epochs);
        require(batchSize >= 1, "a batch needs at least 1 row", batchSize);
        require(learningRate > 0 && Double.isFinite(learningRate), "the learning rate must be positive", learningRate);
        Objects.requireNonNull(initialization, "initialization");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
        require(l2 >= 0 && Double.isFinite(l2), "L2 must not be negative", l2);
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weight decay must not be negative", weightDecay);
        require(dropout >= 0 && dropout < 1, "dropout must be in [0, 1)", dropout);
        require(patience >= 0, "patience must not be negative", patience);
        require(
                maxGradientNorm >= 0 && Double.isFinite(maxGradientNorm),
                "the largest gradient norm must not be negative",
                maxGradientNorm);
        require(
                positiveWeight > 0 && Double.isFinite(positiveWeight),
                "the weight of positives must be positive",
                positiveWeight);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("MLP options: " + rule + ", not " + value);
        }
    }

    /**
     * One hidden layer of 64 ReLU units that begins as {@link Initialization#FAN_IN_UNIFORM}, 20 epochs of Adam at 0.001
     * with 256 rows a batch, and nothing switched on.
     */
    public static MlpOptions defaults() {
        return DEFAULTS;
    }

    /** {@link #defaults} without a hidden layer: logistic regression by gradient descent. */
    public static MlpOptions logistic() {
        return DEFAULTS.withHidden();
    }

    public MlpOptions withHidden(int... units) {
        List<Integer> layers = new ArrayList<>(units.length);
        for (int u : units) {
            layers.add(u);
        }
        return withHidden(layers);
    }

    public MlpOptions withHidden(List<Integer> value) {
        return with(draft -> draft.hidden = value);
    }

    public MlpOptions withEpochs(int value) {
        return with(draft -> draft.epochs = value);
    }

    public MlpOptions withBatchSize(int value) {
        return with(draft -> draft.batchSize = value);
    }

    public MlpOptions withLearningRate(double value) {
        return with(draft -> draft.learningRate = value);
    }

    public MlpOptions withInitialization(Initialization value) {
        return with(draft -> draft.initialization = value);
    }

    public MlpOptions withOptimizer(Optimizer value) {
        return with(draft -> draft.optimizer = value);
    }

    public MlpOptions withSchedule(Schedule value) {
        return with(draft -> draft.schedule = value);
    }

    public MlpOptions withL2(double value) {
        return with(draft -> draft.l2 = value);
    }

    public MlpOptions withWeightDecay(double value) {
        return with(draft -> draft.weightDecay = value);
    }

    public MlpOptions withDropout(double value) {
        return with(draft -> draft.dropout = value);
    }

    public MlpOptions withPatience(int value) {
        return with(draft -> draft.patience = value);
    }

    public MlpOptions withKeepBest(boolean value) {
        return with(draft -> draft.keepBest = value);
    }

    public MlpOptions withMaxGradientNorm(double value) {
        return with(draft -> draft.maxGradientNorm = value);
    }

    public MlpOptions withPositiveWeight(double value) {
        return with(draft -> draft.positiveWeight = value);
    }

    public MlpOptions withSeed(long value) {
        return with(draft -> draft.seed = value);
    }

    private MlpOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** The same values, each open to change. */
    private static final class Draft {
        private List<Integer> hidden;
        private int epochs;
        private int batchSize;
        private double learningRate;
        private Initialization initialization;
        private Optimizer optimizer;
        private Schedule schedule;
        private double l2;
        private double weightDecay;
        private double dropout;
        private int patience;
        private boolean keepBest;
        private double maxGradientNorm;
        private double positiveWeight;
        private long seed;

        Draft(MlpOptions options) {
            hidden = options.hidden;
            epochs = options.epochs;
            batchSize = options.batchSize;
            learningRate = options.learningRate;
            initialization = options.initialization;
            optimizer = options.optimizer;
            schedule = options.schedule;
            l2 = options.l2;
            weightDecay = options.weightDecay;
            dropout = options.dropout;
            patience = options.patience;
            keepBest = options.keepBest;
            maxGradientNorm = options.maxGradientNorm;
            positiveWeight = options.positiveWeight;
            seed = options.seed;
        }

        MlpOptions options() {
            return new MlpOptions(
                    hidden,
                    epochs,
                    batchSize,
                    learningRate,
                    initialization,
                    optimizer,
                    schedule,
                    l2,
                    weightDecay,
                    dropout,
                    patience,
                    keepBest,
                    maxGradientNorm,
                    positiveWeight,
                    seed);
        }
    }
}
