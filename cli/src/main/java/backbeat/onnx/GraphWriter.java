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
     * @param exact whether its probabilities must be of double precision, for something that magnifies differences follows
     * @return the probability of the positive class, double precision, {@code rows × 1}
     * @throws IllegalArgumentException if the model has no form in ONNX; the message says why
     */
    String add(OnnxGraph graph, M model, RawInputs inputs, boolean exact);

    /**
     * Whether probabilities that need not be exact are of single precision; a threshold is then compared in it, so that a
     * probability on the threshold stays on it.
     */
    default boolean single() {
        return false;
    }

    /** No model of the kind has a form in ONNX. */
    static <M extends BinaryClassifier> GraphWriter<M> refusing(String reason) {
        return (graph, model, inputs, exact) -> {
            throw new IllegalArgumentException(reason);
        };
    }

    /** The writer for models whose kind is known only when the program runs. */
    static <M extends BinaryClassifier> GraphWriter<BinaryClassifier> cast(Class<M> type, GraphWriter<M> writer) {
        return new GraphWriter<>() {
            @Override
            public String add(OnnxGraph graph, BinaryClassifier model, RawInputs inputs, boolean exact) {
                return writer.add(graph, type.cast(model), inputs, exact);
            }

            @Override
            public boolean single() {
                return writer.single();
            }
        };
    }
}
