package backbeat.onnx;

import backbeat.onnx.OnnxGraph.Type;
import backbeat.preparation.Preprocessor;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph's inputs, one per raw column, and the preprocessing behind them: numbers are clipped, standardized in double
 * precision and rounded to single precision once, as {@link Preprocessor#number} does; categories become codes.
 *
 * @param numeric single-precision {@code rows × d}; empty string if there are no numeric columns
 * @param codes   per categorical column {@code rows × 1} int64; an unseen category has the number of categories as code
 */
record RawInputs(String numeric, List<String> codes) {

    static RawInputs add(OnnxGraph graph, Preprocessor preprocessor) {
        Schema schema = preprocessor.schema();
        String numeric = schema.numericCount() == 0 ? "" : numeric(graph, preprocessor);
        List<String> codes = new ArrayList<>();
        for (CategoricalColumn column : schema.categorical()) {
            String text = graph.input(column.name(), Type.STRING, "one of " + column.size() + " categories");
            codes.add(code(graph, column, text));
        }
        return new RawInputs(numeric, codes);
    }

    private static String numeric(OnnxGraph graph, Preprocessor preprocessor) {
        Schema schema = preprocessor.schema();
        int d = schema.numericCount();
        double[][] state = new double[4][d];
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < d; c++) {
            boolean truth = c >= d - preprocessor.booleans();
            columns.add(graph.input(schema.numeric().get(c), Type.DOUBLE, truth ? "1 for true, 0 for false" : ""));
            state[0][c] = preprocessor.dropping() ? Double.NEGATIVE_INFINITY : preprocessor.lower(c);
            state[1][c] = preprocessor.dropping() ? Double.POSITIVE_INFINITY : preprocessor.upper(c);
            state[2][c] = preprocessor.mean(c);
            state[3][c] = preprocessor.deviation(c);
        }
        String value = graph.node("Concat", columns, OnnxGraph.integer("axis", 1));
        value = graph.node("Max", value, graph.constant(state[0], d));
        value = graph.node("Min", value, graph.constant(state[1], d));
        value = graph.node("Sub", value, graph.constant(state[2], d));
        value = graph.node("Div", value, graph.constant(state[3], d));
        return graph.cast(value, Type.FLOAT);
    }

    private static String code(OnnxGraph graph, CategoricalColumn column, String text) {
        long[] codes = new long[column.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = code;
        }
        return graph.mlNode(
                        "LabelEncoder",
                        List.of(text),
                        1,
                        OnnxGraph.texts("keys_strings", column.categories()),
                        OnnxGraph.integers("values_int64s", codes),
                        OnnxGraph.integer("default_int64", column.size()))
                .get(0);
    }

    /** All columns in double precision side by side, numbers first: {@code rows × (d + categorical columns)}. */
    String table(OnnxGraph graph) {
        List<String> parts = new ArrayList<>();
        if (!numeric.isEmpty()) {
            parts.add(graph.cast(numeric, Type.DOUBLE));
        }
        for (String code : codes) {
            parts.add(graph.cast(code, Type.DOUBLE));
        }
        return graph.node("Concat", parts, OnnxGraph.integer("axis", 1));
    }
}
