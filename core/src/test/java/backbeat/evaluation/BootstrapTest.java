package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private static final int ROWS = 600;

    private final Xoshiro256 random = new Xoshiro256(42);
    private final Labels labels = Samples.labels(ROWS, 0.3, random);
    private final List<Forecast> forecasts = List.of(
            new Forecast(Samples.probabilities(labels, 0, random), 0.4),
            new Forecast(Samples.probabilities(labels, 10, random), 0.5));

    @Test
    void evaluationWithEveryRowOnceEqualsMetrics() {
        int[] rows = new int[ROWS];
        Arrays.setAll(rows, row -> row);
        int[] once = new int[ROWS];
        Arrays.fill(once, 1);
        for (Forecast forecast : forecasts) {
            double[] out = new double[Metric.ALL.size()];
            new WeightedEvaluation(labels, Clusters.of(rows), forecast)
                    .evaluate(once, ROWS, out, new WeightedEvaluation.Hits());
            Metrics metrics = Metrics.of(labels, forecast.probabilities(), forecast.threshold());
            for (Metric metric : Metric.ALL) {
                assertEquals(metrics.value(metric), out[metric.ordinal()], 1e-13, metric.key());
            }
        }
    }

    @Test
    void evaluationOfRepeatedGroupsEqualsMetricsOfTheRowsWrittenOut() {
        int[] groups = new int[ROWS];
        Arrays.setAll(groups, row -> random.nextInt(200) * 7 - 300);
        Clusters numbered = Clusters.of(groups);
        int[] times = new int[numbered.count()];
        Arrays.setAll(times, group -> random.nextInt(4));
        int[] written = java.util.stream.IntStream.range(0, ROWS)
                .flatMap(row -> java.util.stream.IntStream.generate(() -> row).limit(times[numbered.of(row)]))
                .toArray();
        for (Forecast forecast : forecasts) {
            double[] out = new double[Metric.ALL.size()];
            new WeightedEvaluation(labels, numbered, forecast)
                    .evaluate(times, written.length, out, new WeightedEvaluation.Hits());
            double[] p = new double[written.length];
            Arrays.setAll(p, i -> forecast.probabilities()[written[i]]);
            Metrics metrics = Metrics.of(labels.select(written), p, forecast.threshold());
            for (Metric metric : Metric.ALL) {
                assertEquals(metrics.value(metric), out[metric.ordinal()], 1e-13, metric.key());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void bitsDoNotDependOnThreads(int threads) {
        Resamples expected = new Bootstrap(50, 3, Workers.sequential()).run(labels, forecasts);
        try (Workers workers = Workers.of(threads)) {
            Resamples actual = new Bootstrap(50, 3, workers).run(labels, forecasts);
            for (int model = 0; model < 2; model++) {
                for (Metric metric : Metric.ALL) {
                    assertArrayEquals(expected.replicates(model, metric), actual.replicates(model, metric));
                }
            }
        }
    }

    @Test
    void intervalsHoldThePointAndNarrowWithMoreRows() {
        Resamples few = new Bootstrap(400, 9, Workers.sequential()).run(labels, forecasts);
        Labels many = Samples.labels(16 * ROWS, 0.3, random);
        Forecast forecast = new Forecast(Samples.probabilities(many, 0, random), 0.4);
        Resamples more = new Bootstrap(400, 9, Workers.sequential()).run(many, List.of(forecast));
        for (Metric metric : Metric.ALL) {
            Interval interval = few.interval(0, metric);
            assertTrue(interval.contains(interval.value()), metric + ": " + interval);
        }
        double ratio = few.interval(0, Metric.AUC).width()
                / more.interval(0, Metric.AUC).width();
        assertEquals(4, ratio, 0.8);
    }

    @Test
    void copiesOfARowInOneGroupDoNotNarrowTheInterval() {
        int copies = 9;
        int[] rows = new int[copies * ROWS];
        int[] groups = new int[copies * ROWS];
        Arrays.setAll(rows, i -> i % ROWS);
        Arrays.setAll(groups, i -> i % ROWS);
        double[] p = new double[rows.length];
        Arrays.setAll(p, i -> forecasts.get(0).probabilities()[rows[i]]);
        Labels repeated = labels.select(rows);
        Bootstrap bootstrap = new Bootstrap(300, 1, Workers.sequential());
        double plain = bootstrap.run(labels, forecasts).interval(0, Metric.AUC).width();
        double grouped = bootstrap
                .run(repeated, groups, List.of(new Forecast(p, 0.4)))
                .interval(0, Metric.AUC)
                .width();
        double ungrouped = bootstrap
                .run(repeated, List.of(new Forecast(p, 0.4)))
                .interval(0, Metric.AUC)
                .width();
        assertEquals(plain, grouped, 1e-12);
        assertEquals(3, plain / ungrouped, 0.5);
    }

    @Test
    void intervalsCoverTheTruthAboutAsOftenAsTheySay() {
        // Scores are N(1, 1) for positives and N(0, 1) for negatives, mapped to (0, 1): AUC = Phi(1 / sqrt(2)).
        double truth = 0.7602499389065233;
        int trials = 200;
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            Xoshiro256 stream = Xoshiro256.stream(123, trial);
            Labels sample = Samples.labels(150, 0.4, stream);
            double[] p = new double[150];
            Arrays.setAll(p, row -> 1 / (1 + StrictMath.exp(-(sample.get(row) + stream.nextGaussian()))));
            Resamples resamples = new Bootstrap(200, trial, Workers.sequential()).run(sample, List.of(new Forecast(p)));
            covered += resamples.interval(0, Metric.AUC).contains(truth) ? 1 : 0;
        }
        assertEquals(0.95, covered / (double) trials, 0.05);
    }

    @Test
    void differencesArePairedAndAntisymmetric() {
        Resamples resamples = new Bootstrap(300, 5, Workers.sequential()).run(labels, forecasts);
        Difference ab = resamples.difference(0, 1, Metric.AUC);
        Difference ba = resamples.difference(1, 0, Metric.AUC);
        assertEquals(ab.value(), -ba.value());
        assertEquals(ab.interval().low(), -ba.interval().high(), 1e-15);
        assertEquals(ab.pValue(), ba.pValue());
        Difference self = resamples.difference(0, 0, Metric.AUC);
        assertEquals(new Interval(0, 0, 0), self.interval());
        assertEquals(1, self.pValue());
    }

    @Test
    void drawsWithOneClassAreDrawnAgain() {
        Labels two = Labels.of(true, false);
        Resamples resamples =
                new Bootstrap(100, 1, Workers.sequential()).run(two, List.of(new Forecast(new double[] {0.9, 0.1})));
        for (double auc : resamples.replicates(0, Metric.AUC)) {
            assertEquals(1, auc);
        }
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> new Bootstrap(1, 0, Workers.sequential()));
        Bootstrap bootstrap = new Bootstrap(10, 0, Workers.sequential());
        assertThrows(IllegalArgumentException.class, () -> bootstrap.run(Labels.of(true, true), List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> bootstrap.run(Labels.of(true, false), new int[1], List.of()));
    }
}
