package backbeat.result;

import backbeat.evaluation.Interval;

/**
 * Two models on the same test rows, clusters of rows ({@code split.clusters}) taken as independent. Differences are first
 * minus second; intervals and their p-values are read off the same draws of the paired, grouped bootstrap, so that a p-value
 * is below .05 exactly where the 95 % interval leaves out zero. P-values are two-sided; the adjusted ones are Holm's over
 * all pairs of the run.
 *
 * @param first              a model
 * @param second             another
 * @param auc                difference of the areas under the ROC curve
 * @param aucP               its p-value
 * @param aucAdjusted        the same after Holm
 * @param accuracy           difference of the accuracies
 * @param accuracyP          its p-value
 * @param accuracyAdjusted   the same after Holm
 * @param onlyFirstCorrect   rows that only the first got right
 * @param onlySecondCorrect  rows that only the second got right
 * @param deLong             p-value of the AUC's difference by formula: DeLong's test over clusters
 * @param deLongAdjusted     the same after Holm
 * @param mcNemar            p-value of the accuracy's difference by formula: McNemar's test over clusters
 * @param mcNemarAdjusted    the same after Holm
 */
public record Comparison(
        String first,
        String second,
        Interval auc,
        double aucP,
        double aucAdjusted,
        Interval accuracy,
        double accuracyP,
        double accuracyAdjusted,
        long onlyFirstCorrect,
        long onlySecondCorrect,
        double deLong,
        double deLongAdjusted,
        double mcNemar,
        double mcNemarAdjusted) {
    /**
     * A model beside guessing.
     *
     * @param auc      its area under the ROC curve less one half
     * @param p        two-sided, from the same draws as the interval
     * @param adjusted the same after Holm, over all models of the run that rank rows
     */
    public record WithChance(Interval auc, double p, double adjusted) {
        /** Whether the model ranks better than guessing, the number of models tried allowed for. */
        public boolean isBetter(double level) {
            return auc.value() > 0 && adjusted < level;
        }
    }

    /** The same comparison the other way round. */
    public Comparison reversed() {
        return new Comparison(
                second,
                first,
                negated(auc),
                aucP,
                aucAdjusted,
                negated(accuracy),
                accuracyP,
                accuracyAdjusted,
                onlySecondCorrect,
                onlyFirstCorrect,
                deLong,
                deLongAdjusted,
                mcNemar,
                mcNemarAdjusted);
    }

    private static Interval negated(Interval difference) {
        return new Interval(-difference.value(), -difference.high(), -difference.low());
    }
}
