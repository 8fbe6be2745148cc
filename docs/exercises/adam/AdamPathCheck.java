package exercise;

import backbeat.exercise.Check;
import backbeat.kernel.StepSizes;
import backbeat.kernel.UpdateKernels;
import java.util.function.DoubleUnaryOperator;

/** Compares with {@link UpdateKernels#adam}, which computes in single precision. */
public final class AdamPathCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        double[] path(double start, int steps, double rate, DoubleUnaryOperator gradient);
    }

    @Override
    public void run() {
        check(new AdamPath());
    }

    static double[] reference(double start, int steps, double rate, DoubleUnaryOperator gradient) {
        float[] w = {(float) start};
        float[] m = new float[1];
        float[] v = new float[1];
        double[] path = new double[steps];
        StepSizes sizes = new StepSizes();
        for (int t = 1; t <= steps; t++) {
            sizes.rate = (float) (rate / (1 - Math.pow(0.9, t)));
            sizes.rootCorrection = (float) (1 / Math.sqrt(1 - Math.pow(0.999, t)));
            UpdateKernels.scalar().adam(w, new float[] {(float) gradient.applyAsDouble(w[0])}, m, v, 0, 1, sizes);
            path[t - 1] = w[0];
        }
        return path;
    }

    static void check(Task task) {
        double first = task.path(5, 1, 0.1, w -> 1)[0];
        Check.require(Math.abs(first - 4.9) < 1e-6, "With a slope of 1 the first step goes from 5 to 4.9, a whole learning rate, because both "
                + "means are divided by what they lack at first; yours goes to " + first);
        double steep = task.path(5, 1, 0.1, w -> 400)[0];
        Check.require(Math.abs(steep - 4.9) < 1e-6, "With a slope of 400 the first step is no longer than with a slope of 1: the gradient is "
                + "divided by the root of its mean square. Yours goes to " + steep + ". What does v hold?");
        double[] expected = reference(3, 60, 0.2, w -> 2 * w);
        double[] found = task.path(3, 60, 0.2, w -> 2 * w);
        for (int t = 0; t < 60; t++) {
            Check.require(Math.abs(expected[t] - found[t]) < 1e-3, "Down the parabola w² from 3: after step " + (t + 1)
                    + " the reference is at " + expected[t] + ", yours at " + found[t] + ". What the means lack fades from step to step: "
                    + "it is 1 − 0.9ᵗ, not 1 − 0.9");
        }
        double still = task.path(5, 3, 0.1, w -> 0)[2];
        Check.require(still == 5, "Where the slope is 0 the weight stays at 5, yours goes to " + still + ". Both means are 0 then: what is ε for?");
        // 4.95; or 4.997, where the corrections are taken together and ε is left as it is, as the paper allows
        double flat = task.path(5, 1, 0.1, w -> 1e-8)[0];
        Check.require(flat < 4.999, "With a slope of 1e-8, as large as ε, the first step is half as long, from 5 to 4.95; "
                + "yours goes to " + flat + ". Is ε added to the root, or under it?");
    }
}
