package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.kernel.Kernels;
import backbeat.neighbors.KdTree;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Building the tree. Four rows in five of the data are points. */
@State(Scope.Benchmark)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@Shown(on = Shown.Page.KNN)
public class KdTreeBuildBenchmark extends NeighborBenchmark {
    @Param("track")
    @Values({"synthetic-12500", "synthetic-1250000"})
    public String data;

    @Param("32")
    @Values({"16", "64"})
    public int leafSize;

    @Param("1")
    @Values(
            value = {"1", "2"},
            in = Profile.REGULAR)
    @Values(value = "2", in = Profile.LARGE)
    public int threads;

    private Table points;
    private Workers workers;
    private Kernels kernels;

    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        points = tables.train();
        workers = Workers.of(threads);
        kernels = Learners.kernels("auto");
        check(KdTree.build(points, weights(points), leafSize, workers, kernels), 15, tables);
    }

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    public KdTree build() {
        return KdTree.build(points, weights(points), leafSize, workers, kernels);
    }
}
