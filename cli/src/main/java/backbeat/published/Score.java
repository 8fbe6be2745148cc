package backbeat.published;

import backbeat.evaluation.Metrics;
import backbeat.table.Labels;
import java.util.Map;

/**
 * What a learner reaches with one choice of everything that concerns it.
 *
 * @param settings  the choice, by name
 * @param accuracy  on its test rows
 * @param auc       likewise
 * @param positives test rows that are positive
 * @param negatives test rows that are not
 */
record Score(Map<String, String> settings, double accuracy, double auc, int positives, int negatives) {
    static Score of(Map<String, String> settings, Metrics metrics, Labels labels) {
        return new Score(settings, metrics.accuracy(), metrics.auc(), labels.positives(), labels.negatives());
    }

    /** Always "no". */
    static Score constant(Map<String, String> settings, Labels labels) {
        double share = 1 - labels.positiveRate();
        return new Score(settings, share, 0.5, labels.positives(), labels.negatives());
    }

    double figure(String metric) {
        return metric.equals("auc") ? auc : accuracy;
    }

    /**
     * The standard error of a figure over other test rows, rows taken as independent: of a share, and of an AUC by Hanley and
     * McNeil (1982, doi:10.1148/radiology.143.1.7063747).
     */
    double standardError(String metric) {
        double rows = positives + negatives;
        if (!metric.equals("auc")) {
            return Math.sqrt(accuracy * (1 - accuracy) / rows);
        }
        double squared = auc * auc;
        double first = auc / (2 - auc);
        double second = 2 * squared / (1 + auc);
        double variance = (auc * (1 - auc) + (positives - 1) * (first - squared) + (negatives - 1) * (second - squared))
                / ((double) positives * negatives);
        return Math.sqrt(Math.max(0, variance));
    }

    double positiveRate() {
        return positives / (double) (positives + negatives);
    }
}
