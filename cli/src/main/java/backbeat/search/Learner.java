package backbeat.search;

import backbeat.files.Json;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticRegression;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.study.Engine;
import backbeat.study.ModelKind;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One learner with options of the user's choice. */
public sealed interface Learner {
    ModelKind kind();

    /** Learns from the training rows; validation rows may choose between options, test rows nothing. */
    Fitted fit(StudyTables tables, Engine engine, Progress progress);

    /**
     * What was fitted.
     *
     * @param classifier the model
     * @param options    those that matter, by name, for people; chosen ones as they were chosen
     */
    record Fitted(BinaryClassifier classifier, Map<String, String> options) {}

    /** k nearest neighbors. */
    record Knn(KnnOptions options) implements Learner {
        @Override
        public ModelKind kind() {
            return ModelKind.KNN;
        }

        @Override
        public Fitted fit(StudyTables tables, Engine engine, Progress progress) {
            return new Fitted(
                    new KnnTrainer(options, engine.workers(), engine.kernels())
                            .fit(tables.train(), tables.trainLabels(), progress),
                    describe(options));
        }

        static Map<String, String> describe(KnnOptions options) {
            Map<String, String> shown = new TreeMap<>();
            shown.put("k", Integer.toString(options.k()));
            shown.put("weighting", lower(options.weighting()));
            shown.put("scale", lower(options.scale()));
            return shown;
        }
    }

    /** k nearest neighbors with the k that the study would choose: by the AUC of the validation rows. */
    record TunedKnn(KnnOptions options) implements Learner {
        /** The option that tells what k was chosen from. */
        public static final String CHOSEN_FROM = "kChosenFrom";

        @Override
        public ModelKind kind() {
            return ModelKind.KNN;
        }

        @Override
        public Fitted fit(StudyTables tables, Engine engine, Progress progress) {
            progress.begin("k-nearest neighbors", 2);
            NeighborsExperiment.Choice choice =
                    new NeighborsExperiment(engine, StudySettings.full()).choose(options, tables, progress);
            progress.end();
            Map<String, String> shown = Knn.describe(choice.classifier().options());
            shown.put(
                    CHOSEN_FROM,
                    choice.trials().stream()
                            .map(trial -> Integer.toString(trial.k()))
                            .collect(Collectors.joining(", ", "", " by validation AUC")));
            return new Fitted(choice.classifier(), shown);
        }
    }

    /** A random forest. */
    record Forest(ForestOptions options) implements Learner {
        @Override
        public ModelKind kind() {
            return ModelKind.FOREST;
        }

        private Map<String, String> describe() {
            Map<String, String> shown = new TreeMap<>();
            shown.put("trees", Integer.toString(options.trees()));
            shown.put("categorySplits", lower(options.tree().categorySplits()));
            shown.put("minLeaf", Integer.toString(options.tree().minLeaf()));
            if (options.tree().maxDepth() != Integer.MAX_VALUE) {
                shown.put("maxDepth", Integer.toString(options.tree().maxDepth()));
            }
            return shown;
        }

        @Override
        public Fitted fit(StudyTables tables, Engine engine, Progress progress) {
            return new Fitted(
                    new RandomForestTrainer(options, engine.workers())
                            .fit(tables.train(), tables.trainLabels(), tables.trainGroups(), progress),
                    describe());
        }
    }

    /** Logistic regression: by Newton's method, or if there are too many columns for it by gradient descent. */
    record Logistic(LogisticOptions options) implements Learner {
        @Override
        public ModelKind kind() {
            return ModelKind.LOGISTIC;
        }

        @Override
        public Fitted fit(StudyTables tables, Engine engine, Progress progress) {
            if (tables.train().schema().oneHotWidth() > LogisticTrainer.MAX_WIDTH) {
                return byGradientDescent(tables, engine, progress);
            }
            LogisticRegression model = new LogisticTrainer(options, engine.workers(), engine.kernels())
                    .fit(tables.train(), tables.trainLabels(), progress);
            Map<String, String> shown = new TreeMap<>();
            shown.put("l2", Json.rounded(options.l2()).toPlainString());
            shown.put("steps", Integer.toString(model.steps().size()));
            return new Fitted(model, shown);
        }

        private Fitted byGradientDescent(StudyTables tables, Engine engine, Progress progress) {
            double mean = options.l2() / tables.train().rows(); // what a perceptron's l2 is relative to
            Mlp network = new MlpTrainer(MlpOptions.logistic().withL2(mean), engine.workers(), engine.kernels())
                    .fit(
                            tables.train(),
                            tables.trainLabels(),
                            tables.validation(),
                            tables.validationLabels(),
                            progress);
            Layer layer = network.layers().get(0);
            LogisticRegression model = new LogisticRegression(
                    network.schema(), layer.weightsToArray(), layer.bias(0), List.of(), engine.kernels());
            Map<String, String> shown = new TreeMap<>();
            shown.put("l2", Json.rounded(options.l2()).toPlainString());
            shown.put("epochs", Integer.toString(network.history().keptEpoch()));
            return new Fitted(model, shown);
        }
    }

    /** A multilayer perceptron; without hidden layers logistic regression by gradient descent. */
    record Network(MlpOptions options) implements Learner {
        @Override
        public ModelKind kind() {
            return ModelKind.MLP;
        }

        private Map<String, String> describe() {
            Map<String, String> shown = new TreeMap<>();
            shown.put("hidden", options.architecture().hidden().toString());
            shown.put("epochs", Integer.toString(options.optimization().epochs()));
            shown.put("batchSize", Integer.toString(options.optimization().batchSize()));
            shown.put(
                    "learningRate",
                    Json.rounded(options.optimization().learningRate()).toPlainString());
            shown.put("initialization", lower(options.architecture().initialization()));
            shown.put("optimizer", lower(options.optimization().optimizer()));
            shown.put("patience", Integer.toString(options.regularization().patience()));
            shown.put(
                    "dropout", Json.rounded(options.regularization().dropout()).toPlainString());
            shown.put("l2", Json.rounded(options.regularization().l2()).toPlainString());
            shown.put(
                    "weightDecay",
                    Json.rounded(options.regularization().weightDecay()).toPlainString());
            return shown;
        }

        @Override
        public Fitted fit(StudyTables tables, Engine engine, Progress progress) {
            return new Fitted(
                    new MlpTrainer(options, engine.workers(), engine.kernels())
                            .fit(
                                    tables.train(),
                                    tables.trainLabels(),
                                    tables.validation(),
                                    tables.validationLabels(),
                                    progress),
                    describe());
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
