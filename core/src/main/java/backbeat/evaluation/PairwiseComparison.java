package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Two models on the same rows: differences are first minus second. Clusters of rows are what is taken as independent.
 *
 * @param first            number of a model
 * @param second           number of another
 * @param auc              difference of the AUCs by the paired, grouped bootstrap
 * @param aucAdjusted      its p-value after Holm's correction
 * @param accuracy         difference of the accuracies, likewise
 * @param accuracyAdjusted its p-value after Holm's correction
 * @param deLong           difference of the AUCs by DeLong's test over clusters
 * @param deLongAdjusted   its p-value after Holm's correction
 * @param counts           the rows on which only one of the two is right
 * @param mcNemar          p-value of McNemar's test over clusters
 * @param mcNemarAdjusted  the same after Holm's correction
 */
public record PairwiseComparison(
        int first,
        int second,
        Difference auc,
        double aucAdjusted,
        Difference accuracy,
        double accuracyAdjusted,
        Difference deLong,
        double deLongAdjusted,
        McNemar counts,
        double mcNemar,
        double mcNemarAdjusted) {

    /**
     * Compares every model with every one after it. Holm's correction is over these comparisons, for each test apart. Where
     * a class has rows in one cluster alone, nothing can be said by formula: that p-value is 1.
     *
     * @param clusters  the cluster of every row, as the bootstrap drew them
     * @param forecasts the models, as they were given to the bootstrap
     * @param resamples what the bootstrap found
     * @throws IllegalArgumentException if the two hold different numbers of models
     */
    public static List<PairwiseComparison> all(
            Labels labels, int[] clusters, List<Forecast> forecasts, Resamples resamples) {
        if (forecasts.size() != resamples.models()) {
            throw new IllegalArgumentException(
                    forecasts.size() + " forecasts, but the bootstrap saw " + resamples.models() + " models");
        }
        Optional<DeLong> deLong = DeLong.isDefined(labels, clusters)
                ? Optional.of(DeLong.of(
                        labels,
                        clusters,
                        forecasts.stream().map(Forecast::probabilities).toList()))
                : Optional.empty();
        List<PairwiseComparison> raw = new ArrayList<>();
        for (int a = 0; a < forecasts.size(); a++) {
            for (int b = a + 1; b < forecasts.size(); b++) {
                Forecast first = forecasts.get(a);
                Forecast second = forecasts.get(b);
                Difference auc = resamples.difference(a, b, Metric.AUC);
                Difference accuracy = resamples.difference(a, b, Metric.ACCURACY);
                int one = a;
                int other = b;
                Difference formula = deLong.map(test -> test.difference(one, other))
                        .orElse(new Difference(new Interval(auc.value(), -1, 1), 1));
                double mcNemar = deLong.isEmpty()
                        ? 1
                        : ClusteredMcNemar.of(labels, clusters, first, second).pValue();
                McNemar counts = McNemar.of(labels, first, second);
                raw.add(new PairwiseComparison(a, b, auc, 1, accuracy, 1, formula, 1, counts, mcNemar, 1));
            }
        }
        return adjusted(raw);
    }

    private static List<PairwiseComparison> adjusted(List<PairwiseComparison> raw) {
        double[] auc = holm(raw, c -> c.auc().pValue());
        double[] accuracy = holm(raw, c -> c.accuracy().pValue());
        double[] deLong = holm(raw, c -> c.deLong().pValue());
        double[] mcNemar = holm(raw, PairwiseComparison::mcNemar);
        List<PairwiseComparison> adjusted = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            PairwiseComparison c = raw.get(i);
            adjusted.add(new PairwiseComparison(
                    c.first,
                    c.second,
                    c.auc,
                    auc[i],
                    c.accuracy,
                    accuracy[i],
                    c.deLong,
                    deLong[i],
                    c.counts,
                    c.mcNemar,
                    mcNemar[i]));
        }
        return List.copyOf(adjusted);
    }

    private static double[] holm(List<PairwiseComparison> raw, ToDoubleFunction<PairwiseComparison> pValue) {
        return Holm.adjust(raw.stream().mapToDouble(pValue).toArray());
    }
}
