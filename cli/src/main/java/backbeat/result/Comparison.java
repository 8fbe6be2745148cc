package backbeat.result;

import backbeat.evaluation.Interval;

/**
 * Two models on the same test rows. Differences are first minus second; intervals are from the paired, grouped bootstrap.
 * P-values are two-sided; the adjusted ones are Holm's over all comparisons of the run.
 *
 * @param first              a model
 * @param second             another
 * @param auc                difference of the areas under the ROC curve
 * @param deLong             p-value of DeLong's test of that difference, which takes rows as independent
 * @param deLongAdjusted     the same after Holm
 * @param accuracy           difference of the accuracies
 * @param onlyFirstCorrect   rows that only the first got right
 * @param onlySecondCorrect  rows that only the second got right
 * @param mcNemar            p-value of McNemar's test of these two counts
 * @param mcNemarAdjusted    the same after Holm
 */
public record Comparison(
        String first,
        String second,
        Interval auc,
        double deLong,
        double deLongAdjusted,
        Interval accuracy,
        long onlyFirstCorrect,
        long onlySecondCorrect,
        double mcNemar,
        double mcNemarAdjusted) {
    /** The same comparison the other way round. */
    public Comparison reversed() {
        return new Comparison(
                second,
                first,
                negated(auc),
                deLong,
                deLongAdjusted,
                negated(accuracy),
                onlySecondCorrect,
                onlyFirstCorrect,
                mcNemar,
                mcNemarAdjusted);
    }

    private static Interval negated(Interval difference) {
        return new Interval(-difference.value(), -difference.high(), -difference.low());
    }
}
