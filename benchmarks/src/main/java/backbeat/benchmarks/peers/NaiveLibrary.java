package backbeat.benchmarks.peers;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.forest.ForestOptions;
import backbeat.reference.NaiveForest;
import backbeat.reference.NaiveKnn;
import backbeat.table.OneHot;
import org.ejml.data.DMatrixRMaj;

/** The reference implementations of this project: the textbook, on the dense matrix, on one thread. */
@Budget(task = PeerTask.KNN, warmups = 0, iterations = 1, queries = 256)
@Budget(task = PeerTask.FOREST_FIT, warmups = 0, iterations = 1, trees = 2)
public final class NaiveLibrary implements PeerLibrary {
    @Override
    public String name() {
        return "naive";
    }

    @Override
    public PeerRules rules() {
        return new PeerRules("draws on", "the share of its rows", "mean of the shares", "a number", "every boundary");
    }

    @Override
    public PeerStudy prepare(BenchmarkData data, int threads) {
        return new Study(data, OneHot.materializeDouble(data.train()), OneHot.materializeDouble(data.test()));
    }

    private record Study(BenchmarkData data, DMatrixRMaj train, DMatrixRMaj test) implements PeerStudy {
        @Override
        public Predictor knn(int k) {
            NaiveKnn model = new NaiveKnn(train, data.trainLabels(), k);
            return rows -> {
                double[] out = new double[rows];
                for (int row = 0; row < rows; row++) {
                    out[row] = model.probability(test, row);
                }
                return out;
            };
        }

        @Override
        public Predictor forest(int trees, long seed) {
            ForestOptions options = ForestOptions.defaults().withTrees(trees).withSeed(seed);
            NaiveForest model = NaiveForest.fit(options, data.train(), data.trainLabels());
            return rows -> model.probabilities(data.queries(rows));
        }

        @Override
        public Predictor mlp(int hidden, int batch, int epochs, double learningRate, long seed) {
            throw new UnsupportedOperationException("The naive MLP has plain gradient steps only");
        }
    }
}
