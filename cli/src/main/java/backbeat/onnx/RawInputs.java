package backbeat.onnx;

import backbeat.data.Decimal;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.SetNumbers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The graph's inputs, one per raw column, and the preprocessing behind them: numbers are clipped, standardized in double
 * precision and rounded to single precision once, as {@link Preprocessor#number} does; categories become codes. The operators of
 * this version cannot take a text apart, so a set comes as zeros and ones.
 *
 * @param numeric single-precision {@code rows × d}; empty string if there are no numeric columns
 * @param codes   per categorical column {@code rows × 1} int64; an unseen category has the number of categories as code. Of a
 *                set column the input as it is: single precision {@code rows × categories}, 1 for each member
 * @param answers double precision {@code rows × 1}: 0 where there is an answer, NaN where the engine would refuse the row, for it lacks
 *                a value and training taught nothing about that; empty string if no row can be refused
 */
public record RawInputs(String numeric, List<String> codes, String answers) {

    static RawInputs add(OnnxGraph graph, Preprocessor preprocessor) {
        Schema schema = preprocessor.schema();
        List<String> needed = new ArrayList<>();
        List<String> columns = columns(graph, preprocessor, needed);
        List<String> codes = new ArrayList<>();
        for (CategoricalColumn column : schema.categorical()) {
            if (column.isSet()) {
                codes.add(graph.input(
                        column.name(),
                        Type.FLOAT,
                        column.size(),
                        "1 for each member, 0 elsewhere: " + String.join(", ", column.categories())));
                continue;
            }
            String text = graph.input(column.name(), Type.STRING, "one of " + column.size() + " categories");
            Optional<String> gap = preprocessor.gaps().categories().get(codes.size());
            List<String> marks = preprocessor.reading().marks(column.name());
            codes.add(code(graph, column, gap, marks, text));
            if (gap.isEmpty() && column.codeOf("") < 0) {
                needed.add(present(graph, column, marks, text));
            }
        }
        for (SetNumbers numbers : preprocessor.derived()) {
            columns.addAll(SetNumbersGraph.add(graph, numbers, codes.get(numbers.column())));
        }
        String numeric = columns.isEmpty() ? "" : standardized(graph, preprocessor, columns);
        return new RawInputs(numeric, codes, answers(graph, needed));
    }

    /** Zero times a number is 0, and NaN if it is none. */
    private static String answers(OnnxGraph graph, List<String> needed) {
        if (needed.isEmpty()) {
            return "";
        }
        String all = graph.node("Concat", needed, OnnxGraph.integer("axis", 1));
        String nothing = graph.node("Mul", all, graph.constant(new double[] {0}, 1));
        return graph.node("ReduceSum", nothing, graph.constant(new long[] {1}, 1));
    }

    /** 0 where a text is a category, seen or not, and NaN where it is none. */
    private static String present(OnnxGraph graph, CategoricalColumn column, List<String> marks, String text) {
        List<String> none = new ArrayList<>(List.of(""));
        marks.stream()
                .filter(mark -> !mark.isEmpty() && column.codeOf(mark) < 0)
                .forEach(none::add);
        float[] values = new float[none.size()];
        Arrays.fill(values, Float.NaN);
        String value = graph.mlNode(
                        "LabelEncoder",
                        List.of(text),
                        1,
                        OnnxGraph.texts("keys_strings", none),
                        OnnxGraph.reals("values_floats", values),
                        OnnxGraph.real("default_float", 0))
                .get(0);
        return graph.cast(value, Type.DOUBLE);
    }

    /**
     * The inputs of numbers and the indicators of missing ones, {@code rows × 1} each in double precision.
     *
     * @param needed receives those without which there is no answer
     */
    private static List<String> columns(OnnxGraph graph, Preprocessor preprocessor, List<String> needed) {
        List<String> inputs = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < preprocessor.ownNumbers(); c++) {
            if (c < preprocessor.rawNumbers()) {
                String name = preprocessor.schema().numeric().get(c);
                String raw = graph.input(name, Type.DOUBLE, preprocessor.isBoolean(c) ? "1 for true, 0 for false" : "");
                // Parts of dates are no fields: what looks like a mark among them is a day.
                boolean field = !preprocessor.reading().dateFeatures().contains(name);
                String value =
                        field ? unmarked(graph, raw, preprocessor.reading().marks(name)) : raw;
                double fill = preprocessor.gaps().fills()[c];
                columns.add(filled(graph, value, fill));
                inputs.add(value);
                if (Double.isNaN(fill)) {
                    needed.add(value);
                }
            } else {
                String raw = inputs.get(preprocessor.gaps().indicators()[c - preprocessor.rawNumbers()]);
                columns.add(graph.cast(graph.node("Not", graph.node("Equal", raw, raw)), Type.DOUBLE));
            }
        }
        return columns;
    }

    private static String standardized(OnnxGraph graph, Preprocessor preprocessor, List<String> columns) {
        int d = columns.size();
        double[][] state = new double[4][d];
        for (int c = 0; c < d; c++) {
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

    /** NaN in place of numbers that are marks of missing values. */
    private static String unmarked(OnnxGraph graph, String raw, List<String> marks) {
        String value = raw;
        for (String mark : marks) {
            double number = Decimal.parse(mark);
            if (!Double.isNaN(number)) {
                String is = graph.node("Equal", raw, graph.constant(new double[] {number}, 1));
                value = graph.node("Where", List.of(is, graph.constant(new double[] {Double.NaN}, 1), value));
            }
        }
        return value;
    }

    /** NaN, the one value that does not equal itself, as the column's fill. */
    private static String filled(OnnxGraph graph, String raw, double fill) {
        return Double.isNaN(fill)
                ? raw
                : graph.node(
                        "Where", List.of(graph.node("Equal", raw, raw), raw, graph.constant(new double[] {fill}, 1)));
    }

    private static String code(
            OnnxGraph graph, CategoricalColumn column, Optional<String> gap, List<String> marks, String text) {
        List<String> keys = new ArrayList<>(column.categories());
        // The empty text is a category of its own where training rows had gaps; else it may stand for another one.
        boolean another = gap.isPresent() && !gap.get().isEmpty();
        if (another) {
            keys.add("");
        }
        if (gap.isPresent()) {
            marks.stream().filter(mark -> !keys.contains(mark)).forEach(keys::add);
        }
        long[] codes = new long[keys.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = code < column.size() ? code : column.codeOf(gap.orElseThrow());
        }
        return graph.mlNode(
                        "LabelEncoder",
                        List.of(text),
                        1,
                        OnnxGraph.texts("keys_strings", keys),
                        OnnxGraph.integers("values_int64s", codes),
                        OnnxGraph.integer("default_int64", column.size()))
                .get(0);
    }

    /** All columns in double precision side by side, numbers first: {@code rows × (d + categorical columns)}. */
    public String table(OnnxGraph graph) {
        List<String> parts = new ArrayList<>();
        if (!numeric.isEmpty()) {
            parts.add(graph.cast(numeric, Type.DOUBLE));
        }
        for (String code : codes) {
            parts.add(graph.cast(code, Type.DOUBLE));
        }
        return graph.node("Concat", parts, OnnxGraph.integer("axis", 1));
    }

    /** The number of rows, {@code int64} of one element. */
    String rows(OnnxGraph graph) {
        String any = codes.isEmpty() ? numeric : codes.get(0);
        return graph.node("Gather", graph.node("Shape", any), graph.constant(new long[] {0}, 1));
    }
}
