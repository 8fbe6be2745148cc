package backbeat.onnx;

import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.BlendedClassifier.Member;
import backbeat.model.BinaryClassifier;
import java.util.function.Function;

/** A blend: each member's graph and calibration, and their mean. */
public final class BlendGraph {
    private BlendGraph() {}

    /**
     * Adds the members one after the other and returns the probability of the positive class, double precision,
     * {@code rows × 1}.
     *
     * @param writers how a member becomes part of a graph
     */
    public static String add(
            OnnxGraph graph,
            BlendedClassifier model,
            RawInputs inputs,
            Function<BinaryClassifier, GraphWriter<BinaryClassifier>> writers) {
        graph.needs(KnnGraph.NEEDS);
        String sum = "";
        for (Member member : model.members()) {
            GraphWriter<BinaryClassifier> writer = writers.apply(member.classifier());
            String probability = graph.node(
                    "Reshape", writer.add(graph, member.classifier(), inputs), graph.constant(new long[] {-1, 1}, 2));
            String calibrated = CalibrationGraph.add(graph, member.scaling(), probability);
            sum = sum.isEmpty() ? calibrated : graph.node("Add", sum, calibrated);
        }
        String count = graph.constant(new double[] {model.members().size()}, 1);
        return graph.node("Div", sum, count);
    }
}
