package backbeat.onnx;

import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.table.Schema;
import java.util.Arrays;

/**
 * A network as matrix products. As in the engine, one-hot columns are never built: the first layer multiplies the numeric
 * block and gathers one row of weights per categorical column; an unseen category gathers a row of zeros.
 */
public final class MlpGraph {
    private MlpGraph() {}

    /** Adds the network and returns the probability of the positive class, double precision, {@code rows × 1}. */
    public static String add(OnnxGraph graph, Mlp network, RawInputs inputs) {
        String value = firstLayer(graph, network.layers().get(0), network.schema(), inputs);
        for (Layer layer : network.layers().subList(1, network.layers().size())) {
            String weights = graph.constant(layer.weightsToArray(), layer.inputs(), layer.outputs());
            String product = graph.node("MatMul", graph.node("Relu", value), weights);
            value = graph.node("Add", product, graph.constant(layer.biasToArray(), layer.outputs()));
        }
        return graph.node("Sigmoid", graph.cast(value, Type.DOUBLE));
    }

    /** Adds the network and returns its logit with the engine's bits, single precision, {@code rows × 1}. */
    public static String exactLogit(OnnxGraph graph, Mlp network, RawInputs inputs) {
        int last = network.layers().size() - 1;
        String rows = inputs.rows(graph);
        Layer first = network.layers().get(0);
        float[] bias = first.biasToArray();
        String value = exactFirst(graph, rows, first.weightsToArray(), bias, network.schema(), inputs);
        for (int l = 1; l <= last; l++) {
            Layer layer = network.layers().get(l);
            String in = graph.node("Relu", value);
            value = l == last
                    ? ExactSums.dots(graph, rows, in, layer.weightsToArray(), layer.biasToArray()[0])
                    : ExactSums.layer(
                            graph,
                            spread(graph, rows, layer.biasToArray()),
                            in,
                            layer.weightsToArray(),
                            layer.outputs());
        }
        return value;
    }

    /** The first layer as the engine adds it up: from the bias on, the numbers in order, then one row of weights per category. */
    static String exactFirst(
            OnnxGraph graph, String rows, float[] weights, float[] bias, Schema schema, RawInputs inputs) {
        int d = schema.numericCount();
        int h = bias.length;
        String sum = spread(graph, rows, bias);
        if (d > 0) {
            sum = ExactSums.layer(graph, sum, inputs.numeric(), Arrays.copyOf(weights, d * h), h);
        }
        return categories(graph, sum, weights, h, schema, inputs, true);
    }

    private static String spread(OnnxGraph graph, String rows, float[] bias) {
        String shape = ExactSums.of(graph, rows, bias.length);
        return graph.node("Expand", graph.constant(bias, 1, bias.length), shape);
    }

    private static String firstLayer(OnnxGraph graph, Layer layer, Schema schema, RawInputs inputs) {
        int d = schema.numericCount();
        int h = layer.outputs();
        float[] weights = layer.weightsToArray();
        String sum = graph.constant(layer.biasToArray(), 1, h);
        if (d > 0) {
            String block = graph.constant(Arrays.copyOf(weights, d * h), d, h);
            sum = graph.node("Add", graph.node("MatMul", inputs.numeric(), block), sum);
        }
        return categories(graph, sum, weights, h, schema, inputs, false);
    }

    /** {@code sum}, {@code rows × h}, and one row of weights for each of a row's categories. */
    private static String categories(
            OnnxGraph graph, String sum, float[] weights, int h, Schema schema, RawInputs inputs, boolean exact) {
        for (int c = 0; c < schema.categoricalCount(); c++) {
            int size = schema.categorical().get(c).size();
            if (schema.categorical().get(c).isSet()) {
                float[] own =
                        Arrays.copyOfRange(weights, schema.oneHotOffset(c) * h, (schema.oneHotOffset(c) + size) * h);
                if (exact) {
                    sum = ExactSums.layer(graph, sum, inputs.codes().get(c), own, h);
                    continue;
                }
                String product = graph.node("MatMul", inputs.codes().get(c), graph.constant(own, size, h));
                sum = graph.node("Add", sum, product);
                continue;
            }
            float[] rows = new float[(size + 1) * h]; // the last row, for unseen categories, stays zero
            System.arraycopy(weights, schema.oneHotOffset(c) * h, rows, 0, size * h);
            String gathered = graph.node(
                    "Gather", graph.constant(rows, size + 1, h), inputs.codes().get(c));
            // Codes are rows × 1, so what is gathered is rows × 1 × h.
            String flat = graph.node("Reshape", gathered, graph.constant(new long[] {-1, h}, 2));
            sum = graph.node("Add", sum, flat);
        }
        return sum;
    }
}
