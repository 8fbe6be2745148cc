package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.Objects;

/**
 * All figures of one model on one set of rows.
 *
 * @param threshold         a row is called positive from this probability on
 * @param confusion         the counts at that threshold
 * @param auc               area under the ROC curve, ties counting one half
 * @param averagePrecision  area under the precision-recall curve, without interpolation
 * @param logLoss           mean negative log-likelihood, in nats
 * @param brier             mean squared error of the probabilities
 * @param precisionAtTop1   precision among the most probable 1 % of the rows
 * @param precisionAtTop5   precision among the most probable 5 %
 * @param precisionAtTop10  precision among the most probable 10 %
 */
public record Metrics(
        double threshold,
        ConfusionMatrix confusion,
        double auc,
        double averagePrecision,
        double logLoss,
        double brier,
        double precisionAtTop1,
        double precisionAtTop5,
        double precisionAtTop10) {
    public Metrics {
        Objects.requireNonNull(confusion, "confusion");
    }

    /**
     * Evaluates one probability per row. O(n).
     *
     * @throws IllegalArgumentException if the lengths differ, there are no rows, a probability is not in [0, 1], or only
     *                                  one class is present
     */
    public static Metrics of(Labels labels, double[] probabilities, double threshold) {
        Checks.probabilities(labels, probabilities);
        Checks.bothClasses(labels, "An evaluation");
        Ranking ranking = Ranking.of(labels, probabilities);
        return new Metrics(
                threshold,
                ConfusionMatrix.of(labels, probabilities, threshold),
                ranking.auc(),
                ranking.averagePrecision(),
                Losses.logLoss(labels, probabilities),
                Losses.brier(labels, probabilities),
                ranking.precisionAtTop(0.01),
                ranking.precisionAtTop(0.05),
                ranking.precisionAtTop(0.10));
    }

    public double accuracy() {
        return confusion.accuracy();
    }

    public double balancedAccuracy() {
        return confusion.balancedAccuracy();
    }

    public double precision() {
        return confusion.precision();
    }

    public double recall() {
        return confusion.recall();
    }

    public double f1() {
        return confusion.f1();
    }

    public double mcc() {
        return confusion.mcc();
    }

    /** The figure named. */
    public double value(Metric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy();
            case BALANCED_ACCURACY -> balancedAccuracy();
            case PRECISION -> precision();
            case RECALL -> recall();
            case F1 -> f1();
            case MCC -> mcc();
            case AUC -> auc;
            case AVERAGE_PRECISION -> averagePrecision;
            case LOG_LOSS -> logLoss;
            case BRIER -> brier;
            case PRECISION_AT_TOP_1 -> precisionAtTop1;
            case PRECISION_AT_TOP_5 -> precisionAtTop5;
            case PRECISION_AT_TOP_10 -> precisionAtTop10;
        };
    }
}
