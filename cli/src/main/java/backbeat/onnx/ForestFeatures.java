package backbeat.onnx;

import backbeat.onnx.OnnxGraph.Type;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the nodes of a forest look at, row after row in one array: the numbers, then 0 or 1 for every one-hot column. Where
 * the forest splits on sets, there is a 0 for every categorical column instead, and an array of the same form has its code.
 *
 * @param rows    the number of rows, {@code int64} of one element
 * @param offsets where each row begins, {@code rows × 1}
 * @param values  single precision
 * @param codes   {@code int32}; empty string without sets
 */
record ForestFeatures(String rows, String offsets, String values, String codes) {

    static ForestFeatures add(OnnxGraph graph, Schema schema, RawInputs inputs, boolean withSets) {
        String rows = inputs.rows(graph);
        List<String> values = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        if (schema.numericCount() > 0) {
            values.add(inputs.numeric());
            codes.add(zeros(graph, rows, schema.numericCount(), Type.INT32));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            String code = inputs.codes().get(c);
            if (schema.categorical().get(c).isSet()) {
                values.add(code); // ForestNodes has refused splits on sets of its members
                continue;
            }
            values.add(
                    withSets
                            ? zeros(graph, rows, 1, Type.FLOAT)
                            : oneHot(graph, schema.categorical().get(c).size(), code));
            codes.add(graph.cast(code, Type.INT32));
        }
        int width = withSets ? schema.numericCount() + schema.categoricalCount() : schema.oneHotWidth();
        return new ForestFeatures(
                rows, offsets(graph, rows, width), sideBySide(graph, values), withSets ? sideBySide(graph, codes) : "");
    }

    private static String zeros(OnnxGraph graph, String rows, int columns, Type type) {
        String width = graph.constant(new long[] {columns}, 1);
        return graph.filled(graph.node("Concat", List.of(rows, width), OnnxGraph.integer("axis", 0)), type);
    }

    /** An unseen category has the code after the last one, which equals none. */
    private static String oneHot(OnnxGraph graph, int categories, String code) {
        long[] all = new long[categories];
        Arrays.setAll(all, each -> each);
        return graph.cast(graph.node("Equal", code, graph.constant(all, 1, categories)), Type.FLOAT);
    }

    private static String offsets(OnnxGraph graph, String rows, int width) {
        String count = graph.node("Reshape", rows, graph.constant(new long[0], 0)); // a scalar
        String step = graph.constant(new int[] {width});
        String end = graph.node("Mul", graph.cast(count, Type.INT32), step);
        String each = graph.node("Range", List.of(graph.constant(new int[] {0}), end, step));
        return graph.node("Reshape", each, graph.constant(new long[] {-1, 1}, 2));
    }

    private static String sideBySide(OnnxGraph graph, List<String> columns) {
        String table = graph.node("Concat", columns, OnnxGraph.integer("axis", 1));
        return graph.node("Reshape", table, graph.constant(new long[] {-1}, 1));
    }
}
