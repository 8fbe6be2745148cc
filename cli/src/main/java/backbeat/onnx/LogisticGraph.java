package backbeat.onnx;

import backbeat.logistic.LogisticRegression;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.table.Schema;
import java.util.Arrays;

/**
 * Logistic regression: the numbers times their coefficients, and one coefficient gathered for each categorical column; an
 * unseen category gathers 0. Single precision up to the logit, as in the engine.
 */
public final class LogisticGraph {
    private LogisticGraph() {}

    /** Adds the model and returns the probability of the positive class, double precision, {@code rows × 1}. */
    public static String add(OnnxGraph graph, LogisticRegression model, RawInputs inputs) {
        Schema schema = model.schema();
        float[] coefficients = model.coefficientsToArray();
        int d = schema.numericCount();
        String sum = graph.constant(new float[] {model.intercept()}, 1, 1);
        if (d > 0) {
            String block = graph.constant(Arrays.copyOf(coefficients, d), d, 1);
            sum = graph.node("Add", graph.node("MatMul", inputs.numeric(), block), sum);
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            int size = schema.categorical().get(c).size();
            int from = schema.oneHotOffset(c);
            float[] own = Arrays.copyOf(Arrays.copyOfRange(coefficients, from, from + size), size + 1);
            if (schema.categorical().get(c).isSet()) {
                String block = graph.constant(Arrays.copyOf(own, size), size, 1);
                sum = graph.node("Add", sum, graph.node("MatMul", inputs.codes().get(c), block));
                continue;
            }
            String gathered = graph.node(
                    "Gather", graph.constant(own, size + 1), inputs.codes().get(c));
            sum = graph.node("Add", sum, gathered);
        }
        return graph.node("Sigmoid", graph.cast(sum, Type.DOUBLE));
    }

    /** Adds the model and returns its logit with the engine's bits, single precision, {@code rows × 1}. */
    public static String exactLogit(OnnxGraph graph, LogisticRegression model, RawInputs inputs) {
        float[] start = {model.intercept()};
        return MlpGraph.exactFirst(
                graph, inputs.rows(graph), model.coefficientsToArray(), start, model.schema(), inputs);
    }
}
