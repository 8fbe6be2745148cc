package backbeat.evaluation;

import backbeat.parallel.Workers;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The grouped bootstrap (Efron 1979, doi:10.1214/aos/1176344552; for clustered rows Field and Welsh 2007,
 * doi:10.1111/j.1467-9868.2007.00593.x): whole groups are drawn with replacement, as many as there are, and every model
 * is evaluated on the same draws, so that differences between models are paired.
 *
 * <p>Each replicate has its own stream below the seed: the result does not depend on the number of threads. A draw in
 * which only one class appears is drawn again, since no AUC exists for it. O(replicates · models · n) time; each model
 * is sorted once.
 *
 * @param replicates how often to draw; 1,000 give stable 95 % limits to about the second figure of their width
 * @param seed       the seed of all draws
 * @param workers    the threads to use
 */
public record Bootstrap(int replicates, long seed, Workers workers) {
    /** @throws IllegalArgumentException if {@code replicates < 2} */
    public Bootstrap {
        Objects.requireNonNull(workers, "workers");
        if (replicates < 2) {
            throw new IllegalArgumentException("A bootstrap needs at least 2 replicates, not " + replicates);
        }
    }

    /**
     * Resamples rows by group and evaluates all models on each sample.
     *
     * @param labels    the truth, {@code n} rows
     * @param groups    a group key per row; rows with equal keys are drawn together
     * @param forecasts one per model
     * @throws IllegalArgumentException if lengths differ, a probability is not in [0, 1], or only one class is present
     */
    public Resamples run(Labels labels, int[] groups, List<Forecast> forecasts) {
        Checks.sameLength(labels, groups.length, "groups");
        Checks.bothClasses(labels, "A bootstrap");
        Clusters numbered = Clusters.of(groups);
        List<Metrics> points = workers.map(forecasts.size(), model -> {
            Forecast forecast = forecasts.get(model);
            return Metrics.of(labels, forecast.probabilities(), forecast.threshold());
        });
        List<WeightedEvaluation> models =
                workers.map(forecasts.size(), model -> new WeightedEvaluation(labels, numbered, forecasts.get(model)));
        int[] positivesOfGroup = new int[numbered.count()];
        for (int row = 0; row < groups.length; row++) {
            positivesOfGroup[numbered.of(row)] += labels.get(row);
        }
        double[][][] values = new double[models.size()][Metric.ALL.size()][replicates];
        int[][] scratch = new int[workers.threads()][numbered.count()];
        WeightedEvaluation.Hits[] hits = new WeightedEvaluation.Hits[workers.threads()];
        Arrays.setAll(hits, worker -> new WeightedEvaluation.Hits());
        workers.forEach(replicates, (replicate, worker) -> {
            int[] multiplicity = scratch[worker];
            long rows = draw(replicate, numbered, positivesOfGroup, multiplicity);
            double[] out = new double[Metric.ALL.size()];
            for (int model = 0; model < values.length; model++) {
                models.get(model).evaluate(multiplicity, rows, out, hits[worker]);
                for (int metric = 0; metric < out.length; metric++) {
                    values[model][metric][replicate] = out[metric];
                }
            }
        });
        return new Resamples(points, values);
    }

    /** Every row its own group: the ordinary bootstrap. */
    public Resamples run(Labels labels, List<Forecast> forecasts) {
        int[] rows = new int[labels.size()];
        Arrays.setAll(rows, row -> row);
        return run(labels, rows, forecasts);
    }

    /** Draws groups until both classes are among their rows; returns the number of rows drawn. */
    private long draw(int replicate, Clusters groups, int[] positivesOfGroup, int[] multiplicity) {
        Xoshiro256 random = new Xoshiro256(SplitMix64.mix(seed, replicate));
        int count = groups.count();
        while (true) {
            Arrays.fill(multiplicity, 0);
            for (int i = 0; i < count; i++) {
                multiplicity[random.nextInt(count)]++;
            }
            long rows = 0;
            long positives = 0;
            for (int group = 0; group < count; group++) {
                rows += (long) multiplicity[group] * groups.size(group);
                positives += (long) multiplicity[group] * positivesOfGroup[group];
            }
            if (positives > 0 && positives < rows) {
                return rows;
            }
        }
    }
}
