package backbeat.onnx;

import backbeat.cuts.Cuts;
import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import backbeat.kernel.PortableMath;
import backbeat.onnx.OnnxGraph.Type;
import java.util.Arrays;
import java.util.List;

/** Calibration in double precision, on {@code rows × 1} probabilities. */
final class CalibrationGraph {
    /** More than any runtime's functions of double precision were seen to be off by, some 1e-15, on a probability. */
    private static final double LAST_BITS = 1e-13;

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
        String reached = graph.node("GreaterOrEqual", probability, graph.constant(points, 1, points.length));
        return between(graph, isotonic, probability, reached);
    }

    /**
     * The isotonic map of a sigmoid whose logit has the engine's bits while the sigmoid has the runtime's: the points are
     * looked for by logit, so that no last bit moves a row over one.
     *
     * @param logit       single precision
     * @param probability its sigmoid
     */
    static String ofLogit(OnnxGraph graph, IsotonicRegression isotonic, String logit, String probability) {
        double[] points = isotonic.points();
        float[] cuts = new float[points.length];
        for (int i = 0; i < cuts.length; i++) {
            double point = points[i];
            cuts[i] = Cuts.single(z -> PortableMath.sigmoid(z) >= point);
        }
        String reached = graph.node("GreaterOrEqual", logit, graph.constant(cuts, 1, cuts.length));
        return between(graph, isotonic, probability, reached);
    }

    /**
     * A probability that differs from the engine's in last bits, put back on the point of an isotonic map that it lies
     * beside: the rows of the fit are at the points or between two of the same value, and get the map's very values.
     */
    static String atPoints(OnnxGraph graph, IsotonicRegression isotonic, String probability) {
        double[] points = isotonic.points();
        int n = points.length;
        double[] margins = margins(points);
        double[] cuts = new double[n];
        Arrays.setAll(cuts, i -> points[i] - margins[i]);
        String reached = graph.node("GreaterOrEqual", probability, graph.constant(cuts, 1, n));
        String last = lastReached(graph, count(graph, reached));
        String point = graph.node("Gather", graph.constant(points, n), last);
        String margin = graph.node("Gather", graph.constant(margins, n), last);
        String beside = graph.node("LessOrEqual", graph.node("Sub", probability, point), margin);
        return graph.node("Where", List.of(beside, point, probability));
    }

    /** How far from each point a probability may be to be taken for it; less where the next point is as near. */
    private static double[] margins(double[] points) {
        double[] margins = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            double before = i == 0 ? 1 : points[i] - points[i - 1];
            double after = i == points.length - 1 ? 1 : points[i + 1] - points[i];
            margins[i] = Math.min(LAST_BITS, Math.min(before, after) / 4);
        }
        return margins;
    }

    /** How many points are reached, {@code rows × 1}. */
    private static String count(OnnxGraph graph, String reached) {
        return graph.node(
                "ReduceSum",
                List.of(graph.cast(reached, Type.INT64), graph.constant(new long[] {1}, 1)),
                OnnxGraph.integer("keepdims", 1));
    }

    /** The last of the points that are reached; the first one where none is. */
    private static String lastReached(OnnxGraph graph, String count) {
        String below = graph.node("Sub", count, graph.constant(new long[] {1}, 1));
        return graph.node("Max", below, graph.constant(new long[] {0}, 1));
    }

    /** @param reached which of the points are at or below the probability, {@code rows × points} */
    private static String between(OnnxGraph graph, IsotonicRegression isotonic, String probability, String reached) {
        double[] points = isotonic.points();
        int n = points.length;
        String xs = graph.constant(points, n);
        String ys = graph.constant(isotonic.values(), n);
        String count = count(graph, reached);
        String below = lastReached(graph, count);
        String above = graph.node("Min", count, graph.constant(new long[] {n - 1}, 1));
        String x = graph.node("Gather", xs, below);
        String y = graph.node("Gather", ys, below);
        String width = graph.node("Sub", graph.node("Gather", xs, above), x);
        String rise = graph.node("Sub", graph.node("Gather", ys, above), y);
        String flat = graph.node("Equal", below, above);
        String safeWidth = graph.node("Where", List.of(flat, scalar(graph, 1), width));
        String share = graph.node("Div", graph.node("Sub", probability, x), safeWidth);
        // A share outside of 0 and 1 is the doing of a last bit of the probability.
        share = graph.node("Max", graph.node("Min", share, scalar(graph, 1)), scalar(graph, 0));
        return graph.node("Add", y, graph.node("Mul", share, rise));
    }

    private static String scalar(OnnxGraph graph, double value) {
        return graph.constant(new double[] {value}, 1);
    }
}
