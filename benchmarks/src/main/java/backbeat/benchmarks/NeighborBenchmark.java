package backbeat.benchmarks;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.CategoryWeights;
import backbeat.neighbors.NeighborIndex;
import backbeat.neighbors.NeighborSearcher;
import backbeat.neighbors.SearchStatistics;
import backbeat.reference.NaiveKnn;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Table;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the benchmarks of neighbor searches share: the gate before the clock, and the counters. */
public abstract class NeighborBenchmark extends BenchmarkDefaults {
    /** Rotating queries, lest the branch predictor learn one of them by heart. */
    static final int QUERIES = 4096;

    private static final int CHECKED = 5;
    private static final int CHECKED_POINTS = 100_000;

    /** What was looked at in all; divide by {@code queries}. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Looks {
        private NeighborSearcher searcher;
        private SearchStatistics before = SearchStatistics.NONE;

        /** Called with every search: no more than an assignment. */
        void at(NeighborSearcher searcher) {
            this.searcher = searcher;
        }

        @Setup(Level.Iteration)
        public void begin() {
            before = now();
        }

        private SearchStatistics now() {
            return searcher == null ? SearchStatistics.NONE : searcher.statistics();
        }

        public long queries() {
            return now().queries() - before.queries();
        }

        public long points() {
            return now().points() - before.points();
        }

        public long boxes() {
            return now().nodes() - before.nodes();
        }

        public long leaves() {
            return now().leaves() - before.leaves();
        }
    }

    static CategoryWeights weights(Table training) {
        return CategoryWeights.of(CategoryScale.ONE, training);
    }

    /** Compares a few searches with the reference on the dense matrix, distance by distance. */
    static void check(NeighborIndex index, int k, BenchmarkData data) {
        if (data.train().rows() > CHECKED_POINTS) {
            return; // the dense matrix of a million rows does not fit: the same code was checked on fewer
        }
        Labels labels = data.trainLabels();
        NaiveKnn reference = new NaiveKnn(OneHot.materializeDouble(data.train()), labels, k);
        Table queries = data.queries(CHECKED);
        NeighborSearcher searcher = index.searcher(k);
        for (int row = 0; row < queries.rows(); row++) {
            double[] distances = reference.squaredDistances(OneHot.materializeDouble(queries), row);
            int[] expected = reference.neighbors(OneHot.materializeDouble(queries), row);
            searcher.search(queries, row);
            for (int rank = 0; rank < k; rank++) {
                double wanted = distances[expected[rank]];
                if (Math.abs(searcher.squaredDistance(rank) - wanted) > 1e-5 * (1 + wanted)) {
                    throw new IllegalStateException("Query " + row + ", rank " + rank + ": squared distance "
                            + searcher.squaredDistance(rank) + ", by the reference " + wanted);
                }
            }
        }
    }
}
