package backbeat.experiment.result;

import java.util.List;
import java.util.Map;

/**
 * The choices that were made without the test rows. Empty lists where nothing was searched.
 *
 * @param neighbors     validation scores by number of neighbors
 * @param forests       forests tried, judged out of bag
 * @param treeCounts    the chosen forest's validation AUC by number of trees
 * @param learningRates learning rates tried, judged on the validation part
 * @param epochs        the chosen network's losses by epoch
 * @param bestEpoch     the epoch whose weights were kept; 0 when no network was trained
 */
public record Tuning(
        List<NeighborTrial> neighbors,
        List<ForestTrial> forests,
        List<TreeCount> treeCounts,
        List<LearningRateTrial> learningRates,
        List<EpochLoss> epochs,
        int bestEpoch) {
    public Tuning {
        neighbors = List.copyOf(neighbors);
        forests = List.copyOf(forests);
        treeCounts = List.copyOf(treeCounts);
        learningRates = List.copyOf(learningRates);
        epochs = List.copyOf(epochs);
    }

    /** {@code k} neighbors with a weighting, on the validation part. */
    public record NeighborTrial(int k, String weighting, double auc, double logLoss, boolean chosen) {}

    /** A forest's options, and its out-of-bag scores. */
    public record ForestTrial(Map<String, String> options, double auc, double error, boolean chosen) {}

    /** The validation AUC of the first {@code trees} trees. */
    public record TreeCount(int trees, double auc) {}

    /** A learning rate, its best validation loss, and the epoch that reached it. */
    public record LearningRateTrial(
            double learningRate, int epochs, double validationLoss, int bestEpoch, boolean chosen) {}

    /** The mean binary cross-entropy of an epoch. */
    public record EpochLoss(int epoch, double train, double validation) {}
}
