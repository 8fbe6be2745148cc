package backbeat.evaluation;

import backbeat.table.Labels;

/**
 * How often a model said yes and no, and how often it was right.
 *
 * <p>A ratio whose denominator is 0 (precision when the model never says yes) is 0, as in scikit-learn.
 *
 * @param truePositives  positive rows called positive
 * @param falsePositives negative rows called positive
 * @param trueNegatives  negative rows called negative
 * @param falseNegatives positive rows called negative
 */
public record ConfusionMatrix(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
    /** @throws IllegalArgumentException if a count is negative or all are 0 */
    public ConfusionMatrix {
        if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
            throw new IllegalArgumentException("A confusion matrix counts rows: no entry can be negative");
        }
        if (truePositives + falsePositives + trueNegatives + falseNegatives == 0) {
            throw new IllegalArgumentException("A confusion matrix needs at least one row");
        }
    }

    /**
     * Counts the rows with a probability of at least {@code threshold} as called positive.
     *
     * @throws IllegalArgumentException if the lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static ConfusionMatrix of(Labels labels, double[] probabilities, double threshold) {
        Checks.probabilities(labels, probabilities);
        long truePositives = 0;
        long falsePositives = 0;
        for (int row = 0; row < probabilities.length; row++) {
            if (probabilities[row] >= threshold) {
                truePositives += labels.get(row);
                falsePositives += 1 - labels.get(row);
            }
        }
        return new ConfusionMatrix(
                truePositives, falsePositives, labels.negatives() - falsePositives, labels.positives() - truePositives);
    }

    public long total() {
        return truePositives + falsePositives + trueNegatives + falseNegatives;
    }

    public long positives() {
        return truePositives + falseNegatives;
    }

    public long negatives() {
        return trueNegatives + falsePositives;
    }

    /** The share of rows that were called right. */
    public double accuracy() {
        return ratio(truePositives + trueNegatives, total());
    }

    /** The mean of the two classes' recalls: 0.5 for a constant answer, whatever the class balance. */
    public double balancedAccuracy() {
        return (recall() + specificity()) / 2;
    }

    /** Of the rows called positive, the share that is. */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** Of the positive rows, the share called positive: the true positive rate. */
    public double recall() {
        return ratio(truePositives, positives());
    }

    /** Of the negative rows, the share called negative: 1 minus the false positive rate. */
    public double specificity() {
        return ratio(trueNegatives, negatives());
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /**
     * Matthews' correlation coefficient (1975, doi:10.1016/0005-2795(75)90109-9): the correlation of answer and truth,
     * in [-1, 1], 0 for a constant answer.
     */
    public double mcc() {
        double called = truePositives + falsePositives;
        double notCalled = trueNegatives + falseNegatives;
        double product = called * notCalled * ((double) positives() * negatives());
        if (product == 0) {
            return 0;
        }
        double covariance = (double) truePositives * trueNegatives - (double) falsePositives * falseNegatives;
        return covariance / Math.sqrt(product);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
