package backbeat.evaluation;

import backbeat.table.Labels;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;
import java.util.List;

/** The rows that models did not see coming. */
public final class Surprise {
    private Surprise() {}

    /**
     * The rows with the largest mean log loss over the models: those that all of them got most confidently wrong. Falling,
     * ties by row number.
     *
     * @throws IllegalArgumentException if there are no models, lengths differ, or a probability is not in [0, 1]
     */
    public static int[] hardest(Labels labels, List<double[]> models, int count) {
        return largest(labels, models, count, (row, p) -> {
            double sum = 0;
            for (double[] model : p) {
                sum += Losses.logLoss(labels.get(row), model[row]);
            }
            return sum / p.size();
        });
    }

    /** The rows on which the models' probabilities lie farthest apart. Falling, ties by row number. */
    public static int[] mostDisputed(Labels labels, List<double[]> models, int count) {
        return largest(labels, models, count, (row, p) -> {
            double low = 1;
            double high = 0;
            for (double[] model : p) {
                low = Math.min(low, model[row]);
                high = Math.max(high, model[row]);
            }
            return high - low;
        });
    }

    @FunctionalInterface
    private interface Score {
        double of(int row, List<double[]> models);
    }

    private static int[] largest(Labels labels, List<double[]> models, int count, Score score) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("There are no models to be surprised");
        }
        models.forEach(model -> Checks.probabilities(labels, model));
        int[] order = new int[labels.size()];
        double[] keys = new double[order.length];
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
            keys[row] = 0.0 - score.of(row, models);
        }
        DoubleArrays.radixSortIndirect(order, keys, true);
        return Arrays.copyOf(order, Math.min(count, order.length));
    }
}
