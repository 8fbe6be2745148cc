package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticRegression;
import backbeat.logistic.LogisticTrainer;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveLogistic;
import backbeat.table.OneHot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole fit of logistic regression by Newton's method. What {@code -prof gc} shows is a Hessian for each part of the rows. */
@State(Scope.Benchmark)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
public class LogisticFitBenchmark extends BenchmarkDefaults {
    private static final int CHECKED_ROWS = 300;
    private static final int NAIVE_STEPS = 12;
    private static final double TOLERANCE = 1e-5;

    @Param("track")
    @Values("synthetic-100000")
    public String data;

    @Param("1")
    @Values(
            value = {"1", "2"},
            in = Profile.REGULAR)
    @Values(value = "2", in = Profile.LARGE)
    public int threads;

    private BenchmarkData tables;
    private Workers workers;
    private LogisticTrainer trainer;

    /** Loads, and checks that a fit of a few hundred of the rows finds the weights of the dense textbook form. */
    @Setup
    public void prepare() {
        tables = BenchmarkData.named(data);
        workers = Workers.of(threads);
        LogisticOptions options = LogisticOptions.defaults();
        trainer = new LogisticTrainer(options, workers);
        BenchmarkData few = tables.shortened(CHECKED_ROWS);
        NaiveLogistic expected =
                NaiveLogistic.fit(OneHot.materializeDouble(few.train()), few.trainLabels(), options.l2(), NAIVE_STEPS);
        LogisticRegression actual = trainer.fit(few.train(), few.trainLabels());
        check(expected.bias, actual.intercept());
        for (int f = 0; f < expected.weights.length; f++) {
            check(expected.weights[f], actual.coefficient(f));
        }
    }

    private static void check(double expected, double actual) {
        if (!(Math.abs(expected - actual) < TOLERANCE)) {
            throw new IllegalStateException("A weight is " + actual + ", the reference has " + expected);
        }
    }

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    public LogisticRegression fit() {
        return trainer.fit(tables.train(), tables.trainLabels());
    }
}
