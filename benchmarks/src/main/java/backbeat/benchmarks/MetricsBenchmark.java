package backbeat.benchmarks;

import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.DeLong;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Metrics;
import backbeat.evaluation.Ranking;
import backbeat.evaluation.Resamples;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Evaluation at the size of the study: 17,948 test rows, six models. {@code levels} is the number of distinct
 * probabilities (0: all distinct, like a network; 100: many ties, like a forest of 100 trees).
 */
@State(Scope.Benchmark)
@InProfile(Profile.REGULAR)
public class MetricsBenchmark extends BenchmarkDefaults {
    private static final int ROWS = 17_948;
    private static final int MODELS = 6;
    private static final int REPLICATES = 1000;

    @Param("0")
    @Values("100")
    public int levels;

    private Labels labels;
    private int[] groups;
    private List<Forecast> forecasts;

    /** Who draws the replicates. */
    @State(Scope.Benchmark)
    public static class Team {
        @Param("1")
        @Values(
                value = {"1", "2"},
                in = Profile.REGULAR)
        public int threads;

        private Workers workers;

        /** Checks that the replicates do not depend on the number of threads. */
        @Setup
        public void prepare(MetricsBenchmark rows) {
            workers = Workers.of(threads);
            Resamples one = new Bootstrap(50, 3, Workers.sequential()).run(rows.labels, rows.groups, rows.forecasts);
            Resamples team = new Bootstrap(50, 3, workers).run(rows.labels, rows.groups, rows.forecasts);
            for (Metric metric : Metric.ALL) {
                if (!Arrays.equals(one.replicates(MODELS - 1, metric), team.replicates(MODELS - 1, metric))) {
                    throw new IllegalStateException(metric + " depends on the number of threads");
                }
            }
        }

        @TearDown
        public void close() {
            workers.close();
        }
    }

    /** Draws rows and answers; checks the AUC against all pairs. */
    @Setup
    public void prepare() {
        Xoshiro256 random = new Xoshiro256(1);
        byte[] truth = new byte[ROWS];
        groups = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            truth[row] = (byte) (random.nextDouble() < 0.24 ? 1 : 0);
            groups[row] = random.nextInt(ROWS);
        }
        labels = new Labels(truth);
        forecasts = new ArrayList<>();
        for (int model = 0; model < MODELS; model++) {
            double[] p = new double[ROWS];
            Arrays.setAll(p, row -> answer(labels.get(row), random));
            forecasts.add(new Forecast(p));
        }
        checkAuc();
    }

    private double answer(int label, Xoshiro256 random) {
        double p = 1 / (1 + StrictMath.exp(1 - 1.5 * label - random.nextGaussian()));
        return levels == 0 ? p : Math.rint(p * levels) / levels;
    }

    private void checkAuc() {
        double[] p = forecasts.get(0).probabilities();
        double wins = 0;
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; labels.isPositive(i) && j < ROWS; j++) {
                wins += labels.isPositive(j) ? 0 : p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
            }
        }
        double expected = wins / ((double) labels.positives() * labels.negatives());
        if (Math.abs(auc() - expected) > 1e-12) {
            throw new IllegalStateException("AUC " + auc() + ", by pairs " + expected);
        }
    }

    /** Sorting and counting for one model. */
    @Benchmark
    public double auc() {
        return Ranking.of(labels, forecasts.get(0).probabilities()).auc();
    }

    /** Every figure of one model. */
    @Benchmark
    public Metrics metrics() {
        return Metrics.of(labels, forecasts.get(0).probabilities(), 0.5);
    }

    /** 1,000 replicates of every figure of six models: 108 million rows evaluated. */
    @Benchmark
    public Resamples bootstrap(Team team) {
        return new Bootstrap(REPLICATES, 7, team.workers).run(labels, groups, forecasts);
    }

    /** Covariances of six AUCs. */
    @Benchmark
    public DeLong deLong() {
        return DeLong.of(labels, forecasts.stream().map(Forecast::probabilities).toList());
    }
}
