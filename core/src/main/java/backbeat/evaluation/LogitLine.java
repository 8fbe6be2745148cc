package backbeat.evaluation;

import backbeat.kernel.PortableMath;

/**
 * The line {@code slope · logit + intercept} of log odds under which targets are likeliest: a logistic regression on one column,
 * convex in its two unknowns. Found by Newton's method with step halving (Lin, Lin and Weng 2007,
 * doi:10.1007/s10994-007-5018-6), O(rows) a step. Not for two threads at once.
 */
final class LogitLine {
    private static final int MAX_STEPS = 100;

    /** Keeps the system solvable when all logits are as good as equal. */
    private static final double RIDGE = 1e-12;

    /** Stop after a step that promises to lower the loss by less than half of this: the next would promise its square. */
    private static final double TOLERANCE = 1e-9;

    private final double[] logits;
    private final double[] targets;
    private final double[] weights;

    private double slope;
    private double intercept;

    /** First derivatives of the loss where it was last evaluated. */
    private double ga;

    private double gb;
    /** Second derivatives there. */
    private double haa;

    private double hab;
    private double hbb;

    /**
     * A problem.
     *
     * @param logits  by row
     * @param targets by row, in [0, 1]
     * @param weights how often each row counts
     */
    LogitLine(double[] logits, double[] targets, double[] weights) {
        this.logits = logits;
        this.targets = targets;
        this.weights = weights;
    }

    double slope() {
        return slope;
    }

    double intercept() {
        return intercept;
    }

    /**
     * Looks for the line from where it starts.
     *
     * @param bends whether the slope is free too, and not the intercept alone
     * @return whether it was found; what was come to is kept either way
     */
    boolean fit(double fromSlope, double fromIntercept, boolean bends) {
        slope = fromSlope;
        intercept = fromIntercept;
        double loss = evaluate(slope, intercept);
        for (int step = 0; step < MAX_STEPS; step++) {
            double determinant = haa * hbb - hab * hab;
            double da = bends ? -(hbb * ga - hab * gb) / determinant : 0;
            double db = bends ? -(haa * gb - hab * ga) / determinant : -gb / hbb;
            double promise = -(ga * da + gb * db);
            if (promise <= TOLERANCE) {
                slope += da;
                intercept += db;
                return true;
            }
            double rate = 1;
            double next = evaluate(slope + da, intercept + db);
            while (!(next <= loss) && rate > 1e-10) {
                rate /= 2;
                next = evaluate(slope + rate * da, intercept + rate * db);
            }
            if (!(next <= loss)) {
                return Double.isFinite(promise); // no step improves: at the optimum to the last bits
            }
            slope += rate * da;
            intercept += rate * db;
            loss = next;
        }
        return false;
    }

    /** The loss of a line; leaves its derivatives in the fields. */
    private double evaluate(double a, double b) {
        double loss = 0;
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumAb = 0;
        double sumBb = 0;
        for (int row = 0; row < logits.length; row++) {
            double x = logits[row];
            double z = a * x + b;
            double e = PortableMath.exp(-Math.abs(z));
            double larger = 1 / (1 + e);
            double error = weights[row] * ((z >= 0 ? 1 : e) * larger - targets[row]);
            double weight = weights[row] * (e * larger * larger);
            loss += weights[row] * ((Math.max(z, 0) - z * targets[row]) + PortableMath.log1p(e));
            sumA += error * x;
            sumB += error;
            sumAa += weight * x * x;
            sumAb += weight * x;
            sumBb += weight;
        }
        ga = sumA;
        gb = sumB;
        haa = sumAa + RIDGE;
        hab = sumAb;
        hbb = sumBb + RIDGE;
        return loss;
    }

    /** The variance of the slope, the intercept being free, from sums over clusters that count as independent. */
    double slopeVariance(Clusters clusters) {
        evaluate(slope, intercept);
        double determinant = haa * hbb - hab * hab;
        return variance(clusters, hbb / determinant, -hab / determinant);
    }

    /** The variance of the intercept, the slope being held. */
    double interceptVariance(Clusters clusters) {
        evaluate(slope, intercept);
        return variance(clusters, 0, 1 / hbb);
    }

    /** The variance of what these weights make of the sums of errors times logits, and of errors, by cluster. */
    private double variance(Clusters clusters, double ofLogits, double ofErrors) {
        double[] sums = new double[clusters.count()];
        for (int row = 0; row < logits.length; row++) {
            double z = slope * logits[row] + intercept;
            double e = PortableMath.exp(-Math.abs(z));
            double error = weights[row] * ((z >= 0 ? 1 : e) / (1 + e) - targets[row]);
            sums[clusters.of(row)] += error * (ofErrors + ofLogits * logits[row]);
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return squares * sums.length / (sums.length - 1);
    }
}
