package backbeat.evaluation;

import backbeat.kernel.PortableMath;
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
    private static final int MAX_STEPS = 50;

    /** Stop after a step that promises to lower the loss by less than half of this: the next would promise its square. */
    private static final double TOLERANCE = 1e-9;

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
        Fit bent = new Fit(labels, logits);
        Fit shifted = new Fit(labels, logits);
        if (!bent.newton(true) || !shifted.newton(false)) {
            return Optional.empty();
        }
        double determinant = bent.haa * bent.hbb - bent.hab * bent.hab;
        double slopeVariance = bent.variance(numbered, -bent.hab / determinant, bent.haa / determinant);
        double interceptVariance = shifted.variance(numbered, 1 / shifted.haa, 0);
        return Double.isFinite(slopeVariance) && Double.isFinite(interceptVariance)
                ? Optional.of(new CoxCalibration(around(bent.b, slopeVariance), around(shifted.a, interceptVariance)))
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

    /** The label's log odds as {@code a + b · logit}: a convex problem. */
    private static final class Fit {
        private final Labels labels;
        private final double[] logits;
        private double a;
        private double b = 1;
        private double ga;
        private double gb;
        private double haa;
        private double hab;
        private double hbb;

        Fit(Labels labels, double[] logits) {
            this.labels = labels;
            this.logits = logits;
        }

        /** Whether there is a solution; the fields hold it, and the second derivatives there. */
        boolean newton(boolean bends) {
            double loss = evaluate(a, b);
            for (int step = 0; step < MAX_STEPS; step++) {
                double determinant = bends ? haa * hbb - hab * hab : haa;
                double da = bends ? -(hbb * ga - hab * gb) / determinant : -ga / haa;
                double db = bends ? -(haa * gb - hab * ga) / determinant : 0;
                double promise = -(ga * da + gb * db);
                double rate = 1;
                double next = evaluate(a + da, b + db);
                while (!(next <= loss) && rate > 1e-10 && promise > TOLERANCE) {
                    rate /= 2;
                    next = evaluate(a + rate * da, b + rate * db);
                }
                a += rate * da;
                b += rate * db;
                loss = next;
                if (promise <= TOLERANCE) {
                    return Double.isFinite(a) && Double.isFinite(b);
                }
            }
            return false;
        }

        private double error(int row, double atA, double atB) {
            double z = atB * logits[row] + atA;
            double e = PortableMath.exp(-Math.abs(z));
            return (z >= 0 ? 1 : e) / (1 + e) - labels.get(row);
        }

        /** The loss; leaves its first and second derivatives in the fields. */
        private double evaluate(double atA, double atB) {
            double loss = 0;
            ga = 0;
            gb = 0;
            haa = 0;
            hab = 0;
            hbb = 0;
            for (int row = 0; row < logits.length; row++) {
                double x = logits[row];
                double z = atB * x + atA;
                double e = PortableMath.exp(-Math.abs(z));
                double error = (z >= 0 ? 1 : e) / (1 + e) - labels.get(row);
                double weight = e / ((1 + e) * (1 + e));
                loss += Math.max(z, 0) - z * labels.get(row) + PortableMath.log1p(e);
                ga += error;
                gb += error * x;
                haa += weight;
                hab += weight * x;
                hbb += weight * x * x;
            }
            return loss;
        }

        /** The variance of what these weights make of the sums of errors, and of errors times logits, by cluster. */
        double variance(Clusters clusters, double ofErrors, double ofLogits) {
            double[] sums = new double[clusters.count()];
            for (int row = 0; row < logits.length; row++) {
                sums[clusters.of(row)] += error(row, a, b) * (ofErrors + ofLogits * logits[row]);
            }
            double squares = Arrays.stream(sums).map(sum -> sum * sum).sum();
            return squares * sums.length / (sums.length - 1);
        }
    }
}
