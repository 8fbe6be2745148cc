package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the log odds that a model states would have to be bent to be right (Cox 1958, doi:10.1093/biomet/45.3-4.562): slope and
 * intercept of logistic regressions of the label on {@code logit(p)}, on rows that the model was not fitted on. Probabilities
 * of 0 and 1 are taken as {@link PlattScaling} takes them.
 *
 * <p>Intervals are of 95 %, from the variance of sums over clusters (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13; times
 * {@code G / (G - 1)} for G clusters): rows of a cluster may resemble each other. O(rows) a step of Newton's method.
 *
 * @param slope     with the intercept left free: 1 is right; below 1 answers are too near to 0 and 1, above 1 too far from them
 * @param intercept with the slope held at 1, in log odds: 0 is right; above 0 there are more positives than the model says
 */
public record CoxCalibration(Interval slope, Interval intercept) {
    /**
     * Fits both.
     *
     * @param clusters any number per row; rows with equal numbers form a cluster
     * @return empty where there is no answer: rows of one class or one cluster, a model that says the same of every row, or one
     *     that tells the classes apart without a mistake
     * @throws IllegalArgumentException if lengths differ or a probability is not in [0, 1]
     */
    public static Optional<CoxCalibration> of(Labels labels, double[] probabilities, int[] clusters) {
        Checks.probabilities(labels, probabilities);
        Checks.sameLength(labels, clusters.length, "clusters");
        Clusters numbered = Clusters.of(clusters);
        double[] logits = PlattScaling.logits(probabilities);
        if (labels.positives() == 0 || labels.negatives() == 0 || numbered.count() < 2 || areApart(labels, logits)) {
            return Optional.empty();
        }
        double[] targets = new double[logits.length];
        Arrays.setAll(targets, labels::get);
        double[] once = new double[logits.length];
        Arrays.fill(once, 1);
        LogitLine bent = new LogitLine(logits, targets, once);
        LogitLine shifted = new LogitLine(logits, targets, once);
        if (!bent.fit(1, 0, true) || !shifted.fit(1, 0, false)) {
            return Optional.empty();
        }
        double slopeVariance = bent.slopeVariance(numbered);
        double interceptVariance = shifted.interceptVariance(numbered);
        return Double.isFinite(slopeVariance) && Double.isFinite(interceptVariance)
                ? Optional.of(new CoxCalibration(
                        around(bent.slope(), slopeVariance), around(shifted.intercept(), interceptVariance)))
                : Optional.empty();
    }

    /** Whether all positive rows lie on one side of all negative ones, ties included: then no slope is the best. */
    private static boolean areApart(Labels labels, double[] logits) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < logits.length; row++) {
            int label = labels.get(row);
            least[label] = Math.min(least[label], logits[row]);
            most[label] = Math.max(most[label], logits[row]);
        }
        return least[1] >= most[0] || least[0] >= most[1];
    }

    private static Interval around(double value, double variance) {
        double reach = Normal.Z_95 * Math.sqrt(variance);
        return new Interval(value, value - reach, value + reach);
    }
}
