package backbeat.result;

import java.util.List;
import java.util.Map;

/**
 * The choices that were made without the test rows. Empty lists where nothing was searched.
 *
 * @param neighbors          validation scores by number of neighbors
 * @param neighborWeights    weights of columns tried for neighbors, each with its best k
 * @param forests            forests tried, judged out of bag
 * @param treeCounts         the chosen forest's validation AUC by number of trees
 * @param outOfBag           the same among the training rows that a tree has not seen, and the accuracy there
 * @param learning           the validation AUC of forests of as many trees, fitted on parts of the training rows
 * @param learningRates      learning rates tried, judged on the validation part
 * @param learningRateRounds how they stood at the end of every round of the search
 * @param epochs             the chosen network's losses by epoch
 * @param bestEpoch          the epoch whose weights were kept; 0 when no network was trained
 * @param verdict            what the losses by epoch say; {@link Verdict#NONE} when no network was trained
 */
public record Tuning(
        List<NeighborTrial> neighbors,
        List<WeightTrial> neighborWeights,
        List<ForestTrial> forests,
        List<TreeCount> treeCounts,
        List<OutOfBagScore> outOfBag,
        List<LearningPoint> learning,
        List<LearningRateTrial> learningRates,
        List<LearningRateStanding> learningRateRounds,
        List<EpochLoss> epochs,
        int bestEpoch,
        Verdict verdict) {
    /** Nothing was searched. */
    public static final Tuning NONE = new Tuning(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            Verdict.NONE);

    public Tuning {
        neighbors = List.copyOf(neighbors);
        neighborWeights = neighborWeights == null ? List.of() : List.copyOf(neighborWeights);
        forests = List.copyOf(forests);
        treeCounts = List.copyOf(treeCounts);
        learningRates = List.copyOf(learningRates);
        epochs = List.copyOf(epochs);
        // Files of earlier versions do not have these.
        outOfBag = outOfBag == null ? List.of() : List.copyOf(outOfBag);
        learning = learning == null ? List.of() : List.copyOf(learning);
        learningRateRounds = learningRateRounds == null ? List.of() : List.copyOf(learningRateRounds);
        verdict = verdict == null ? Verdict.NONE : verdict;
    }

    /** The same with a search for the number of neighbors. */
    public Tuning withNeighbors(List<NeighborTrial> trials, List<WeightTrial> weights) {
        return new Tuning(
                trials,
                weights,
                forests,
                treeCounts,
                outOfBag,
                learning,
                learningRates,
                learningRateRounds,
                epochs,
                bestEpoch,
                verdict);
    }

    /** The same with a search for a forest's options, and what fewer of its trees, and fewer rows, would have done. */
    public Tuning withForests(
            List<ForestTrial> trials, List<TreeCount> counts, List<OutOfBagScore> scores, List<LearningPoint> points) {
        return new Tuning(
                neighbors,
                neighborWeights,
                trials,
                counts,
                scores,
                points,
                learningRates,
                learningRateRounds,
                epochs,
                bestEpoch,
                verdict);
    }

    /** The same with a search for a network's learning rate, and the losses of the training that won. */
    public Tuning withNetwork(
            List<LearningRateTrial> trials, List<LearningRateStanding> rounds, List<EpochLoss> losses, Verdict said) {
        return new Tuning(
                neighbors,
                neighborWeights,
                forests,
                treeCounts,
                outOfBag,
                learning,
                trials,
                rounds,
                losses,
                said.bestEpoch(),
                said);
    }

    /** Factors of the columns' squared distances, the best k with them, and the log loss of calibrated votes. */
    public record WeightTrial(Map<String, Double> weights, int k, double logLoss, boolean chosen) {}

    /** {@code k} neighbors with a weighting, on the validation part; the log loss is that of calibrated votes. */
    public record NeighborTrial(int k, String weighting, double auc, double logLoss, boolean chosen) {}

    /** A forest's options, and its out-of-bag scores. */
    public record ForestTrial(Map<String, String> options, double auc, double error, boolean chosen) {}

    /** The validation AUC of the first {@code trees} trees. */
    public record TreeCount(int trees, double auc) {}

    /** The validation AUC of a forest fitted on {@code rows} of the training rows. */
    public record LearningPoint(int rows, double auc) {}

    /** The out-of-bag AUC and accuracy of the first {@code trees} trees. */
    public record OutOfBagScore(int trees, double auc, double accuracy) {}

    /** A learning rate, its best validation loss, and the epoch that reached it. */
    public record LearningRateTrial(
            double learningRate, int epochs, double validationLoss, int bestEpoch, boolean chosen) {}

    /** A learning rate at the end of a round: its best validation loss by then, and whether it went on (or won). */
    public record LearningRateStanding(
            int round, double learningRate, int epochs, double validationLoss, boolean survived) {}

    /** The mean binary cross-entropy of an epoch, and its learning rate; NaN in files of earlier versions. */
    public record EpochLoss(int epoch, double train, double validation, double learningRate) {}

    /**
     * What the losses by epoch say about overfitting.
     *
     * @param fit       {@code still_improving}, {@code converged}, {@code overfitting}, {@code diverged} or
     *                  {@code unknown}
     * @param bestEpoch the epoch with the lowest validation loss
     * @param gapAtBest validation minus training loss in it
     * @param gapAtEnd  the same in the last epoch
     * @param rise      how far the last validation loss lies above the lowest, as a share of the lowest
     */
    public record Verdict(String fit, int bestEpoch, double gapAtBest, double gapAtEnd, double rise) {
        /** Of a run without a network. */
        public static final Verdict NONE = new Verdict("unknown", 0, Double.NaN, Double.NaN, Double.NaN);
    }
}
