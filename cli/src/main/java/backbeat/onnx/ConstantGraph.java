package backbeat.onnx;

import backbeat.evaluation.MajorityClassifier;
import java.util.List;

/** The constant baseline: the constant, as often as there are rows. */
public final class ConstantGraph {
    private ConstantGraph() {}

    /** Adds the model and returns the probability of the positive class, double precision, {@code rows × 1}. */
    public static String add(OnnxGraph graph, MajorityClassifier model, RawInputs inputs) {
        String shape = graph.node("Shape", inputs.table(graph));
        String rows = graph.node("Gather", shape, graph.constant(new long[] {0}, 1));
        String constant = graph.node(
                "ConstantOfShape", List.of(rows), OnnxGraph.doublesTensor("value", new double[] {model.positiveRate()
                }));
        return graph.node("Reshape", constant, graph.constant(new long[] {-1, 1}, 2));
    }
}
