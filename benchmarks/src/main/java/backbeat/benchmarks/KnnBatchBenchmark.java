package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Search;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Probabilities of all test rows at once, as the study asks for them: the figure to compare with other libraries. */
@State(Scope.Benchmark)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@Shown(on = Shown.Page.KNN, curve = Shown.Curve.PREDICT)
public class KnnBatchBenchmark extends NeighborBenchmark {
    @Param("track")
    @Values({"synthetic-12500", "synthetic-125000", "synthetic-1250000"})
    public String data;

    @Param("15")
    @Values({"1", "50"})
    public int k;

    @Param("TREE")
    @Values("BRUTE")
    public Search search;

    @Param("1")
    @Values(
            value = {"1", "2"},
            in = Profile.REGULAR)
    @Values(value = "2", in = Profile.LARGE)
    public int threads;

    @Param("vector")
    @Values(
            value = {"vector", "scalar"},
            in = Profile.REGULAR)
    public String kernel;

    private KnnClassifier model;
    private Table queries;
    private Workers workers;
    private double[] out;

    /** Fits, and checks that tree and brute force answer with the same bits. */
    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        workers = Workers.of(threads);
        KnnOptions options = KnnOptions.defaults().withK(k);
        model = fit(options.withSearch(search), tables);
        check(model.index(), k, tables);
        Table few = tables.queries(64);
        Search other = search == Search.TREE ? Search.BRUTE : Search.TREE;
        if (!Arrays.equals(
                model.probabilities(few), fit(options.withSearch(other), tables).probabilities(few))) {
            throw new IllegalStateException("Tree and brute force differ");
        }
        queries = tables.queries(20_000);
        out = new double[queries.rows()];
    }

    private KnnClassifier fit(KnnOptions options, BenchmarkData tables) {
        return new KnnTrainer(options, workers, Learners.kernels(kernel)).fit(tables.train(), tables.trainLabels());
    }

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    public double[] probabilities() {
        model.probabilities(queries, workers, out);
        return out;
    }
}
