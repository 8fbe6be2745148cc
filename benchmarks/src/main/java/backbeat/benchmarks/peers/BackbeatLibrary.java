package backbeat.benchmarks.peers;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.table.Table;

/** This project. */
public final class BackbeatLibrary implements PeerLibrary {
    @Override
    public String name() {
        return "backbeat";
    }

    @Override
    public PeerRules rules() {
        return new PeerRules("draws on", "the share of its rows", "mean of the shares", "a number", "none");
    }

    @Override
    public PeerStudy prepare(BenchmarkData data, int threads) {
        return new Study(data, Workers.of(threads));
    }

    private record Study(BenchmarkData data, Workers workers) implements PeerStudy {
        @Override
        public Predictor knn(int k) {
            KnnOptions options = KnnOptions.defaults().withK(k);
            return predictor(new KnnTrainer(options, workers).fit(data.train(), data.trainLabels(), Progress.NONE));
        }

        @Override
        public Predictor forest(int trees, long seed) {
            ForestOptions options = ForestOptions.defaults().withTrees(trees).withSeed(seed);
            RandomForest forest =
                    new RandomForestTrainer(options, workers).fit(data.train(), data.trainLabels(), Progress.NONE);
            return predictor(forest).withNodes((double) forest.nodes() / trees);
        }

        @Override
        public Predictor mlp(int hidden, int batch, int epochs, double learningRate, long seed) {
            MlpOptions options = MlpOptions.defaults()
                    .withHidden(hidden)
                    .withBatchSize(batch)
                    .withEpochs(epochs)
                    .withLearningRate(learningRate)
                    .withSeed(seed);
            return predictor(new MlpTrainer(options, workers).fit(data.train(), data.trainLabels(), Progress.NONE));
        }

        private Predictor predictor(BinaryClassifier fitted) {
            BinaryClassifier model = fitted.compile(workers);
            return rows -> {
                Table queries = rows == data.test().rows() ? data.test() : data.queries(rows);
                double[] out = new double[rows];
                model.probabilities(queries, workers, out);
                return out;
            };
        }

        @Override
        public void close() {
            workers.close();
        }
    }
}
