package backbeat.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import backbeat.model.BinaryClassifier;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
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

    private OnnxExport() {}

    /**
     * @param learner what the model's learner is called
     * @param writer  how its models become part of a graph
     * @throws IllegalArgumentException if the learner or the calibration has no form in ONNX
     */
    public static void write(Pipeline pipeline, String learner, GraphWriter<BinaryClassifier> writer, OutputStream out)
            throws IOException {
        write(pipeline, learner, writer, out, bytes -> {});
    }

    /** As above; {@code size} is told how many bytes it will be before the first of them is written. */
    public static void write(
            Pipeline pipeline,
            String learner,
            GraphWriter<BinaryClassifier> writer,
            OutputStream out,
            LongConsumer size)
            throws IOException {
        ModelProto model = model(pipeline, learner, writer);
        size.accept(model.getSerializedSize());
        model.writeTo(out);
    }

    static ModelProto model(Pipeline pipeline, String learner, GraphWriter<BinaryClassifier> writer) {
        String positive = pipeline.provenance().positive();
        OnnxGraph graph = new OnnxGraph(
                "backbeat-" + learner,
                "The probability" + (positive.isEmpty() ? "" : " that " + positive) + " for raw rows.");
        RawInputs inputs = RawInputs.add(graph, pipeline.preprocessor());
        String probability = writer.add(graph, pipeline.classifier(), inputs);
        if (pipeline.calibration().isPresent()) {
            probability = CalibrationGraph.add(graph, pipeline.calibration().get(), probability);
        }
        String flat = graph.node("Reshape", probability, graph.constant(new long[] {-1}, 1));
        graph.output(flat, "probability", Type.DOUBLE, 0, "the probability of the positive class");
        graph.output(decision(graph, pipeline, flat), "decision", Type.INT64, 0, "1 if it reaches the threshold");
        String version = pipeline.provenance().versions().getOrDefault("backbeat", "");
        return graph.model(PRODUCER, version, metadata(pipeline, learner));
    }

    private static String decision(OnnxGraph graph, Pipeline pipeline, String probability) {
        String threshold = graph.constant(new double[] {pipeline.threshold()}, 1);
        return graph.cast(graph.node("GreaterOrEqual", probability, threshold), Type.INT64);
    }

    private static SortedMap<String, String> metadata(Pipeline pipeline, String learner) {
        Provenance provenance = pipeline.provenance();
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put("backbeat.learner", learner);
        metadata.put("backbeat.threshold", rounded(pipeline.threshold()));
        metadata.put("backbeat.recipe", provenance.recipe());
        metadata.put("backbeat.data", provenance.dataName());
        metadata.put("backbeat.data.sha256", provenance.dataSha256());
        metadata.put("backbeat.protocol", provenance.protocol());
        metadata.put("backbeat.positive", provenance.positive());
        metadata.put("backbeat.seed", Long.toString(provenance.seed()));
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
