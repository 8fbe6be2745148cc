package backbeat.tree;

/**
 * Scores the splits of one node from the class counts of the left child; the larger, the better.
 *
 * <p>Gini: with {@code W, P} the node's weight and positive weight and {@code w, p} those of the left child, the decrease
 * of impurity is {@code 2 · s / W²} for {@code s = (pW - Pw)² / (w (W - w))}, and {@code s} is the score: one division,
 * and zero exactly when the split tells nothing. With unit weights every factor is a whole number, exact up to 2⁵³, that is
 * in nodes of up to 19,000 rows: there splits of the same merit have the same score. In larger nodes the square is rounded,
 * and two such scores may differ in the last bits. Entropy: the score is the decrease times {@code W}.
 */
final class SplitScore {
    private final Criterion criterion;
    private final double negativeWeight;
    private final double positiveWeight;

    private int negatives;
    private int positives;
    private double weight;
    private double positive;
    private double nodeEntropy;

    SplitScore(Criterion criterion, ClassWeights weights) {
        this.criterion = criterion;
        this.negativeWeight = weights.negative();
        this.positiveWeight = weights.positive();
    }

    /** Turns to the node with these class counts. */
    void node(int negatives, int positives) {
        this.negatives = negatives;
        this.positives = positives;
        this.positive = positiveWeight * positives;
        this.weight = negativeWeight * negatives + positive;
        if (criterion == Criterion.ENTROPY) {
            nodeEntropy = entropy(negatives, positives);
        }
    }

    /** The score of the split whose left child has these class counts; neither child may be empty. */
    double of(int leftNegatives, int leftPositives) {
        if (criterion == Criterion.GINI) {
            double p = positiveWeight * leftPositives;
            double w = negativeWeight * leftNegatives + p;
            double difference = p * weight - positive * w;
            return difference * difference / (w * (weight - w));
        }
        return nodeEntropy
                - entropy(leftNegatives, leftPositives)
                - entropy(negatives - leftNegatives, positives - leftPositives);
    }

    /** The decrease of impurity, times the node's weight, of a split with this score. */
    double gain(double score) {
        return criterion == Criterion.GINI ? 2 * score / weight : score;
    }

    /** Entropy in bits times weight. */
    private double entropy(int negatives, int positives) {
        double n = negativeWeight * negatives;
        double p = positiveWeight * positives;
        return (xLogX(n + p) - xLogX(n) - xLogX(p)) / LN2;
    }

    private static final double LN2 = 0.6931471805599453;

    private static double xLogX(double x) {
        return x == 0 ? 0 : x * StrictMath.log(x);
    }
}
