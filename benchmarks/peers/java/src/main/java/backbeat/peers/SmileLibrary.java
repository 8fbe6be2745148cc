package backbeat.peers;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.peers.Budget;
import backbeat.benchmarks.peers.PeerLibrary;
import backbeat.benchmarks.peers.PeerRules;
import backbeat.benchmarks.peers.PeerStudy;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import java.util.Arrays;
import java.util.stream.LongStream;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.SplitRule;
import smile.base.mlp.Layer;
import smile.base.mlp.OutputFunction;
import smile.classification.Classifier;
import smile.classification.KNN;
import smile.classification.MLP;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.TimeFunction;
import smile.neighbor.KDTree;

/**
 * Smile (GPL-3). Forests are fitted on the common pool, that is on all processors, whatever the number of threads asked
 * for; predictions are spread over the threads asked for here, as Smile predicts one row at a time. RMSProp stands in for
 * Adam, which Smile does not have.
 */
@Budget(task = PeerTask.READ, warmups = 5, iterations = 5)
@Budget(task = PeerTask.KNN, warmups = 1, iterations = 2, queries = 512)
@Budget(task = PeerTask.FOREST_FIT, warmups = 0, iterations = 1)
@Budget(task = PeerTask.FOREST_PREDICT, warmups = 20, iterations = 5, trees = 20)
@Budget(task = PeerTask.MLP_EPOCH, warmups = 0, iterations = 1, epochs = 5)
@Budget(task = PeerTask.MLP_PREDICT, warmups = 50, iterations = 20, epochs = 1)
public final class SmileLibrary implements PeerLibrary {
    @Override
    public String name() {
        return "smile";
    }

    @Override
    public PeerRules rules() {
        return new PeerRules(
                "a leaf: constant columns count as tries",
                "(n + 1) / (rows + 2), smoothed",
                "mean, weighted by out-of-bag accuracy",
                "a number",
                "a boundary between equal labels is no candidate");
    }

    @Override
    public PeerStudy prepare(BenchmarkData data, int threads) {
        return new Study(
                Dense.rows(data.train()),
                Dense.labels(data.trainLabels()),
                Dense.rows(data.test()),
                Workers.of(threads));
    }

    private record Study(double[][] train, int[] labels, double[][] test, Workers workers) implements PeerStudy {
        @Override
        public Predictor knn(int k) {
            return predictor(new KNN<>(KDTree.of(train), labels, k));
        }

        @Override
        public Predictor forest(int trees, long seed) {
            DataFrame features = DataFrame.of(train);
            DataFrame frame = features.merge(IntVector.of("label", labels));
            int width = train[0].length;
            RandomForest forest = RandomForest.fit(
                    Formula.lhs("label"),
                    frame,
                    trees,
                    (int) Math.sqrt(width),
                    SplitRule.GINI,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    1,
                    1.0,
                    null,
                    LongStream.iterate(seed, s -> s + 1).limit(trees));
            DataFrame queries = DataFrame.of(test).merge(IntVector.of("label", new int[test.length]));
            Predictor model = rows -> {
                double[] out = new double[rows];
                workers.forEachChunk(rows, 64, (from, to, worker) -> {
                    double[] posterior = new double[2];
                    for (int row = from; row < to; row++) {
                        forest.predict(queries.get(row), posterior);
                        out[row] = posterior[1];
                    }
                });
                return out;
            };
            return model.withNodes(Arrays.stream(forest.models())
                    .mapToInt(one -> nodes(one.tree.root()))
                    .average()
                    .orElseThrow());
        }

        private static int nodes(Node node) {
            return node instanceof InternalNode inner ? 1 + nodes(inner.trueChild()) + nodes(inner.falseChild()) : 1;
        }

        @Override
        public Predictor mlp(int hidden, int batch, int epochs, double learningRate, long seed) {
            MLP model = new MLP(
                    Layer.input(train[0].length), Layer.rectifier(hidden), Layer.mle(1, OutputFunction.SIGMOID));
            model.setLearningRate(TimeFunction.constant(learningRate));
            model.setRMSProp(0.9, 1e-7);
            int[] order = new int[train.length];
            Arrays.setAll(order, row -> row);
            for (int epoch = 0; epoch < epochs; epoch++) {
                Xoshiro256.stream(seed, epoch).shuffle(order);
                for (int start = 0; start < order.length; start += batch) {
                    int size = Math.min(batch, order.length - start);
                    double[][] x = new double[size][];
                    int[] y = new int[size];
                    for (int i = 0; i < size; i++) {
                        x[i] = train[order[start + i]];
                        y[i] = labels[order[start + i]];
                    }
                    model.update(x, y);
                }
            }
            return predictor(model);
        }

        private Predictor predictor(Classifier<double[]> model) {
            return rows -> {
                double[] out = new double[rows];
                workers.forEachChunk(rows, 64, (from, to, worker) -> {
                    double[] posterior = new double[2];
                    for (int row = from; row < to; row++) {
                        model.predict(test[row], posterior);
                        out[row] = posterior[1];
                    }
                });
                return out;
            };
        }

        @Override
        public void close() {
            workers.close();
        }
    }
}
