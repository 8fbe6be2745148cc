package backbeat.study;

import java.util.List;

/**
 * How much the study tries.
 *
 * @param neighborCounts  the numbers of neighbors tried, rising
 * @param neighborSample  training rows, and validation rows, that weights of columns are chosen with; 0 leaves them as they are
 * @param trees           trees of the forest
 * @param forestTrials    whether other forests are tried, judged out of bag
 * @param learningRates   learning rates of the network that the search begins with
 * @param epochs          the network's epochs at most
 * @param patience        epochs without a new low of the validation loss after which training stops
 * @param hidden          units of the network's hidden layer
 * @param replicates      bootstrap replicates
 * @param insightRows     test rows that importance and dependence are measured on; 0 leaves both out
 * @param leaks           whether the leak staircase is part of the study
 * @param balanced        whether rows of both classes weigh the same in all, in forest and network
 */
public record StudySettings(
        List<Integer> neighborCounts,
        int neighborSample,
        int trees,
        boolean forestTrials,
        List<Double> learningRates,
        int epochs,
        int patience,
        int hidden,
        int replicates,
        int insightRows,
        boolean leaks,
        boolean balanced) {
    /** Trees of a forest at most where other seeds are fitted: half of those of the whole study, for they only show a spread. */
    public static final int SEED_TREES = 50;

    /** Test rows that the whole study measures importance and dependence on, where there are more. */
    public static final int INSIGHT_ROWS = 1500;

    public StudySettings {
        neighborCounts = List.copyOf(neighborCounts);
        learningRates = List.copyOf(learningRates);
        if (neighborCounts.isEmpty() || learningRates.isEmpty()) {
            throw new IllegalArgumentException("At least one number of neighbors and one learning rate must be tried");
        }
    }

    /** The whole study. */
    public static StudySettings full() {
        return new StudySettings(
                List.of(1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 130, 160, 200),
                600,
                100,
                true,
                List.of(1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2),
                200,
                20,
                64,
                1000,
                INSIGHT_ROWS,
                true,
                false);
    }

    /** A few seconds: fixed options, a small forest, few epochs. */
    public static StudySettings quick() {
        return new StudySettings(List.of(15), 0, 30, false, List.of(3e-3), 10, 0, 64, 200, 0, false, false);
    }

    /** Sensible options without any search, for comparisons in which the models must stay the same. */
    public static StudySettings fixed() {
        return new StudySettings(List.of(15), 0, 20, false, List.of(1e-3), 40, 10, 64, 300, 0, false, false);
    }

    /** Sensible searches for each of several sets of columns. */
    public static StudySettings knowledge() {
        return new StudySettings(
                full().neighborCounts(), 500, 100, true, List.of(1e-3, 3e-3), 60, 10, 64, 1000, 0, false, false);
    }

    /** As many trees and epochs, and nothing tried: what it takes to fit the models once more with options that are known. */
    public StudySettings withoutSearches() {
        return new StudySettings(
                List.of(largestK()),
                0,
                trees,
                false,
                List.of(learningRates.get(0)),
                epochs,
                patience,
                hidden,
                replicates,
                0,
                false,
                balanced);
    }

    /** The same with fewer trees, where it has more than {@link #SEED_TREES}: for other seeds. */
    public StudySettings forSeeds() {
        return new StudySettings(
                neighborCounts,
                neighborSample,
                Math.min(trees, SEED_TREES),
                forestTrials,
                learningRates,
                epochs,
                patience,
                hidden,
                replicates,
                insightRows,
                leaks,
                balanced);
    }

    /** The same with the leak staircase or without it. */
    public StudySettings withLeaks(boolean wanted) {
        return new StudySettings(
                neighborCounts,
                neighborSample,
                trees,
                forestTrials,
                learningRates,
                epochs,
                patience,
                hidden,
                replicates,
                insightRows,
                wanted,
                balanced);
    }

    /** The same with balanced classes or without. */
    public StudySettings withBalanced(boolean wanted) {
        return new StudySettings(
                neighborCounts,
                neighborSample,
                trees,
                forestTrials,
                learningRates,
                epochs,
                patience,
                hidden,
                replicates,
                insightRows,
                leaks,
                wanted);
    }

    public int largestK() {
        return neighborCounts.get(neighborCounts.size() - 1);
    }
}
