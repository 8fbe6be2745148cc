package backbeat.kernel;

/**
 * Optimizer steps, element by element, on {@code from … to - 1} of equally long arrays. Each reads the gradient sum once,
 * writes weight and state, and leaves 0 in the gradient for the next step's sums to start from.
 *
 * <p>All begin with {@code g = fma(l2, w, g·gradientScale)} and {@code w' = w·keep}.
 */
public interface UpdateKernels {
    /** Momentum's memory. */
    float MOMENTUM = 0.9f;
    /** Adam's memory of gradients. */
    float BETA1 = 0.9f;
    /** Adam's memory of squared gradients. */
    float BETA2 = 0.999f;
    /** 1 − β₁ to float precision, which {@code 1 - 0.9f} is not. */
    float BETA1_REST = 0.1f;
    /** 1 − β₂ to float precision. */
    float BETA2_REST = 0.001f;
    /** Keeps Adam from dividing by 0. */
    float EPSILON = 1e-8f;

    /** {@code w = fma(−rate, g, w')}. */
    void sgd(float[] w, float[] g, int from, int to, StepSizes s);

    /** {@code v = fma(0.9, v, g); w = fma(−rate, v, w')}. */
    void momentum(float[] w, float[] g, float[] v, int from, int to, StepSizes s);

    /**
     * {@code m = fma(β₁, m, (1−β₁)·g); v = fma(β₂, v, ((1−β₂)·g)·g); w = fma(−rate, m / fma(√v, rootCorrection, ε), w')}.
     */
    void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, StepSizes s);

    /** The plain Java form. */
    static UpdateKernels scalar() {
        return new ScalarUpdateKernels();
    }
}
