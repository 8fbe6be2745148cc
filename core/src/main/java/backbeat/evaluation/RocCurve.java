package backbeat.evaluation;

import backbeat.table.Labels;

/**
 * The ROC curve: false and true positive rate at every threshold, from (0, 0), where no row is called positive, to
 * (1, 1). Between two points lies a straight line: the expectation over the orders of tied rows.
 *
 * @param falsePositiveRates rising from 0 to 1
 * @param truePositiveRates  rising from 0 to 1
 * @param thresholds         falling; the first is infinite, and no row reaches it
 */
public record RocCurve(double[] falsePositiveRates, double[] truePositiveRates, double[] thresholds) {
    /**
     * One point per distinct probability, and the origin.
     *
     * @throws IllegalArgumentException if the lengths differ, a probability is not in [0, 1], or only one class is present
     */
    public static RocCurve of(Labels labels, double[] probabilities) {
        return of(Ranking.of(labels, probabilities));
    }

    public static RocCurve of(Ranking ranking) {
        Labels labels = ranking.labels();
        Checks.bothClasses(labels, "A ROC curve");
        int[] positives = ranking.positivesThrough();
        int points = ranking.blocks() + 1;
        double[] falsePositiveRates = new double[points];
        double[] truePositiveRates = new double[points];
        double[] thresholds = new double[points];
        thresholds[0] = Double.POSITIVE_INFINITY;
        for (int block = 0; block < ranking.blocks(); block++) {
            int negatives = ranking.blockEnd(block) - positives[block];
            falsePositiveRates[block + 1] = (double) negatives / labels.negatives();
            truePositiveRates[block + 1] = (double) positives[block] / labels.positives();
            thresholds[block + 1] = ranking.blockProbability(block);
        }
        return new RocCurve(falsePositiveRates, truePositiveRates, thresholds);
    }

    public int points() {
        return thresholds.length;
    }

    /** The area below the curve by the trapezoidal rule; equals {@link Ranking#auc()} up to rounding. */
    public double area() {
        double area = 0;
        for (int i = 1; i < thresholds.length; i++) {
            double width = falsePositiveRates[i] - falsePositiveRates[i - 1];
            area += width * (truePositiveRates[i] + truePositiveRates[i - 1]) / 2;
        }
        return area;
    }

    /**
     * The same curve drawn with at most {@code size} points, spread evenly over the length of the path; first and last
     * stay.
     *
     * @throws IllegalArgumentException if {@code size < 2}
     */
    public RocCurve thinned(int size) {
        int[] kept = Thinning.keep(falsePositiveRates, truePositiveRates, size);
        return new RocCurve(
                Thinning.select(falsePositiveRates, kept),
                Thinning.select(truePositiveRates, kept),
                Thinning.select(thresholds, kept));
    }
}
