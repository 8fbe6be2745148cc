package backbeat.peers;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.peers.Budget;
import backbeat.benchmarks.peers.PeerLibrary;
import backbeat.benchmarks.peers.PeerRules;
import backbeat.benchmarks.peers.PeerStudy;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.classifiers.lazy.IBk;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.EuclideanDistance;
import weka.core.Instances;
import weka.core.neighboursearch.KDTree;

/**
 * Weka (GPL-3). Nearest neighbors by its k-d tree, on one thread: its searchers keep their last distances and cannot be
 * shared. Its perceptron has sigmoid units and steps after every row, with its momentum of .2; the
 * other settings are as asked for.
 */
@Budget(task = PeerTask.KNN, warmups = 1, iterations = 2, queries = 256)
@Budget(task = PeerTask.FOREST_FIT, warmups = 0, iterations = 1, trees = 10)
@Budget(task = PeerTask.FOREST_PREDICT, warmups = 4, iterations = 3, trees = 10)
@Budget(task = PeerTask.MLP_EPOCH, warmups = 0, iterations = 1, epochs = 1)
@Budget(task = PeerTask.MLP_PREDICT, warmups = 10, iterations = 5, epochs = 1)
public final class WekaLibrary implements PeerLibrary {
    @Override
    public String name() {
        return "weka";
    }

    @Override
    public PeerRules rules() {
        return new PeerRules(
                "draws on", "the share of its rows", "mean of the shares", "a number", "entropy in place of Gini");
    }

    @Override
    public PeerStudy prepare(BenchmarkData data, int threads) {
        Instances train = instances(Dense.rows(data.train()), Dense.labels(data.trainLabels()));
        Instances test = instances(Dense.rows(data.test()), Dense.labels(data.testLabels()));
        return new Study(train, test, Workers.of(threads));
    }

    private static Instances instances(double[][] rows, int[] labels) {
        int width = rows[0].length;
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            attributes.add(new Attribute("x" + column));
        }
        attributes.add(new Attribute("label", List.of("0", "1")));
        Instances instances = new Instances("tracks", attributes, rows.length);
        instances.setClassIndex(width);
        for (int row = 0; row < rows.length; row++) {
            double[] values = new double[width + 1];
            System.arraycopy(rows[row], 0, values, 0, width);
            values[width] = labels[row];
            instances.add(new DenseInstance(1, values));
        }
        return instances;
    }

    private record Study(Instances train, Instances test, Workers workers) implements PeerStudy {
        @Override
        public Predictor knn(int k) {
            EuclideanDistance distance = new EuclideanDistance();
            distance.setDontNormalize(true);
            IBk model = new IBk(k);
            try {
                KDTree tree = new KDTree();
                tree.setDistanceFunction(distance);
                model.setNearestNeighbourSearchAlgorithm(tree);
            } catch (Exception e) { // Weka declares nothing narrower
                throw new IllegalStateException("Weka could not set up its k-d tree", e);
            }
            return fitted(model, Workers.sequential());
        }

        @Override
        public Predictor forest(int trees, long seed) {
            RandomForest model = new RandomForest();
            model.setNumIterations(trees);
            model.setNumExecutionSlots(workers.threads());
            model.setNumFeatures((int) Math.sqrt(train.numAttributes() - 1));
            model.setSeed((int) seed);
            return fitted(model, workers).withNodes((double) elements(model) / trees);
        }

        /** The nodes of all trees. */
        private static int elements(RandomForest model) {
            try {
                return model.numElements();
            } catch (Exception e) { // Weka declares nothing narrower
                throw new IllegalStateException("Weka could not count the nodes of its trees", e);
            }
        }

        @Override
        public Predictor mlp(int hidden, int batch, int epochs, double learningRate, long seed) {
            MultilayerPerceptron model = new MultilayerPerceptron();
            model.setHiddenLayers(Integer.toString(hidden));
            model.setTrainingTime(epochs);
            model.setLearningRate(learningRate);
            model.setNormalizeAttributes(false);
            model.setSeed((int) seed);
            return fitted(model, Workers.sequential());
        }

        private Predictor fitted(AbstractClassifier model, Workers team) {
            try {
                model.buildClassifier(train);
            } catch (Exception e) { // Weka declares nothing narrower
                throw new IllegalStateException(
                        "Weka could not fit " + model.getClass().getSimpleName(), e);
            }
            return predictor(model, team);
        }

        private Predictor predictor(Classifier model, Workers team) {
            return rows -> {
                double[] out = new double[rows];
                team.forEachChunk(rows, 64, (from, to, worker) -> {
                    for (int row = from; row < to; row++) {
                        out[row] = probability(model, row);
                    }
                });
                return out;
            };
        }

        private double probability(Classifier model, int row) {
            try {
                return model.distributionForInstance(test.instance(row))[1];
            } catch (Exception e) {
                throw new IllegalStateException("Weka could not predict row " + row, e);
            }
        }

        @Override
        public void close() {
            workers.close();
        }
    }
}
