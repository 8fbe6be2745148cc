package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.neighbors.BruteForce;
import backbeat.neighbors.BruteForceSearcher;
import backbeat.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Comparing a query with every point: one query a pass, and a tile of queries a pass. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@InProfile(value = Profile.REGULAR, forks = 2)
@InProfile(Profile.LARGE)
@Shown(on = Shown.Page.KNN, curve = Shown.Curve.PREDICT)
public class BruteForceBenchmark extends NeighborBenchmark {
    private static final int TILE = 64;

    @Param("track")
    @Values({"synthetic-12500", "synthetic-1250000"})
    public String data;

    @Param("15")
    @Values({"1", "50"})
    public int k;

    @Param("vector")
    @Values(
            value = {"vector", "scalar"},
            in = Profile.REGULAR)
    public String kernel;

    private Table queries;
    private BruteForceSearcher searcher;
    private int[] rows;
    private int next;
    private double sum;

    @Setup
    public void prepare() {
        BenchmarkData tables = BenchmarkData.named(data);
        BruteForce points = new BruteForce(tables.train(), weights(tables.train()), Learners.kernels(kernel));
        check(points, k, tables);
        queries = tables.queries(QUERIES);
        searcher = points.searcher(k);
        rows = new int[queries.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
    }

    /** 12 coordinates, and the code and weight of three categories a point; all points are read once a query. */
    @Benchmark
    @Costs(arithmetic = 3 * 12 + 3 * 3, bytes = 4 * 18, from = Costs.Level.L3, each = "points/queries")
    public float search(Looks looks) {
        next = (next + 1) % rows.length;
        searcher.search(queries, next);
        looks.at(searcher);
        return searcher.squaredDistance(k - 1);
    }

    /** {@value #TILE} queries at once, so that a block of points is read for all of them. */
    @Benchmark
    @OperationsPerInvocation(TILE)
    @Costs(arithmetic = 3 * 12 + 3 * 3, bytes = 4 * 18.0 / TILE, from = Costs.Level.L3, each = "points/queries")
    public double searchTile(Looks looks) {
        looks.at(searcher);
        next = (next + TILE) % (rows.length - TILE + 1);
        searcher.searchAll(queries, rows, next, next + TILE, false, row -> sum += searcher.squaredDistance(k - 1));
        return sum;
    }
}
