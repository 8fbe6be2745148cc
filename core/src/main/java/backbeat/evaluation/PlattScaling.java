package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.Arrays;

/**
 * Platt's calibration (1999): a logistic regression on one column, the model's logit,
 * {@code σ(slope · logit(p) + intercept)}. Slope 1 and intercept 0 leave a probability as it is; a slope below 1 says that
 * the model is too sure of itself.
 *
 * <p>Logits of 0 and 1 are infinite. They are taken as half the smallest distance from 0 (or 1) among the other
 * probabilities of the fit: a kNN vote of 0 of 15 counts as 1/30.
 *
 * @param slope     the weight of the logit
 * @param intercept the shift
 * @param low       smaller probabilities are taken as this
 * @param high      larger probabilities are taken as this
 */
public record PlattScaling(double slope, double intercept, double low, double high) implements Calibrator {
    /** @throws IllegalArgumentException if a number is not finite or not {@code 0 < low <= high < 1} */
    public PlattScaling {
        if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("Slope " + slope + " and intercept " + intercept + " must be finite");
        }
        if (!(0 < low && low <= high && high < 1)) {
            throw new IllegalArgumentException("Not 0 < " + low + " <= " + high + " < 1");
        }
    }

    /**
     * Fits slope and intercept by Newton's method with step halving, from where Lin, Lin and Weng start (2007,
     * doi:10.1007/s10994-007-5018-6): slope 0 and the intercept of the smoothed counts, to Platt's
     * smoothed targets, {@code (N₊ + 1)/(N₊ + 2)} and {@code 1/(N₋ + 2)}, which
     * keep the solution finite when the classes are separable. The slope is not negative: where the rows would have the
     * model's order turned round, that is noise or a broken model, and the answer is the same for every row.
     *
     * @param labels        of rows that the model was not fitted on
     * @param probabilities the model's answers for them
     * @throws IllegalArgumentException if lengths differ, a probability is not in [0, 1], or only one class is present
     */
    public static PlattScaling fit(Labels labels, double[] probabilities) {
        Checks.probabilities(labels, probabilities);
        Checks.bothClasses(labels, "Platt scaling");
        double[] positives = new double[probabilities.length];
        double[] negatives = new double[probabilities.length];
        for (int row = 0; row < positives.length; row++) {
            (labels.isPositive(row) ? positives : negatives)[row] = 1;
        }
        return fit(probabilities, positives, negatives);
    }

    /**
     * As above, of rows counted by the model's answer.
     *
     * @param probabilities the answers
     * @param positives     how many positive rows have each
     * @param negatives     how many negative rows have each
     */
    public static PlattScaling fit(double[] probabilities, double[] positives, double[] negatives) {
        double[] ends = ends(probabilities);
        double[] logits = logits(probabilities, ends);
        double[] solution = new Fit(logits, positives, negatives).solve();
        return new PlattScaling(solution[0], solution[1], ends[0], ends[1]);
    }

    /** The logits of some answers, those of 0 and 1 as a fit to them would take them. */
    static double[] logits(double[] probabilities) {
        return logits(probabilities, ends(probabilities));
    }

    private static double[] logits(double[] probabilities, double[] ends) {
        double[] logits = new double[probabilities.length];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = logit(Math.min(Math.max(probabilities[row], ends[0]), ends[1]));
        }
        return logits;
    }

    /** What 0 and 1 are taken as. */
    private static double[] ends(double[] probabilities) {
        double low = 0.25; // where nothing lies between 0 and 1, any two numbers do: the slope takes up their distance
        double high = 0.75;
        for (double p : probabilities) {
            if (p > 0 && p < 1) {
                low = Math.min(low, p / 2);
                high = Math.max(high, 1 - (1 - p) / 2);
            }
        }
        return new double[] {Math.max(low, Double.MIN_NORMAL), Math.min(high, 1 - Losses.CLIP)};
    }

    @Override
    public double apply(double probability) {
        return sigmoid(slope * logit(Math.min(Math.max(probability, low), high)) + intercept);
    }

    private static double logit(double p) {
        return StrictMath.log(p) - StrictMath.log1p(-p);
    }

    private static double sigmoid(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    /** The line for Platt's targets. */
    private static final class Fit {
        private final double[] logits;
        private final double[] targets;
        private final double[] weights;
        private final double positives;
        private final double negatives;

        Fit(double[] logits, double[] positive, double[] negative) {
            this.logits = logits;
            positives = sum(positive);
            negatives = sum(negative);
            double yes = (positives + 1.0) / (positives + 2.0);
            double no = 1 / (negatives + 2.0);
            targets = new double[logits.length];
            weights = new double[logits.length];
            for (int row = 0; row < targets.length; row++) {
                weights[row] = positive[row] + negative[row];
                double target = positive[row] * yes + negative[row] * no;
                targets[row] = weights[row] > 0 ? target / weights[row] : 0;
            }
        }

        /** Slope and intercept. */
        double[] solve() {
            double[] flat = {0, logit(mean())};
            if (Arrays.stream(logits).allMatch(logit -> logit == logits[0])) {
                return flat; // a constant answer has no slope: any would do, and Newton would look for it
            }
            LogitLine free = new LogitLine(logits, targets, weights);
            free.fit(0, StrictMath.log((positives + 1.0) / (negatives + 1.0)), true);
            // The loss is convex: with a slope of 0 at least, that one is best.
            return free.slope() < 0 ? flat : new double[] {free.slope(), free.intercept()};
        }

        private double mean() {
            double sum = 0;
            for (int row = 0; row < targets.length; row++) {
                sum += weights[row] * targets[row];
            }
            return sum / (positives + negatives);
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }
    }
}
