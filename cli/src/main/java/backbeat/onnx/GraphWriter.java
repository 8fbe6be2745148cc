package backbeat.onnx;

import backbeat.model.BinaryClassifier;
import java.util.Optional;

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

    /**
     * Adds a model for a graph that has a step behind the answer, where last bits count.
     *
     * @return the log-odds with the engine's bits, single precision, {@code rows × 1}, of which the probability is the
     *     sigmoid; nothing where {@link #add} gives the engine's bits itself, or nobody can
     */
    default Optional<String> logit(OnnxGraph graph, M model, RawInputs inputs) {
        return Optional.empty();
    }

    /**
     * Adds a model for a graph that has a step behind the answer, of which functions of the runtime's own are a part.
     *
     * @return the probability, double precision, {@code rows × 1}, that differs from the engine's in last bits only; nothing
     *     where {@link #add} or {@link #logit} give the engine's bits, or nobody can
     */
    default Optional<String> near(OnnxGraph graph, M model, RawInputs inputs) {
        return Optional.empty();
    }

    /** A writer that has both forms. */
    static <M extends BinaryClassifier> GraphWriter<M> of(GraphWriter<M> probability, GraphWriter<M> logit) {
        return new GraphWriter<>() {
            @Override
            public String add(OnnxGraph graph, M model, RawInputs inputs) {
                return probability.add(graph, model, inputs);
            }

            @Override
            public Optional<String> logit(OnnxGraph graph, M model, RawInputs inputs) {
                return Optional.of(logit.add(graph, model, inputs));
            }
        };
    }

    /** The writer for models whose kind is known only when the program runs. */
    static <M extends BinaryClassifier> GraphWriter<BinaryClassifier> cast(Class<M> type, GraphWriter<M> writer) {
        return new GraphWriter<>() {
            @Override
            public String add(OnnxGraph graph, BinaryClassifier model, RawInputs inputs) {
                return writer.add(graph, type.cast(model), inputs);
            }

            @Override
            public Optional<String> logit(OnnxGraph graph, BinaryClassifier model, RawInputs inputs) {
                return writer.logit(graph, type.cast(model), inputs);
            }

            @Override
            public Optional<String> near(OnnxGraph graph, BinaryClassifier model, RawInputs inputs) {
                return writer.near(graph, type.cast(model), inputs);
            }
        };
    }
}
