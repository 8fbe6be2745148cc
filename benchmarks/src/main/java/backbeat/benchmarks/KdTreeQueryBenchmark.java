package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.neighbors.KdTree;
import backbeat.neighbors.KdTreeSearcher;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One search after another on one thread, in no helpful order: the time of a query that comes alone. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@Shown(on = Shown.Page.KNN, curve = Shown.Curve.PREDICT)
public class KdTreeQueryBenchmark extends NeighborBenchmark {
    @Param("track")
    @Values({"synthetic-12500", "synthetic-1250000"})
    public String data;

    @Param("15")
    @Values({"1", "50"})
    public int k;

    @Param("32")
    @Values({"16", "64"})
    public int leafSize;

    @Param("vector")
    @Values(
            value = {"vector", "scalar"},
            in = Profile.REGULAR)
    public String kernel;

    private Table queries;
    private KdTreeSearcher searcher;
    private int next;

    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        Table points = tables.train();
        KdTree tree = KdTree.build(points, weights(points), leafSize, Workers.sequential(), Learners.kernels(kernel));
        check(tree, k, tables);
        queries = tables.queries(QUERIES);
        searcher = tree.searcher(k);
    }

    /**
     * A point: 12 coordinates, and the code and weight of three categories; a box: 12 pairs of bounds. The tree of the study
     * (12 MB) is in the third-level cache.
     */
    @Benchmark
    @Costs(arithmetic = 3 * 12 + 3 * 3, bytes = 4 * 18, from = Costs.Level.L3, each = "points/queries")
    @Costs(arithmetic = 5 * 12, bytes = 8 * 12, from = Costs.Level.L3, each = "boxes/queries")
    public float search(Looks looks) {
        next = next + 1 == queries.rows() ? 0 : next + 1;
        searcher.search(queries, next);
        looks.at(searcher);
        return searcher.squaredDistance(k - 1);
    }
}
