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
 * @param members where rows may have several: {@code int32}, {@code rows × most members}, the codes that a row has among those
 *                of all columns, filled up with their number; else the empty string
 * @param width   the number of a row's features
 */
record ForestFeatures(String rows, String offsets, String values, String codes, String members, int width) {

    static ForestFeatures add(OnnxGraph graph, Schema schema, RawInputs inputs, boolean withSets) {
        boolean wide = withSets && schema.hasSets();
        String rows = inputs.rows(graph);
        List<String> values = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        if (schema.numericCount() > 0) {
            values.add(inputs.numeric());
            codes.add(zeros(graph, rows, schema.numericCount(), Type.INT32));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            String code = inputs.codes().get(c);
            if (schema.categorical().get(c).isSet() && !withSets) {
                values.add(code);
                continue;
            }
            values.add(
                    withSets
                            ? zeros(graph, rows, 1, Type.FLOAT)
                            : oneHot(graph, schema.categorical().get(c).size(), code));
            if (!wide) {
                codes.add(graph.cast(code, Type.INT32));
            }
        }
        int width = withSets ? schema.numericCount() + schema.categoricalCount() : schema.oneHotWidth();
        return new ForestFeatures(
                rows,
                offsets(graph, rows, width),
                sideBySide(graph, values),
                withSets && !wide ? sideBySide(graph, codes) : "",
                wide ? members(graph, schema, inputs) : "",
                width);
    }

    /** The codes of each row: one of a plain column, of a set column as many places as the largest set needs and one more. */
    private static String members(OnnxGraph graph, Schema schema, RawInputs inputs) {
        String none = graph.constant(new int[] {ForestNodes.wideOffset(schema, schema.categoricalCount())}, 1);
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < schema.categoricalCount(); c++) {
            int size = schema.categorical().get(c).size();
            int offset = ForestNodes.wideOffset(schema, c);
            String code = inputs.codes().get(c);
            if (!schema.categorical().get(c).isSet()) {
                columns.add(from(graph, code, offset));
                continue;
            }
            String number = graph.node("MatMul", code, graph.constant(ones(size), size, 1));
            List<String> largest =
                    graph.node("TopK", List.of(code, most(graph, number)), 2, OnnxGraph.integer("axis", 1));
            String known = graph.cast(largest.get(0), Type.BOOL);
            columns.add(graph.node("Where", List.of(known, from(graph, largest.get(1), offset), none)));
            String empty = graph.node("Less", number, graph.constant(ones(1), 1));
            columns.add(graph.node("Where", List.of(empty, graph.constant(new int[] {offset + size}, 1), none)));
        }
        return graph.node("Concat", columns, OnnxGraph.integer("axis", 1));
    }

    private static String from(OnnxGraph graph, String code, int offset) {
        return graph.node("Add", graph.cast(code, Type.INT32), graph.constant(new int[] {offset}, 1));
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The members of the largest set at hand, 1 at least: {@code int64} of one element. */
    private static String most(OnnxGraph graph, String numbers) {
        String one = graph.constant(ones(1), 1, 1);
        String any = graph.node("Concat", List.of(numbers, one), OnnxGraph.integer("axis", 0));
        String largest = graph.node("ReduceMax", List.of(any), OnnxGraph.integer("keepdims", 0));
        return graph.node("Reshape", graph.cast(largest, Type.INT64), graph.constant(new long[] {1}, 1));
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
