package backbeat.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import backbeat.cuts.Cuts;
import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.kernel.PortableMath;
import backbeat.model.BinaryClassifier;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.table.CategoricalColumn;
import backbeat.text.FreeName;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Writes a pipeline as an ONNX model that takes raw rows: one input of {@code rows × 1} per column, double for numbers and
 * booleans, string for categories; clipping, standardization and encoding are part of the graph. Outputs:
 * {@code probability} (double, {@code rows}) and {@code decision} (int64, {@code rows}, 1 for positive). The metadata carry
 * the provenance. The same pipeline gives the same bytes.
 */
public final class OnnxExport {
    private static final String PRODUCER = "Backbeat";

    /** What stands before the name of an output that an input has already. */
    private static final String APART = "output_";

    private OnnxExport() {}

    /** Where the metadata say which runtime the file needs. */
    public static final String NEEDS = "backbeat.needs";

    /**
     * @param learner what the model's learner is called
     * @param writer  how its models become part of a graph
     * @return the runtime that the file needs, and why; as in the metadata
     * @throws IllegalArgumentException if the learner or the calibration has no form in ONNX
     */
    public static String write(
            Pipeline pipeline, String learner, GraphWriter<BinaryClassifier> writer, OutputStream out)
            throws IOException {
        return write(pipeline, learner, writer, out, bytes -> {});
    }

    /** As above; {@code size} is told how many bytes it will be before the first of them is written. */
    public static String write(
            Pipeline pipeline,
            String learner,
            GraphWriter<BinaryClassifier> writer,
            OutputStream out,
            LongConsumer size)
            throws IOException {
        ModelProto model = model(pipeline, learner, writer);
        size.accept(model.getSerializedSize());
        model.writeTo(out);
        return model.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(NEEDS))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    static ModelProto model(Pipeline pipeline, String learner, GraphWriter<BinaryClassifier> writer) {
        String positive = pipeline.provenance().positive();
        Set<String> columns = Set.copyOf(pipeline.preprocessor().schema().names());
        OnnxGraph graph = new OnnxGraph(
                "backbeat-" + learner,
                "The probability" + (positive.isEmpty() ? "" : " that " + positive) + " for raw rows.",
                columns);
        RawInputs inputs = RawInputs.add(graph, pipeline.preprocessor());
        Answer answer = answer(graph, pipeline, writer, inputs);
        String unanswered = "";
        if (!inputs.answers().isEmpty()) {
            answer = refusing(graph, answer, inputs.answers());
            unanswered = " -1 where the probability is NaN, as a value is missing of which training lacked none";
        }
        graph.output(
                answer.probability(),
                FreeName.of("probability", APART, columns),
                Type.DOUBLE,
                0,
                "the probability of the positive class");
        graph.output(
                answer.decision(),
                FreeName.of("decision", APART, columns),
                Type.INT64,
                0,
                "1 if it reaches the threshold." + unanswered);
        String version = pipeline.provenance().versions().getOrDefault("backbeat", "");
        return graph.model(PRODUCER, version, metadata(pipeline, learner, graph.needs()));
    }

    /** The outputs' values, {@code rows}. */
    private record Answer(String probability, String decision) {}

    /**
     * A calibration is where last bits are lost, or made much of. The decision is therefore taken before it wherever it
     * rises: where the engine's own map crosses the threshold is found here, to the last bit.
     */
    private static Answer answer(
            OnnxGraph graph, Pipeline pipeline, GraphWriter<BinaryClassifier> writer, RawInputs inputs) {
        Calibrator calibrator = pipeline.calibration().orElse(null);
        if (calibrator instanceof IsotonicRegression isotonic) {
            Optional<String> logit = writer.logit(graph, pipeline.classifier(), inputs);
            if (logit.isPresent()) {
                String z = logit.get();
                String sigmoid = graph.node("Sigmoid", graph.cast(z, Type.DOUBLE));
                float cut = Cuts.single(x -> pipeline.isPositive(isotonic.apply(PortableMath.sigmoid(x))));
                String decision = reaches(graph, z, graph.constant(new float[] {cut}, 1));
                return flat(graph, CalibrationGraph.ofLogit(graph, isotonic, z, sigmoid), decision);
            }
            Optional<String> near = writer.near(graph, pipeline.classifier(), inputs);
            if (near.isPresent()) {
                String p = CalibrationGraph.atPoints(graph, isotonic, near.get());
                double cut = Cuts.share(x -> pipeline.isPositive(isotonic.apply(x)));
                String decision = reaches(graph, p, graph.constant(new double[] {cut}, 1));
                return flat(graph, CalibrationGraph.add(graph, isotonic, p), decision);
            }
        }
        String raw = writer.add(graph, pipeline.classifier(), inputs);
        String probability = calibrator == null ? raw : CalibrationGraph.add(graph, calibrator, raw);
        if (calibrator instanceof PlattScaling platt && platt.slope() > 0) {
            double cut = Cuts.share(p -> pipeline.isPositive(platt.apply(p)));
            return flat(graph, probability, reaches(graph, raw, graph.constant(new double[] {cut}, 1)));
        }
        String threshold = graph.constant(new double[] {pipeline.threshold()}, 1);
        return flat(graph, probability, reaches(graph, probability, threshold));
    }

    private static Answer refusing(OnnxGraph graph, Answer answer, String answers) {
        String nothing = graph.node("Reshape", answers, graph.constant(new long[] {-1}, 1));
        String probability = graph.node("Add", answer.probability(), nothing);
        String answered = graph.node("Equal", nothing, nothing);
        String none = graph.constant(new long[] {-1}, 1);
        return new Answer(probability, graph.node("Where", List.of(answered, answer.decision(), none)));
    }

    private static Answer flat(OnnxGraph graph, String probability, String decision) {
        String shape = graph.constant(new long[] {-1}, 1);
        return new Answer(graph.node("Reshape", probability, shape), graph.node("Reshape", decision, shape));
    }

    private static String reaches(OnnxGraph graph, String value, String cut) {
        return graph.cast(graph.node("GreaterOrEqual", value, cut), Type.INT64);
    }

    private static SortedMap<String, String> metadata(Pipeline pipeline, String learner, String needs) {
        Provenance provenance = pipeline.provenance();
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put("backbeat.learner", learner);
        metadata.put(NEEDS, needs);
        metadata.put("backbeat.threshold", rounded(pipeline.threshold()));
        metadata.put("backbeat.recipe", provenance.recipe());
        metadata.put("backbeat.data", provenance.dataName());
        metadata.put("backbeat.data.sha256", provenance.dataSha256());
        metadata.put("backbeat.protocol", provenance.protocol());
        metadata.put("backbeat.positive", provenance.positive());
        metadata.put("backbeat.seed", Long.toString(provenance.seed()));
        for (CategoricalColumn column : pipeline.preprocessor().schema().categorical()) {
            column.separator().ifPresent(separator -> {
                metadata.put("backbeat.separator." + column.name(), separator.toString());
                metadata.put(
                        "backbeat.members." + column.name(), String.join(separator.toString(), column.categories()));
            });
        }
        provenance.options().forEach((name, value) -> metadata.put("backbeat.option." + name, value));
        provenance.versions().forEach((name, value) -> metadata.put("backbeat.version." + name, value));
        provenance.metrics().forEach((name, value) -> metadata.put("backbeat.metric." + name, rounded(value)));
        return metadata;
    }

    private static String rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(9))
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
    }
}
