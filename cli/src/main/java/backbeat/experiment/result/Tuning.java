package backbeat.experiment.result;

import java.util.List;

/**
 * The choices that were made without the test rows. Empty lists where nothing was searched.
 *
 * @param neighbors     validation scores by number of neighbors
 * @param forests       forests tried, judged out of bag
 * @param outOfBag      the chosen forest's out-of-bag error by number of trees
 * @param learningRates learning rates tried, judged on the validation part
 * @param epochs        the chosen network's losses by epoch
 * @param bestEpoch     the epoch whose weights were kept; 0 when no network was trained
 */
public record Tuning(
        List<NeighborTrial> neighbors,
        List<ForestTrial> forests,
        List<OutOfBagPoint> outOfBag,
        List<LearningRateTrial> learningRates,
        List<EpochLoss> epochs,
        int bestEpoch) {
    public Tuning {
        neighbors = List.copyOf(neighbors);
        forests = List.copyOf(forests);
        outOfBag = List.copyOf(outOfBag);
        learningRates = List.copyOf(learningRates);
        epochs = List.copyOf(epochs);
    }

    /** {@code k} neighbors with a weighting, on the validation part. */
    public record NeighborTrial(int k, String weighting, double auc, double logLoss, boolean chosen) {}

    /** A forest's options, and its out-of-bag scores. */
    public record ForestTrial(String options, int trees, double auc, double error, boolean chosen) {}

    /** The out-of-bag error of the first {@code trees} trees. */
    public record OutOfBagPoint(int trees, double error) {}

    /** A learning rate, its best validation loss, and the epoch that reached it. */
    public record LearningRateTrial(
            double learningRate, int epochs, double validationLoss, int bestEpoch, boolean chosen) {}

    /** The mean binary cross-entropy of an epoch. */
    public record EpochLoss(int epoch, double train, double validation) {}
}
