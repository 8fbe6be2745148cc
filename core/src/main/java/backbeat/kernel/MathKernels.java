package backbeat.kernel;

/** {@link PortableMath} over arrays, in its bits. Each method works on elements {@code from … to - 1}. */
public interface MathKernels {
    /** {@code out[i] = exp(x[i])}; {@code out} may be {@code x}. */
    void exp(double[] x, int from, int to, double[] out);

    /** {@code out[i] = log(x[i])}; {@code out} may be {@code x}. */
    void log(double[] x, int from, int to, double[] out);

    /** {@code out[outFrom + i - from] = sigmoid(z[i])}: logits to probabilities. {@code scratch} is at least as long as {@code z}. */
    void sigmoid(float[] z, int from, int to, double[] out, int outFrom, double[] scratch);

    /**
     * Losses of logits and their gradients, in double precision, the gradients rounded once:
     * {@code loss[i] = weight·crossEntropy(z[i], y[i])} and {@code g[i] = (weight·share)·(σ(z[i]) − y[i])}.
     *
     * @param z              logits
     * @param y              labels, 0 or 1
     * @param positiveWeight {@code weight} where the label is 1; elsewhere it is 1
     * @param share          1 / rows of the batch
     * @param g              receives the gradients
     * @param losses         receives the losses
     * @param scratch        twice as long as {@code losses}
     */
    void crossEntropy(
            float[] z,
            double[] y,
            int from,
            int to,
            double positiveWeight,
            double share,
            float[] g,
            double[] losses,
            double[] scratch);

    /** The plain Java form. */
    static MathKernels scalar() {
        return new ScalarMathKernels();
    }
}
