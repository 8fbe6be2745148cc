package backbeat.inspection;

import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.forest.Importance;
import backbeat.forest.RandomForest;
import backbeat.logistic.LogisticRegression;
import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.TrainingHistory;
import backbeat.neighbors.KnnClassifier;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Says in lines of text what a pipeline is: where it comes from, what it takes, what is inside. */
public final class ModelDescription {
    private final Pipeline pipeline;
    private final List<String> lines = new ArrayList<>();

    private ModelDescription(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static List<String> lines(Pipeline pipeline) {
        ModelDescription description = new ModelDescription(pipeline);
        description.provenance();
        description.columns();
        description.decision();
        description.learner();
        return List.copyOf(description.lines);
    }

    private void provenance() {
        Provenance provenance = pipeline.provenance();
        line("Learner", pipeline.learner());
        line("Positive", provenance.positive());
        line("Recipe", provenance.recipe());
        line("Data", provenance.dataName());
        line("SHA-256", provenance.dataSha256());
        line("Protocol", provenance.protocol());
        line("Seed", Long.toString(provenance.seed()));
        provenance.versions().forEach((name, version) -> line("Version", name + " " + version));
        list("Options", provenance.options(), value -> value);
        list("Metrics", provenance.metrics(), value -> String.format(Locale.ROOT, "%.4f", value));
    }

    private <T> void list(String head, Map<String, T> entries, Function<T, String> text) {
        String title = head;
        for (Map.Entry<String, T> entry : entries.entrySet()) {
            line(title, String.format(Locale.ROOT, "%-24s %s", entry.getKey(), text.apply(entry.getValue())));
            title = "";
        }
    }

    private void columns() {
        Schema schema = pipeline.preprocessor().schema();
        lines.add("");
        line(
                "Columns",
                schema.numericCount() + " numeric, " + schema.categoricalCount() + " categorical, "
                        + schema.oneHotWidth() + " one-hot columns");
        for (int c = 0; c < schema.numericCount(); c++) {
            boolean truth = c >= schema.numericCount() - pipeline.preprocessor().booleans();
            line("", truth ? schema.numeric().get(c) + " (boolean)" : numeric(c));
        }
        for (CategoricalColumn column : schema.categorical()) {
            line("", column.name() + ": " + column.size() + " categories");
        }
        line("Kept", String.join(", ", pipeline.identifiers()));
    }

    private String numeric(int column) {
        var preprocessor = pipeline.preprocessor();
        String clipped = Double.isInfinite(preprocessor.lower(column)) || preprocessor.dropping()
                ? ""
                : ", clipped to " + TreeView.number(preprocessor.lower(column)) + " … "
                        + TreeView.number(preprocessor.upper(column));
        return preprocessor.schema().numeric().get(column) + ": mean " + TreeView.number(preprocessor.mean(column))
                + ", sd " + TreeView.number(preprocessor.deviation(column)) + clipped;
    }

    private void decision() {
        lines.add("");
        line("Decision", "positive from " + TreeView.number(pipeline.threshold()) + " on");
        line(
                "Calibration",
                pipeline.calibration().map(ModelDescription::calibration).orElse("none"));
    }

    private static String calibration(Calibrator calibrator) {
        if (calibrator instanceof PlattScaling platt) {
            return "Platt, slope " + TreeView.number(platt.slope()) + ", intercept "
                    + TreeView.number(platt.intercept());
        }
        if (calibrator instanceof IsotonicRegression isotonic) {
            return "isotonic through " + isotonic.points().length + " points";
        }
        return calibrator.getClass().getSimpleName();
    }

    private void learner() {
        lines.add("");
        if (pipeline.classifier() instanceof RandomForest forest) {
            forest(forest);
        } else if (pipeline.classifier() instanceof KnnClassifier knn) {
            line(
                    "Neighbors",
                    "k = " + knn.options().k() + ", weighting "
                            + knn.options().weighting().name().toLowerCase(Locale.ROOT));
            line("Training", knn.training().rows() + " rows, " + knn.labels().positives() + " positive");
            line(
                    "Search",
                    knn.choice().search().name().toLowerCase(Locale.ROOT) + ": "
                            + knn.choice().reason());
        } else if (pipeline.classifier() instanceof LogisticRegression model) {
            logistic(model);
        } else if (pipeline.classifier() instanceof Mlp network) {
            network(network);
        }
    }

    private void forest(RandomForest forest) {
        int deepest = 0;
        long leaves = 0;
        for (FlatTree tree : forest.trees()) {
            deepest = Math.max(deepest, tree.depth());
            leaves += tree.leaves();
        }
        line(
                "Forest",
                String.format(
                        Locale.ROOT,
                        "%d trees, %,d nodes, %,d leaves, deepest path %d",
                        forest.trees().size(),
                        forest.nodes(),
                        leaves,
                        deepest));
        Importance importance = forest.importance();
        List<Integer> order = IntStream.range(0, importance.columns())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer column) -> -importance.share(column)))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            line(
                    i == 0 ? "Importance" : "",
                    String.format(
                            Locale.ROOT,
                            "%-20s %5.1f %%",
                            importance.name(order.get(i)),
                            100 * importance.share(order.get(i))));
        }
    }

    private void logistic(LogisticRegression model) {
        line(
                "Regression",
                String.format(
                        Locale.ROOT,
                        "intercept %+.4f, %d steps",
                        model.intercept(),
                        model.steps().size()));
        String head = "Coefficient";
        for (Coefficients.Coefficient coefficient : Coefficients.of(model)) {
            line(
                    head,
                    String.format(
                            Locale.ROOT,
                            "%-32s %+8.4f  odds × %.3f",
                            coefficient.name(),
                            coefficient.value(),
                            coefficient.oddsRatio()));
            head = "";
        }
    }

    private void network(Mlp network) {
        line("Network", String.format(Locale.ROOT, "%,d weights and biases", network.parameterCount()));
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            line("Layer " + (l + 1), layer.inputs() + " × " + layer.outputs());
            line("", "weights " + spread(layer.weightsToArray()));
            line("", "biases  " + spread(layer.biasToArray()));
        }
        TrainingHistory history = network.history();
        if (!history.epochs().isEmpty()) {
            TrainingHistory.Epoch kept = history.epochs().get(Math.max(0, history.keptEpoch() - 1));
            line("Training", history.epochs().size() + " epochs, weights of epoch " + history.keptEpoch());
            line(
                    "",
                    "training loss " + TreeView.number(kept.trainLoss())
                            + (kept.validationLoss().isPresent()
                                    ? ", validation loss "
                                            + TreeView.number(
                                                    kept.validationLoss().getAsDouble())
                                    : ""));
        }
    }

    /** Mean, standard deviation and range. */
    private static String spread(float[] values) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return String.format(
                Locale.ROOT, "%.3f ± %.3f, %.3f … %.3f", mean, Math.sqrt(squares / values.length), least, most);
    }

    private void line(String head, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-12s%s", head, text));
        }
    }
}
