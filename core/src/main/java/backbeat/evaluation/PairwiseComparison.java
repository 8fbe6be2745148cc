package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Two models on the same rows: differences are first minus second.
 *
 * @param first             number of a model
 * @param second            number of another
 * @param auc               difference of the AUCs by the paired, grouped bootstrap
 * @param accuracy          difference of the accuracies, likewise
 * @param deLong            difference of the AUCs by DeLong's test, which takes rows as independent
 * @param deLongAdjusted    its p-value after Holm's correction
 * @param mcNemar           the rows on which only one of the two is right
 * @param mcNemarAdjusted   its mid-p-value after Holm's correction
 */
public record PairwiseComparison(
        int first,
        int second,
        Difference auc,
        Difference accuracy,
        Difference deLong,
        double deLongAdjusted,
        McNemar mcNemar,
        double mcNemarAdjusted) {

    /**
     * Compares every model with every one after it. Holm's correction is over these comparisons, for each test apart.
     *
     * @param forecasts the models, as they were given to the bootstrap
     * @param resamples what the bootstrap found
     * @throws IllegalArgumentException if the two hold different numbers of models
     */
    public static List<PairwiseComparison> all(Labels labels, List<Forecast> forecasts, Resamples resamples) {
        if (forecasts.size() != resamples.models()) {
            throw new IllegalArgumentException(
                    forecasts.size() + " forecasts, but the bootstrap saw " + resamples.models() + " models");
        }
        DeLong deLong = DeLong.of(
                labels, forecasts.stream().map(Forecast::probabilities).toList());
        List<PairwiseComparison> raw = new ArrayList<>();
        for (int a = 0; a < forecasts.size(); a++) {
            for (int b = a + 1; b < forecasts.size(); b++) {
                McNemar mcNemar = McNemar.of(labels, forecasts.get(a), forecasts.get(b));
                Difference auc = resamples.difference(a, b, Metric.AUC);
                Difference accuracy = resamples.difference(a, b, Metric.ACCURACY);
                raw.add(new PairwiseComparison(a, b, auc, accuracy, deLong.difference(a, b), 1, mcNemar, 1));
            }
        }
        return adjusted(raw);
    }

    private static List<PairwiseComparison> adjusted(List<PairwiseComparison> raw) {
        double[] deLong =
                Holm.adjust(raw.stream().mapToDouble(c -> c.deLong().pValue()).toArray());
        double[] mcNemar =
                Holm.adjust(raw.stream().mapToDouble(c -> c.mcNemar().midP()).toArray());
        List<PairwiseComparison> adjusted = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            PairwiseComparison c = raw.get(i);
            adjusted.add(new PairwiseComparison(
                    c.first, c.second, c.auc, c.accuracy, c.deLong, deLong[i], c.mcNemar, mcNemar[i]));
        }
        return List.copyOf(adjusted);
    }
}
