package backbeat.kernel;

final class ScalarUpdateKernels implements UpdateKernels {
    @Override
    public void sgd(float[] w, float[] g, int from, int to, StepSizes s) {
        for (int i = from; i < to; i++) {
            float gradient = Fused.fma(s.l2, w[i], g[i] * s.gradientScale);
            w[i] = Fused.fma(-s.rate, gradient, w[i] * s.keep);
            g[i] = 0;
        }
    }

    /** Formula momentum. */
    @Override
    public void momentum(float[] w, float[] g, float[] v, int from, int to, StepSizes s) {
        for (int i = from; i < to; i++) {
            float gradient = Fused.fma(s.l2, w[i], g[i] * s.gradientScale);
            v[i] = Fused.fma(MOMENTUM, v[i], gradient);
            w[i] = Fused.fma(-s.rate, v[i], w[i] * s.keep);
            g[i] = 0;
        }
    }

    /** Formula adam: {@code s} holds the rate divided by {@code 1 − β₁ᵗ}, and the root of {@code 1 / (1 − β₂ᵗ)}. */
    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, StepSizes s) {
        for (int i = from; i < to; i++) {
            float gradient = Fused.fma(s.l2, w[i], g[i] * s.gradientScale);
            m[i] = Fused.fma(BETA1, m[i], BETA1_REST * gradient);
            v[i] = Fused.fma(BETA2, v[i], BETA2_REST * gradient * gradient);
            float root = Fused.fma((float) Math.sqrt(v[i]), s.rootCorrection, EPSILON);
            w[i] = Fused.fma(-s.rate, m[i] / root, w[i] * s.keep);
            g[i] = 0;
        }
    }
}
