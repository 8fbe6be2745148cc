package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.function.ToDoubleFunction;

/**
 * A threshold chosen on validation rows, to be kept for the test rows.
 *
 * <p>Every cut between two distinct probabilities is tried, and the two ends; the threshold lies midway between its
 * neighbors, so that it does not hang on one row. Among equals the highest threshold wins: say yes as rarely as possible.
 *
 * @param threshold a row is called positive from this probability on
 * @param value     what the rule reached there on the rows of the choice
 */
public record ThresholdChoice(double threshold, double value) {
    /**
     * The threshold with the largest {@code recall + specificity - 1} (Youden 1950,
     * doi:10.1002/1097-0142(1950)3:1&lt;32::AID-CNCR2820030106&gt;3.0.CO;2-3).
     *
     * @throws IllegalArgumentException also if only one class is present
     */
    public static ThresholdChoice youden(Labels labels, double[] probabilities) {
        Checks.bothClasses(labels, "Youden's index");
        return best(labels, probabilities, confusion -> confusion.recall() + confusion.specificity() - 1);
    }

    /** The threshold with the largest F1. */
    public static ThresholdChoice f1(Labels labels, double[] probabilities) {
        return best(labels, probabilities, ConfusionMatrix::f1);
    }

    /** The threshold with the largest accuracy. */
    public static ThresholdChoice accuracy(Labels labels, double[] probabilities) {
        return best(labels, probabilities, ConfusionMatrix::accuracy);
    }

    /**
     * The threshold with the smallest mean cost; {@link #value()} is minus that cost.
     *
     * @param ofFalsePositive what it costs to call a negative row positive
     * @param ofFalseNegative what it costs to miss a positive row
     * @throws IllegalArgumentException if a cost is negative or not finite
     */
    public static ThresholdChoice cost(
            Labels labels, double[] probabilities, double ofFalsePositive, double ofFalseNegative) {
        if (!(ofFalsePositive >= 0 && ofFalseNegative >= 0) || Double.isInfinite(ofFalsePositive + ofFalseNegative)) {
            throw new IllegalArgumentException(
                    "Costs must be finite and not negative: " + ofFalsePositive + ", " + ofFalseNegative);
        }
        return best(
                labels,
                probabilities,
                confusion ->
                        -(ofFalsePositive * confusion.falsePositives() + ofFalseNegative * confusion.falseNegatives())
                                / confusion.total());
    }

    /**
     * The threshold at which {@code rule} is largest.
     *
     * @throws IllegalArgumentException if the lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static ThresholdChoice best(Labels labels, double[] probabilities, ToDoubleFunction<ConfusionMatrix> rule) {
        Ranking ranking = Ranking.of(labels, probabilities);
        int[] positives = ranking.positivesThrough();
        ConfusionMatrix nobody = new ConfusionMatrix(0, 0, labels.negatives(), labels.positives());
        double best = rule.applyAsDouble(nobody);
        double threshold = Math.nextUp(ranking.blockProbability(0));
        for (int block = 0; block < positives.length; block++) {
            long truePositives = positives[block];
            long falsePositives = ranking.blockEnd(block) - truePositives;
            double value = rule.applyAsDouble(new ConfusionMatrix(
                    truePositives,
                    falsePositives,
                    labels.negatives() - falsePositives,
                    labels.positives() - truePositives));
            if (value > best) {
                best = value;
                threshold = cutBelow(ranking, block);
            }
        }
        return new ThresholdChoice(threshold, best);
    }

    private static double cutBelow(Ranking ranking, int block) {
        double upper = ranking.blockProbability(block);
        if (block + 1 == ranking.blocks()) {
            return upper;
        }
        double middle = ranking.blockProbability(block + 1) / 2 + upper / 2;
        return middle > ranking.blockProbability(block + 1) ? middle : upper;
    }
}
