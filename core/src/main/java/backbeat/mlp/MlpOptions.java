package backbeat.mlp;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What to fit and how.
 *
 * @param architecture   the layers
 * @param optimization   the way down
 * @param regularization against overfitting
 * @param positiveWeight weight of a positive row in the loss; a negative row has 1
 * @param seed           of the initial weights, the order of the rows and dropout
 */
public record MlpOptions(
        Architecture architecture,
        Optimization optimization,
        Regularization regularization,
        double positiveWeight,
        long seed) {
    private static final MlpOptions DEFAULTS =
            new MlpOptions(Architecture.defaults(), Optimization.defaults(), Regularization.defaults(), 1, 42);

    /** @throws IllegalArgumentException if the weight of positives is not positive */
    public MlpOptions {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(optimization, "optimization");
        Objects.requireNonNull(regularization, "regularization");
        require(
                positiveWeight > 0 && Double.isFinite(positiveWeight),
                "the weight of positives must be positive",
                positiveWeight);
    }

    /** Ends in an error that names the rule unless it holds. */
    static void require(boolean holds, String rule, Object value) {
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

    public MlpOptions withArchitecture(Architecture value) {
        return new MlpOptions(value, optimization, regularization, positiveWeight, seed);
    }

    public MlpOptions withOptimization(Optimization value) {
        return new MlpOptions(architecture, value, regularization, positiveWeight, seed);
    }

    public MlpOptions withRegularization(Regularization value) {
        return new MlpOptions(architecture, optimization, value, positiveWeight, seed);
    }

    public MlpOptions withPositiveWeight(double value) {
        return new MlpOptions(architecture, optimization, regularization, value, seed);
    }

    public MlpOptions withSeed(long value) {
        return new MlpOptions(architecture, optimization, regularization, positiveWeight, value);
    }

    public MlpOptions withHidden(int... units) {
        return withHidden(Arrays.stream(units).boxed().toList());
    }

    public MlpOptions withHidden(List<Integer> value) {
        return withArchitecture(architecture.withHidden(value));
    }

    public MlpOptions withInitialization(Initialization value) {
        return withArchitecture(architecture.withInitialization(value));
    }

    public MlpOptions withEpochs(int value) {
        return withOptimization(optimization.withEpochs(value));
    }

    public MlpOptions withBatchSize(int value) {
        return withOptimization(optimization.withBatchSize(value));
    }

    public MlpOptions withLearningRate(double value) {
        return withOptimization(optimization.withLearningRate(value));
    }

    public MlpOptions withOptimizer(Optimizer value) {
        return withOptimization(optimization.withOptimizer(value));
    }

    public MlpOptions withSchedule(Schedule value) {
        return withOptimization(optimization.withSchedule(value));
    }

    public MlpOptions withMaxGradientNorm(double value) {
        return withOptimization(optimization.withMaxGradientNorm(value));
    }

    public MlpOptions withL2(double value) {
        return withRegularization(regularization.withL2(value));
    }

    public MlpOptions withWeightDecay(double value) {
        return withRegularization(regularization.withWeightDecay(value));
    }

    public MlpOptions withDropout(double value) {
        return withRegularization(regularization.withDropout(value));
    }

    public MlpOptions withPatience(int value) {
        return withRegularization(regularization.withPatience(value));
    }

    public MlpOptions withKeepBest(boolean value) {
        return withRegularization(regularization.withKeepBest(value));
    }
}
