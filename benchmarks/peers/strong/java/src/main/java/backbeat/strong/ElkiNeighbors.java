package backbeat.strong;

import elki.data.DoubleVector;
import elki.data.NumberVector;
import elki.data.type.TypeUtil;
import elki.database.Database;
import elki.database.StaticArrayDatabase;
import elki.database.ids.DBIDRange;
import elki.database.ids.DBIDRef;
import elki.database.ids.DoubleDBIDListIter;
import elki.database.ids.KNNList;
import elki.database.query.QueryBuilder;
import elki.database.query.knn.KNNSearcher;
import elki.database.relation.Relation;
import elki.datasource.ArrayAdapterDatabaseConnection;
import elki.distance.minkowski.SquaredEuclideanDistance;
import elki.index.tree.spatial.kd.MemoryKDTree;
import java.util.ArrayList;
import java.util.List;

/**
 * ELKI's k-d tree in memory, over the one-hot columns: it knows no categories, and a distance of one's own would not take part in
 * pruning. Each thread has a searcher of its own, for a searcher keeps state.
 */
final class ElkiNeighbors {
    private static final int K = 15;
    private static final int LEAF = 32;

    private final Part train = Part.of("train");
    private final Part test = Part.of("test");
    private final double[][] queries = rows(Part.dense("test"), test.rows());
    private final MemoryKDTree<NumberVector> tree;
    private final Relation<NumberVector> relation;
    private final DBIDRange ids;

    private ElkiNeighbors() throws Exception {
        double[][] rows = rows(Part.dense("train"), train.rows());
        Database database = new StaticArrayDatabase(new ArrayAdapterDatabaseConnection(rows));
        database.initialize();
        relation = database.getRelation(TypeUtil.NUMBER_VECTOR_FIELD);
        ids = (DBIDRange) relation.getDBIDs();
        tree = new MemoryKDTree<>(relation, LEAF);
        tree.initialize();
    }

    static void run() throws Exception {
        new ElkiNeighbors().measure();
    }

    private static double[][] rows(float[] values, int count) {
        int columns = values.length / count;
        double[][] rows = new double[count][columns];
        for (int i = 0; i < values.length; i++) {
            rows[i / columns][i % columns] = values[i];
        }
        return rows;
    }

    private void measure() throws Exception {
        int asked = Math.min(Figures.number("QUERIES", test.rows()), test.rows());
        double[] votes = new double[asked];
        double[] times = Figures.seconds(() -> askAll(votes), 1, Figures.number("REPEATS", 2));
        Figures figures = new Figures(
                "ELKI 0.8.0", "k-d tree, one-hot columns" + (asked < test.rows() ? ", first " + asked + " rows" : ""));
        figures.judge(test.labels(), votes);
        figures.report("knn predict", "rows/s", Figures.rates(asked, times));
        KNNSearcher<NumberVector> searcher = searcher();
        figures.report("knn one row", "us", Figures.alone(row -> vote(searcher, row), asked, 50, 200));
    }

    private KNNSearcher<NumberVector> searcher() {
        return tree.kNNByObject(
                new QueryBuilder<>(relation, SquaredEuclideanDistance.STATIC).distanceQuery(), K, 0);
    }

    private void askAll(double[] votes) throws InterruptedException {
        List<Thread> team = new ArrayList<>();
        for (int t = 0; t < Figures.THREADS; t++) {
            int from = votes.length * t / Figures.THREADS;
            int to = votes.length * (t + 1) / Figures.THREADS;
            Thread thread = new Thread(() -> {
                KNNSearcher<NumberVector> searcher = searcher();
                for (int row = from; row < to; row++) {
                    votes[row] = vote(searcher, row);
                }
            });
            team.add(thread);
            thread.start();
        }
        for (Thread thread : team) {
            thread.join();
        }
    }

    private double vote(KNNSearcher<NumberVector> searcher, int row) {
        KNNList found = searcher.getKNN(DoubleVector.wrap(queries[row]), K);
        int positive = 0;
        int count = 0;
        for (DoubleDBIDListIter near = found.iter(); near.valid() && count < K; near.advance(), count++) {
            positive += train.labels()[ids.getOffset((DBIDRef) near)];
        }
        return (double) positive / K;
    }
}
