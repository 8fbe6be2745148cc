package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveForest;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Growing a forest of full trees, with out-of-bag votes: the growth exponent follows from the synthetic sizes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@InProfile(Profile.GRID)
@Shown(on = Shown.Page.FOREST)
public class ForestFitBenchmark extends BenchmarkDefaults {
    @Param("track")
    @Values({"synthetic-12500", "synthetic-90000", "synthetic-1250000"})
    public String data;

    @Param("100")
    @Values(value = "10", in = Profile.LARGE)
    @Values(
            value = {"10", "100"},
            in = Profile.GRID)
    public int trees;

    /** {@code one-hot}, {@code subset}, or {@code exact}: one-hot with every boundary between distinct values. */
    @Param("one-hot")
    @Values(
            value = {"one-hot", "subset", "exact"},
            in = Profile.GRID)
    public String mode;

    @Param("1")
    @Values(
            value = {"1", "2"},
            in = {Profile.REGULAR, Profile.GRID})
    @Values(value = "2", in = Profile.LARGE)
    public int threads;

    private BenchmarkData tables;
    private Workers workers;
    private ForestOptions options;

    /** Loads, and checks that the forest gives the reference's probabilities on a few hundred of the rows. */
    @Setup
    public void prepare() {
        tables = BenchmarkData.named(data);
        workers = Workers.of(threads);
        options = options(mode).withTrees(trees);
        BenchmarkData few = tables.shortened(300);
        ForestOptions exact = ForestOptions.defaults().withTrees(3).withExactThresholds();
        double[] expected =
                NaiveForest.fit(exact, few.train(), few.trainLabels()).probabilities(few.train());
        double[] actual = new RandomForestTrainer(exact, workers)
                .fit(few.train(), few.trainLabels())
                .probabilities(few.train());
        if (!Arrays.equals(expected, actual)) {
            throw new IllegalStateException("The forest differs from the reference");
        }
    }

    public static ForestOptions options(String mode) {
        return switch (mode) {
            case "one-hot" -> ForestOptions.defaults();
            case "subset" -> ForestOptions.subsets();
            case "exact" -> ForestOptions.defaults().withExactThresholds();
            default -> throw new IllegalArgumentException("No mode '" + mode + "': one-hot, subset or exact");
        };
    }

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    public RandomForest fit() {
        Table table = tables.train();
        Labels labels = tables.trainLabels();
        return new RandomForestTrainer(options, workers).fit(table, labels);
    }
}
