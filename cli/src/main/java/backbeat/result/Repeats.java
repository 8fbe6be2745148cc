package backbeat.result;

import java.util.List;
import java.util.Map;

/**
 * The same study several times: with other seeds, or with every fold as the test part in turn.
 *
 * @param kind   {@code seeds} or {@code folds}
 * @param runs   the seeds, or the numbers of the folds
 * @param models by model and metric
 */
public record Repeats(String kind, List<Long> runs, Map<String, Map<String, Spread>> models) {
    public Repeats {
        runs = List.copyOf(runs);
    }

    /**
     * A figure over the runs. Runs share rows, so the deviation understates how figures vary between data sets (Bengio and
     * Grandvalet 2004, https://jmlr.org/papers/v5/grandvalet04a.html).
     *
     * @param mean              over the runs
     * @param standardDeviation over the runs, divisor {@code n - 1}
     * @param values            one per run
     */
    public record Spread(double mean, double standardDeviation, double[] values) {
        /** @throws IllegalArgumentException for fewer than two values */
        public static Spread of(double[] values) {
            if (values.length < 2) {
                throw new IllegalArgumentException("A spread needs at least 2 values, not " + values.length);
            }
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            double mean = sum / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Spread(mean, Math.sqrt(squares / (values.length - 1)), values.clone());
        }
    }
}
