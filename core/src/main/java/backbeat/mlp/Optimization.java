package backbeat.mlp;

import java.util.Objects;

/**
 * How a network's loss is brought down.
 *
 * @param epochs          passes over the training rows, at least 1
 * @param batchSize       rows a step; a batch as large as the table makes every epoch one step
 * @param learningRate    η of the first epoch, positive
 * @param optimizer       how a gradient becomes a step
 * @param schedule        how η changes from epoch to epoch
 * @param maxGradientNorm the gradient is scaled down to this Euclidean norm when it is longer; 0 never does
 */
public record Optimization(
        int epochs,
        int batchSize,
        double learningRate,
        Optimizer optimizer,
        Schedule schedule,
        double maxGradientNorm) {
    /** @throws IllegalArgumentException if a value is out of its range; the message names it */
    public Optimization {
        MlpOptions.require(epochs >= 1, "at least 1 epoch is needed", epochs);
        MlpOptions.require(batchSize >= 1, "a batch needs at least 1 row", batchSize);
        MlpOptions.require(
                learningRate > 0 && Double.isFinite(learningRate), "the learning rate must be positive", learningRate);
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
        MlpOptions.require(
                maxGradientNorm >= 0 && Double.isFinite(maxGradientNorm),
                "the largest gradient norm must not be negative",
                maxGradientNorm);
    }

    /** 20 epochs of Adam at 0.001 with 256 rows a batch. */
    public static Optimization defaults() {
        return new Optimization(20, 256, 1e-3, Optimizer.ADAM, Schedule.constant(), 0);
    }

    /** η of an epoch, counted from 0. */
    double rate(int epoch) {
        return learningRate * schedule.factor(epoch, epochs);
    }

    public Optimization withEpochs(int value) {
        return new Optimization(value, batchSize, learningRate, optimizer, schedule, maxGradientNorm);
    }

    public Optimization withBatchSize(int value) {
        return new Optimization(epochs, value, learningRate, optimizer, schedule, maxGradientNorm);
    }

    public Optimization withLearningRate(double value) {
        return new Optimization(epochs, batchSize, value, optimizer, schedule, maxGradientNorm);
    }

    public Optimization withOptimizer(Optimizer value) {
        return new Optimization(epochs, batchSize, learningRate, value, schedule, maxGradientNorm);
    }

    public Optimization withSchedule(Schedule value) {
        return new Optimization(epochs, batchSize, learningRate, optimizer, value, maxGradientNorm);
    }

    public Optimization withMaxGradientNorm(double value) {
        return new Optimization(epochs, batchSize, learningRate, optimizer, schedule, value);
    }
}
