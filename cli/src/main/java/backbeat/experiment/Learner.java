package backbeat.experiment;

import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One learner with options of the user's choice. */
public sealed interface Learner {
    ModelKind kind();

    /** The options that matter, by name, for people. */
    Map<String, String> describe();

    BinaryClassifier fit(StudyTables tables, Engine engine, Progress progress);

    /** k nearest neighbors. */
    record Knn(KnnOptions options) implements Learner {
        @Override
        public ModelKind kind() {
            return ModelKind.KNN;
        }

        @Override
        public Map<String, String> describe() {
            Map<String, String> shown = new TreeMap<>();
            shown.put("k", Integer.toString(options.k()));
            shown.put("weighting", lower(options.weighting()));
            shown.put("scale", lower(options.scale()));
            return shown;
        }

        @Override
        public BinaryClassifier fit(StudyTables tables, Engine engine, Progress progress) {
            return new KnnTrainer(options, engine.workers(), engine.kernels())
                    .fit(tables.train(), tables.trainLabels(), progress);
        }
    }

    /** A random forest. */
    record Forest(ForestOptions options) implements Learner {
        @Override
        public ModelKind kind() {
            return ModelKind.FOREST;
        }

        @Override
        public Map<String, String> describe() {
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
        public BinaryClassifier fit(StudyTables tables, Engine engine, Progress progress) {
            return new RandomForestTrainer(options, engine.workers())
                    .fit(tables.train(), tables.trainLabels(), progress);
        }
    }

    /** A multilayer perceptron; without hidden layers logistic regression. */
    record Network(MlpOptions options) implements Learner {
        @Override
        public ModelKind kind() {
            return ModelKind.MLP;
        }

        @Override
        public Map<String, String> describe() {
            Map<String, String> shown = new TreeMap<>();
            shown.put("hidden", options.hidden().toString());
            shown.put("epochs", Integer.toString(options.epochs()));
            shown.put("batchSize", Integer.toString(options.batchSize()));
            shown.put("learningRate", Json.rounded(options.learningRate()).toPlainString());
            shown.put("optimizer", lower(options.optimizer()));
            shown.put("patience", Integer.toString(options.patience()));
            shown.put("dropout", Json.rounded(options.dropout()).toPlainString());
            shown.put("l2", Json.rounded(options.l2()).toPlainString());
            return shown;
        }

        @Override
        public BinaryClassifier fit(StudyTables tables, Engine engine, Progress progress) {
            return new MlpTrainer(options, engine.workers(), engine.kernels())
                    .fit(
                            tables.train(),
                            tables.trainLabels(),
                            tables.validation(),
                            tables.validationLabels(),
                            progress);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
