package backbeat.peers;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.peers.Budget;
import backbeat.benchmarks.peers.PeerLibrary;
import backbeat.benchmarks.peers.PeerRules;
import backbeat.benchmarks.peers.PeerStudy;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Tribuo (Apache-2.0). Its examples are sparse, as its users write one-hot columns. Nearest neighbors are searched by
 * brute force, which is faster than its k-d tree here. Forests grow on one thread; Tribuo lets its users ask for no more.
 * Its multilayer perceptron is TensorFlow's, a native library, and is left out.
 */
@Budget(task = PeerTask.READ, warmups = 5, iterations = 5)
@Budget(task = PeerTask.KNN, warmups = 1, iterations = 2, queries = 512)
@Budget(task = PeerTask.FOREST_FIT, warmups = 0, iterations = 1, trees = 1)
@Budget(task = PeerTask.FOREST_PREDICT, warmups = 10, iterations = 5, trees = 1)
public final class TribuoLibrary implements PeerLibrary {
    private static final LabelFactory FACTORY = new LabelFactory();
    private static final String POSITIVE = "1";

    @Override
    public String name() {
        return "tribuo";
    }

    @Override
    public PeerRules rules() {
        return new PeerRules(
                "a leaf: constant columns count as tries",
                "the share of its rows",
                "votes of the trees' labels",
                "left out of its sparse rows, and taken for 0",
                "one thread grows");
    }

    @Override
    public PeerStudy prepare(BenchmarkData data, int threads) {
        MutableDataset<Label> train = new MutableDataset<>(
                examples(data.train(), data.trainLabels()),
                new SimpleDataSourceProvenance(data.source(), FACTORY),
                FACTORY);
        return new Study(
                train,
                examples(data.test(), data.testLabels()),
                data.train().schema().oneHotWidth(),
                Workers.of(threads));
    }

    private static List<Example<Label>> examples(Table table, Labels labels) {
        double[][] rows = Dense.rows(table);
        List<Example<Label>> examples = new ArrayList<>(rows.length);
        for (int row = 0; row < rows.length; row++) {
            ArrayExample<Label> example = new ArrayExample<>(new Label(Integer.toString(labels.get(row))));
            for (int column = 0; column < rows[row].length; column++) {
                if (rows[row][column] != 0) {
                    example.add(table.schema().featureName(column), rows[row][column]);
                }
            }
            examples.add(example);
        }
        return examples;
    }

    private record Study(MutableDataset<Label> train, List<Example<Label>> test, int width, Workers workers)
            implements PeerStudy {
        @Override
        public Predictor knn(int k) {
            Model<Label> model = new KNNTrainer<Label>(
                            k,
                            new L2Distance(),
                            workers.threads(),
                            new VotingCombiner(),
                            KNNModel.Backend.THREADPOOL,
                            NeighboursQueryFactoryType.BRUTE_FORCE)
                    .train(train);
            return rows -> {
                double[] out = new double[rows];
                List<Prediction<Label>> predictions = model.predict(test.subList(0, rows));
                Arrays.setAll(out, row -> positive(predictions.get(row)));
                return out;
            };
        }

        @Override
        public Predictor forest(int trees, long seed) {
            float share = (float) (Math.sqrt(width) / width);
            CARTClassificationTrainer tree =
                    new CARTClassificationTrainer(Integer.MAX_VALUE, 1f, 0f, share, false, new GiniIndex(), seed);
            EnsembleModel<Label> model =
                    new RandomForestTrainer<>(tree, new VotingCombiner(), trees, seed).train(train);
            Predictor predictor = rows -> {
                double[] out = new double[rows];
                workers.forEachChunk(rows, 64, (from, to, worker) -> {
                    for (int row = from; row < to; row++) {
                        out[row] = positive(model.predict(test.get(row)));
                    }
                });
                return out;
            };
            return predictor.withNodes(model.getModels().stream()
                    .mapToInt(one -> nodes(((TreeModel<Label>) one).getRoot()))
                    .average()
                    .orElseThrow());
        }

        private static int nodes(Node<Label> node) {
            return node instanceof SplitNode<Label> split
                    ? 1 + nodes(split.getGreaterThan()) + nodes(split.getLessThanOrEqual())
                    : 1;
        }

        private static double positive(Prediction<Label> prediction) {
            return prediction.getOutputScores().get(POSITIVE).getScore();
        }

        @Override
        public Predictor mlp(int hidden, int batch, int epochs, double learningRate, long seed) {
            throw new UnsupportedOperationException("Tribuo's multilayer perceptron is TensorFlow's");
        }

        @Override
        public void close() {
            workers.close();
        }
    }
}
