package backbeat.evaluation;

import backbeat.table.Labels;

/**
 * The precision-recall curve: one point per distinct probability, from the highest threshold to the lowest. It is a set
 * of steps, not of straight lines: {@link #area()} adds up rectangles (Davis and Goadrich 2006,
 * doi:10.1145/1143844.1143874, show why lines between the points would flatter).
 *
 * @param recalls    rising to 1
 * @param precisions the precision at each
 * @param thresholds falling
 */
public record PrecisionRecallCurve(double[] recalls, double[] precisions, double[] thresholds) {
    /** @throws IllegalArgumentException if the lengths differ, a probability is not in [0, 1], or no row is positive */
    public static PrecisionRecallCurve of(Labels labels, double[] probabilities) {
        return of(Ranking.of(labels, probabilities));
    }

    public static PrecisionRecallCurve of(Ranking ranking) {
        Labels labels = ranking.labels();
        if (labels.positives() == 0) {
            throw new IllegalArgumentException("A precision-recall curve needs positive rows, but there are none");
        }
        int[] positives = ranking.positivesThrough();
        int points = ranking.blocks();
        double[] recalls = new double[points];
        double[] precisions = new double[points];
        double[] thresholds = new double[points];
        for (int block = 0; block < points; block++) {
            recalls[block] = (double) positives[block] / labels.positives();
            precisions[block] = (double) positives[block] / ranking.blockEnd(block);
            thresholds[block] = ranking.blockProbability(block);
        }
        return new PrecisionRecallCurve(recalls, precisions, thresholds);
    }

    public int points() {
        return thresholds.length;
    }

    /** The area below the steps; equals {@link Ranking#averagePrecision()} up to rounding. */
    public double area() {
        double area = recalls[0] * precisions[0];
        for (int i = 1; i < recalls.length; i++) {
            area += (recalls[i] - recalls[i - 1]) * precisions[i];
        }
        return area;
    }

    /**
     * The same curve drawn with at most {@code size} points, spread evenly over the length of the path.
     *
     * @throws IllegalArgumentException if {@code size < 2}
     */
    public PrecisionRecallCurve thinned(int size) {
        int[] kept = Thinning.keep(recalls, precisions, size);
        return new PrecisionRecallCurve(
                Thinning.select(recalls, kept), Thinning.select(precisions, kept), Thinning.select(thresholds, kept));
    }
}
