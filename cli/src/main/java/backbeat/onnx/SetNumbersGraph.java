package backbeat.onnx;

import backbeat.onnx.OnnxGraph.Type;
import backbeat.preparation.SetNumbers;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a set from its zeros and ones, in double precision. Rates are multiples of 2<sup>-40</sup>, so that their
 * sum is exact in whatever order a runtime adds them: the numbers are the engine's to the last bit.
 */
final class SetNumbersGraph {
    private SetNumbersGraph() {}

    /**
     * @param members single precision {@code rows × categories}, 1 for each member
     * @return number, mean, least and greatest, {@code rows × 1} each
     */
    static List<String> add(OnnxGraph graph, SetNumbers numbers, String members) {
        double[] rates = numbers.rates();
        int m = rates.length;
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        String hot = graph.cast(members, Type.DOUBLE);
        String one = graph.constant(new double[] {1}, 1);
        String number = graph.node("MatMul", hot, graph.constant(ones, m, 1));
        String empty = graph.node("Less", number, one);
        String sum = graph.node("MatMul", hot, graph.constant(rates, m, 1));
        String mean = graph.node("Div", sum, graph.node("Max", number, one));
        String own = graph.node("Mul", hot, graph.constant(rates, 1, m));
        // A member's own rate, 1 where there is none: no rate is larger.
        String others = graph.node("Add", own, graph.node("Sub", one, hot));
        String least = reduced(graph, "ReduceMin", others);
        String greatest = reduced(graph, "ReduceMax", own);
        return List.of(
                number,
                orAverage(graph, numbers, empty, mean),
                orAverage(graph, numbers, empty, least),
                orAverage(graph, numbers, empty, greatest));
    }

    private static String reduced(OnnxGraph graph, String operator, String values) {
        return graph.node(
                operator,
                List.of(values),
                OnnxGraph.integers("axes", new long[] {1}),
                OnnxGraph.integer("keepdims", 1));
    }

    private static String orAverage(OnnxGraph graph, SetNumbers numbers, String empty, String value) {
        return graph.node("Where", List.of(empty, graph.constant(new double[] {numbers.average()}, 1), value));
    }
}
