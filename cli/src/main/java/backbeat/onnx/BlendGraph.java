package backbeat.onnx;

import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.BlendedClassifier.Member;
import backbeat.model.BinaryClassifier;
import backbeat.onnx.OnnxGraph.Type;
import java.util.Optional;
import java.util.function.Function;

/** A blend: each member's graph and calibration, and their mean. */
public final class BlendGraph implements GraphWriter<BlendedClassifier> {
    private final Function<BinaryClassifier, GraphWriter<BinaryClassifier>> writers;

    /** @param writers how a member becomes part of a graph */
    public BlendGraph(Function<BinaryClassifier, GraphWriter<BinaryClassifier>> writers) {
        this.writers = writers;
    }

    /**
     * Adds the members one after the other and returns the probability of the positive class, double precision,
     * {@code rows × 1}.
     */
    @Override
    public String add(OnnxGraph graph, BlendedClassifier model, RawInputs inputs) {
        return mean(graph, model, member -> writers.apply(member).add(graph, member, inputs));
    }

    /**
     * {@inheritDoc} Members answer with the engine's bits, or with the sigmoid of a logit that has them; what is left to the
     * runtime are the functions of double precision behind them.
     */
    @Override
    public Optional<String> near(OnnxGraph graph, BlendedClassifier model, RawInputs inputs) {
        return Optional.of(mean(graph, model, member -> {
            GraphWriter<BinaryClassifier> writer = writers.apply(member);
            return writer.logit(graph, member, inputs)
                    .map(logit -> graph.node("Sigmoid", graph.cast(logit, Type.DOUBLE)))
                    .or(() -> writer.near(graph, member, inputs))
                    .orElseGet(() -> writer.add(graph, member, inputs));
        }));
    }

    private static String mean(OnnxGraph graph, BlendedClassifier model, Function<BinaryClassifier, String> answers) {
        graph.needs(KnnGraph.NEEDS);
        String sum = "";
        for (Member member : model.members()) {
            String probability =
                    graph.node("Reshape", answers.apply(member.classifier()), graph.constant(new long[] {-1, 1}, 2));
            String calibrated = CalibrationGraph.add(graph, member.scaling(), probability);
            sum = sum.isEmpty() ? calibrated : graph.node("Add", sum, calibrated);
        }
        String count = graph.constant(new double[] {model.members().size()}, 1);
        return graph.node("Div", sum, count);
    }
}
