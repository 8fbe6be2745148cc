package backbeat.onnx;

import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.onnx.OnnxGraph.Type;
import java.util.List;

/** Calibration in double precision, on {@code rows × 1} probabilities. */
final class CalibrationGraph {
    private CalibrationGraph() {}

    static String add(OnnxGraph graph, Calibrator calibrator, String probability) {
        if (calibrator instanceof PlattScaling platt) {
            return platt(graph, platt, probability);
        }
        if (calibrator instanceof IsotonicRegression isotonic) {
            return isotonic(graph, isotonic, probability);
        }
        throw new IllegalArgumentException(
                "ONNX export knows no calibration by " + calibrator.getClass().getSimpleName());
    }

    private static String platt(OnnxGraph graph, PlattScaling platt, String probability) {
        String value = graph.node("Max", probability, scalar(graph, platt.low()));
        value = graph.node("Min", value, scalar(graph, platt.high()));
        String complement = graph.node("Sub", scalar(graph, 1), value);
        String logit = graph.node("Sub", graph.node("Log", value), graph.node("Log", complement));
        String scaled = graph.node("Mul", logit, scalar(graph, platt.slope()));
        return graph.node("Sigmoid", graph.node("Add", scaled, scalar(graph, platt.intercept())));
    }

    /** Linear between the points around the probability; constant outside, where both neighbors are the same point. */
    private static String isotonic(OnnxGraph graph, IsotonicRegression isotonic, String probability) {
        double[] points = isotonic.points();
        int n = points.length;
        String xs = graph.constant(points, n);
        String ys = graph.constant(isotonic.values(), n);
        String reached = graph.node("GreaterOrEqual", probability, graph.constant(points, 1, n));
        String count = graph.node(
                "ReduceSum",
                List.of(graph.cast(reached, Type.INT64), graph.constant(new long[] {1}, 1)),
                OnnxGraph.integer("keepdims", 1));
        String one = graph.constant(new long[] {1}, 1);
        String below = graph.node("Max", graph.node("Sub", count, one), graph.constant(new long[] {0}, 1));
        String above = graph.node("Min", count, graph.constant(new long[] {n - 1}, 1));
        String x = graph.node("Gather", xs, below);
        String y = graph.node("Gather", ys, below);
        String width = graph.node("Sub", graph.node("Gather", xs, above), x);
        String rise = graph.node("Sub", graph.node("Gather", ys, above), y);
        String flat = graph.node("Equal", below, above);
        String safeWidth = graph.node("Where", List.of(flat, scalar(graph, 1), width));
        String share = graph.node("Div", graph.node("Sub", probability, x), safeWidth);
        return graph.node("Add", y, graph.node("Mul", share, rise));
    }

    private static String scalar(OnnxGraph graph, double value) {
        return graph.constant(new double[] {value}, 1);
    }
}
