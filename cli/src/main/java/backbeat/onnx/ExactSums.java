package backbeat.onnx;

import backbeat.onnx.OnnxGraph.Type;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * Sums with the engine's bits: layers of a network, for graphs that have a step behind the sum, and distances of sets.
 * {@code MatMul} leaves the order of a sum open, and rounds each product or not, as the runtime likes.
 *
 * <p><b>Why the answers are exact.</b> The engine adds products one after the other, each with one rounding
 * ({@link Math#fma}). Here, too, every sum is a chain of operators on which IEEE 754 leaves no choice. Only there is no
 * fused operator in ONNX: a product of two floats is exact in double precision; so is its sum with a third, {@code s + e},
 * by Knuth's two-sum. What is left is to round {@code s + e} to single precision. Rounding {@code s} alone is wrong in one
 * case: {@code s} lies midway between two floats, and {@code e} says on which side the sum truly is (Boldo and Melquiond
 * 2008, doi:10.1109/TC.2007.70819, on double rounding). The float on the other side of {@code s}, as far away as the nearest one, is
 * {@code s + (s - nearest)}; it is a float only if {@code s} lies midway.
 */
final class ExactSums {
    /** Of {@code MatrixKernels.dots}. */
    private static final int LANES = 16;

    private ExactSums() {}

    /** {@code Math.fma(x, w, z)} of single-precision values; {@code x} and {@code w} are given in double precision. */
    static String fused(OnnxGraph graph, String x, String w, String z) {
        String product = graph.node("Mul", x, w);
        String sum = graph.cast(z, Type.DOUBLE);
        String s = graph.node("Add", sum, product);
        String part = graph.node("Sub", s, sum);
        String e =
                graph.node("Add", graph.node("Sub", sum, graph.node("Sub", s, part)), graph.node("Sub", product, part));
        String nearest = graph.cast(s, Type.FLOAT);
        String rest = graph.node("Sub", s, graph.cast(nearest, Type.DOUBLE));
        String other = graph.node("Add", s, rest);
        String rounded = graph.cast(other, Type.FLOAT);
        String midway = graph.node("Equal", graph.cast(rounded, Type.DOUBLE), other);
        String beyond = graph.node("Greater", graph.node("Mul", rest, e), graph.constant(new double[] {0}, 1));
        return graph.node("Where", List.of(graph.node("And", midway, beyond), rounded, nearest));
    }

    /**
     * {@code start + in·W}, added up input after input.
     *
     * @param start   single precision, {@code rows × outputs}
     * @param in      single precision, {@code rows × inputs}
     * @param weights {@code inputs × outputs}, row-major
     */
    static String layer(OnnxGraph graph, String start, String in, float[] weights, int outputs) {
        int inputs = weights.length / outputs;
        String factors = graph.constant(wide(weights, weights.length), inputs, outputs);
        return sum(graph, start, graph.cast(in, Type.DOUBLE), factors, inputs, 1);
    }

    /** The unit behind a hidden layer: sixteen lanes, folded in halves, and the bias at the end. */
    static String dots(OnnxGraph graph, String rows, String in, float[] weights, float bias) {
        int blocks = (weights.length + LANES - 1) / LANES;
        int missing = blocks * LANES - weights.length;
        String full = missing == 0
                ? in
                : graph.node("Pad", in, graph.constant(new long[] {0, 0, 0, missing}, 4)); // zeros change no sum
        String blocked = graph.node("Reshape", full, graph.constant(new long[] {-1, blocks, LANES}, 3));
        String factors = graph.constant(wide(weights, blocks * LANES), blocks, LANES);
        String start = graph.filled(of(graph, rows, LANES), Type.FLOAT);
        String lanes = sum(graph, start, graph.cast(blocked, Type.DOUBLE), factors, blocks, LANES);
        for (int width = LANES / 2; width >= 1; width /= 2) {
            List<String> halves = graph.node("Split", List.of(lanes), 2, OnnxGraph.integer("axis", 1));
            lanes = graph.node("Add", halves.get(0), halves.get(1));
        }
        return graph.node("Add", lanes, graph.constant(new float[] {bias}, 1));
    }

    /** The shape {@code rows × columns}. */
    static String of(OnnxGraph graph, String rows, int columns) {
        return graph.node(
                "Concat", List.of(rows, graph.constant(new long[] {columns}, 1)), OnnxGraph.integer("axis", 0));
    }

    /** The terms {@code in[:, i] · factors[i]}, added to the start for {@code i = 0, 1, …}; both in double precision. */
    private static String sum(OnnxGraph graph, String start, String in, String factors, int terms, int width) {
        String one = graph.constant(new long[] {1}, 1);
        String table = graph.constant(new long[] {-1, width}, 2);
        OnnxGraph.Round round = (body, number, sums) -> {
            String i = body.node("Reshape", number, one);
            String x = body.node("Gather", List.of(in, i), OnnxGraph.integer("axis", 1));
            String w = body.node("Gather", List.of(factors, i), OnnxGraph.integer("axis", 0));
            return List.of(fused(body, body.node("Reshape", x, table), w, sums.get(0)));
        };
        return graph.repeat(graph.constant(new long[] {terms}, 1), List.of(Type.FLOAT), List.of(start), round)
                .get(0);
    }

    private static double[] wide(float[] values, int length) {
        double[] wide = new double[length];
        Arrays.setAll(wide, i -> i < values.length ? values[i] : 0);
        return wide;
    }

    /**
     * Whether no sum of weights, each taken twice at most, is rounded: all are multiples of one power of two, and the largest
     * sum is not more than 2²⁴ of it.
     */
    static boolean exactInAnyOrder(float[] weights) {
        double unit = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (float weight : weights) {
            if (weight > 0) {
                int digits = Float.floatToIntBits(weight) & 0x7fffff | 0x800000;
                unit = Math.min(unit, (double) Math.ulp(weight) * Integer.lowestOneBit(digits));
                sum += 2.0 * weight;
            }
        }
        return sum == 0 || sum <= unit * (1 << 24);
    }

    /**
     * What sets differ by from those of every training row, single precision, {@code rows × n}: the weights of the members
     * that only the query has, summed in ascending order, plus those that only the training row has, summed likewise. A member
     * that is not there adds 0, which changes no bit. O(rows · n) for each member.
     *
     * @param query 1 for each member, single precision, {@code rows × members}
     */
    static String differences(OnnxGraph graph, Table training, int column, float[] weights, String query) {
        int n = training.rows();
        int size = weights.length;
        String has = graph.constant(members(training, column, size), size, n);
        String weight = graph.constant(weights, size, 1);
        String one = graph.constant(new float[] {1}, 1);
        String place = graph.constant(new long[] {1}, 1);
        OnnxGraph.Round round = (body, number, sums) -> {
            String i = body.node("Reshape", number, place);
            String q = body.node("Gather", List.of(query, i), OnnxGraph.integer("axis", 1));
            String p = body.node("Gather", List.of(has, i), OnnxGraph.integer("axis", 0));
            String w = body.node("Gather", List.of(weight, i), OnnxGraph.integer("axis", 0));
            String own = body.node("Mul", body.node("Mul", q, w), body.node("Sub", one, p));
            String others = body.node("Mul", body.node("Sub", one, q), body.node("Mul", p, w));
            return List.of(body.node("Add", sums.get(0), own), body.node("Add", sums.get(1), others));
        };
        String first = graph.constant(new long[] {0}, 1);
        String rows = graph.node("Gather", graph.node("Shape", query), first);
        String nothing = graph.filled(of(graph, rows, n), Type.FLOAT);
        List<String> sums = graph.repeat(
                graph.constant(new long[] {size}, 1),
                List.of(Type.FLOAT, Type.FLOAT),
                List.of(nothing, nothing),
                round);
        return graph.node("Add", sums.get(0), sums.get(1));
    }

    /** 1 where a training row has a member, {@code members × n}. */
    private static float[] members(Table training, int column, int size) {
        SetColumn sets = training.sets(column);
        int n = training.rows();
        float[] has = new float[size * n];
        for (int row = 0; row < n; row++) {
            int at = row;
            Arrays.stream(sets.members(training.code(row, column))).forEach(member -> has[member * n + at] = 1);
        }
        return has;
    }
}
