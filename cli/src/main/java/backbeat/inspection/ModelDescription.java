package backbeat.inspection;

import backbeat.data.Values;
import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.preparation.DerivedBlock;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Says in lines of text what a pipeline is: where it comes from, what it takes, what is inside. */
public final class ModelDescription {
    /** Columns of a head. */
    private static final int HEAD = 12;

    /** Columns of a line that a column of numbers is kept to. */
    private static final int WIDTH = 80;

    private final Pipeline pipeline;
    private final String learner;
    private final Inspection inspection;
    private final List<String> lines = new ArrayList<>();

    private ModelDescription(Pipeline pipeline, String learner, Inspection inspection) {
        this.pipeline = pipeline;
        this.learner = learner;
        this.inspection = inspection;
    }

    /**
     * @param learner    what the model's learner is called
     * @param inspection what there is to see in the model
     */
    public static List<String> lines(Pipeline pipeline, String learner, Inspection inspection) {
        ModelDescription description = new ModelDescription(pipeline, learner, inspection);
        description.provenance();
        description.columns();
        description.decision();
        description.learner();
        return List.copyOf(description.lines);
    }

    private void provenance() {
        Provenance provenance = pipeline.provenance();
        line("Learner", learner);
        line("Positive", provenance.positive());
        line("Recipe", provenance.recipe());
        line("Data", provenance.dataName());
        line("SHA-256", provenance.dataSha256());
        if (!pipeline.trainingFile().found().isEmpty()) {
            line("Format", pipeline.trainingFile().found());
        }
        line("Protocol", provenance.protocol());
        line("Seed", Long.toString(provenance.seed()));
        provenance.versions().forEach((name, version) -> line("Version", name + " " + version));
        list("Options", provenance.options(), value -> value);
        list("Metrics", provenance.metrics(), value -> Numbers.fixed(value, 4));
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
        long sets =
                schema.categorical().stream().filter(CategoricalColumn::isSet).count();
        lines.add("");
        line(
                "Columns",
                schema.numericCount() + " numeric, " + (schema.categoricalCount() - sets) + " categorical, "
                        + (sets > 0 ? sets + (sets == 1 ? " set, " : " sets, ") : "") + schema.oneHotWidth()
                        + " one-hot columns");
        for (int c = 0; c < schema.numericCount(); c++) {
            if (pipeline.preprocessor().isBoolean(c)) {
                line("", schema.numeric().get(c) + " (boolean): " + moments(c));
            } else {
                numeric(c);
            }
        }
        for (CategoricalColumn column : schema.categorical()) {
            line(
                    "",
                    column.name() + ": "
                            + column.separator()
                                    .map(separator -> "set of " + Numbers.counted(column.size(), "member") + ", '"
                                            + separator + "' between those of a row")
                                    .orElse(column.size() + (column.size() == 1 ? " category" : " categories")));
        }
        line("Kept", String.join(", ", pipeline.identifiers()));
    }

    /** What a value is measured in; of a boolean the mean is the share of true ones. */
    private String moments(int column) {
        var preprocessor = pipeline.preprocessor();
        return "mean " + TreeView.number(preprocessor.mean(column)) + ", sd "
                + TreeView.number(preprocessor.deviation(column));
    }

    private void numeric(int column) {
        var preprocessor = pipeline.preprocessor();
        String moments = preprocessor.schema().numeric().get(column) + source(column) + ": " + moments(column);
        if (Double.isInfinite(preprocessor.lower(column)) || preprocessor.dropping()) {
            line("", moments);
            return;
        }
        String clipped = "clipped to " + TreeView.number(preprocessor.lower(column)) + " … "
                + TreeView.number(preprocessor.upper(column));
        String both = moments + ", " + clipped;
        if (HEAD + both.length() <= WIDTH) {
            line("", both);
        } else {
            line("", moments + ",");
            line("", "  " + clipped);
        }
    }

    /** Of a column that no file has: what it is made of. */
    private String source(int column) {
        int source = new DerivedBlock(pipeline.preprocessor()).source(column);
        return source < 0
                ? ""
                : " (of "
                        + pipeline.preprocessor()
                                .schema()
                                .categorical()
                                .get(source)
                                .name()
                        + ")";
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
        inspection.lines().forEach(line -> line(line.head(), line.text()));
    }

    private void line(String head, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-" + HEAD + "s%s", head, Values.shown(text, Integer.MAX_VALUE)));
        }
    }
}
