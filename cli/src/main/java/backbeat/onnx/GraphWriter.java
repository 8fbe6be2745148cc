package backbeat.onnx;

import backbeat.model.BinaryClassifier;

/**
 * How models of one kind become part of a graph.
 *
 * @param <M> the kind
 */
@FunctionalInterface
public interface GraphWriter<M extends BinaryClassifier> {
    /**
     * Adds a model.
     *
     * @return the probability of the positive class, double precision, {@code rows × 1}
     * @throws IllegalArgumentException if the model has no form in ONNX; the message says why
     */
    String add(OnnxGraph graph, M model, RawInputs inputs);

    /** No model of the kind has a form in ONNX. */
    static <M extends BinaryClassifier> GraphWriter<M> refusing(String reason) {
        return (graph, model, inputs) -> {
            throw new IllegalArgumentException(reason);
        };
    }

    /** The writer for models whose kind is known only when the program runs. */
    static <M extends BinaryClassifier> GraphWriter<BinaryClassifier> cast(Class<M> type, GraphWriter<M> writer) {
        return (graph, model, inputs) -> writer.add(graph, type.cast(model), inputs);
    }
}
