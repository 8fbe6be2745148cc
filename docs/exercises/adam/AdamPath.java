package exercise;

import java.util.function.DoubleUnaryOperator;

/**
 * Adam on one weight.
 *
 * <p>Complete {@link #path}: m and v are kept for you. Then check: the steps do not have the size that they should.
 */
public final class AdamPath implements AdamPathCheck.Task {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /**
     * Where the weight is after each of {@code steps} steps.
     *
     * @param gradient the slope at a place
     */
    @Override
    public double[] path(double start, int steps, double rate, DoubleUnaryOperator gradient) {
        double[] path = new double[steps];
        double w = start;
        double m = 0; // mean of the gradients
        double v = 0; // mean of their squares
        for (int t = 1; t <= steps; t++) {
            double g = gradient.applyAsDouble(w);
            m = BETA1 * m + (1 - BETA1) * g;
            v = BETA2 * v + (1 - BETA2) * Math.abs(g);
            // >>> your lines; m and v began at 0, so they are too small at first: by 1 − BETA1ᵗ and 1 − BETA2ᵗ
            throw new UnsupportedOperationException("step " + t + " with m = " + m + ", v = " + v + ", ε = " + EPSILON);
            // <<<
        }
        return path;
    }
}
