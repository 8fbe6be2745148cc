package backbeat.kernel;

/**
 * The products of a multilayer perceptron over a block of rows. All matrices are row-major float32.
 *
 * <p>Every multiply-add is fused ({@link Math#fma}: one rounding) in every implementation. Vector lanes are different
 * outputs; the one sum over lanes, {@link #dots}, is defined by <em>virtual lanes</em> whose number does not depend on
 * the machine.
 *
 * <p>A one-hot column takes part as {@code fma(1, w, sum)} where it is 1, which is {@code sum + w}, and as
 * {@code fma(0, w, sum)} where it is 0, which is {@code sum}: leaving the zeros out changes no bit.
 */
public interface MatrixKernels {
    /**
     * One layer: {@code out[r,j] = bias[j] + Σ x[r,i]·W[i,j]}, summed from the bias on, over the numeric inputs in order
     * and then over the ones in order; with {@code relu} replaced by 0 unless positive.
     *
     * @param in      the inputs {@code x}
     * @param from    first row of {@code in} and of {@code out}
     * @param to      end of the rows, exclusive
     * @param weights {@code W}, {@code inputs × outputs}
     * @param bias    one per output
     * @param outputs number of columns
     * @param relu    whether to rectify
     * @param out     receives rows {@code from … to - 1}, {@code outputs} a row
     */
    void layer(Rows in, int from, int to, float[] weights, float[] bias, int outputs, boolean relu, float[] out);

    /** Virtual lanes of {@link #dots}: as many as the widest vectors of today's CPUs have. */
    int VIRTUAL_LANES = 16;

    /**
     * A layer of one output over dense rows: {@code out[r] = bias + Σ a[r,i]·w[i]}.
     *
     * <p>The one sum that runs across vector lanes. To have the same bits everywhere it is defined by sixteen <em>virtual
     * lanes</em>: term {@code i} is added (fused) to lane {@code i mod 16}, in order; then the lanes are folded in halves,
     * {@code l[k] += l[k + 8]}, {@code l[k] += l[k + 4]}, {@code l[k] += l[k + 2]}, {@code l[0] + l[1]}, and the bias is added
     * last. A 512-bit machine holds the lanes in one register, a 256-bit machine in two, scalar code in an array.
     * {@code reduceLanes} of the Vector API would not do: its order is not specified.
     *
     * @param lanes scratch memory, {@link #VIRTUAL_LANES} values a row
     */
    void dots(float[] a, int width, int from, int to, float[] w, float bias, float[] lanes, float[] out);

    /** The sum of the virtual lanes that begin at {@code at}, in its fixed order. */
    static float foldLanes(float[] l, int at) {
        float l0 = (l[at] + l[at + 8]) + (l[at + 4] + l[at + 12]);
        float l1 = (l[at + 1] + l[at + 9]) + (l[at + 5] + l[at + 13]);
        float l2 = (l[at + 2] + l[at + 10]) + (l[at + 6] + l[at + 14]);
        float l3 = (l[at + 3] + l[at + 11]) + (l[at + 7] + l[at + 15]);
        return (l0 + l2) + (l1 + l3);
    }

    /**
     * Takes the gradient through the output layer, whose own it adds up on the way: {@code delta[r,i] = g[r]·w[i]·scale} where
     * {@code a[r,i] > 0}, else 0; {@code gradW[i] += Σ g[r]·a[r,i]} and {@code gradB[i] += Σ delta[r,i]}, each summed over the
     * rows in order from what is already there.
     *
     * @param a     activations of the last hidden layer, {@code width} a row
     * @param rows  how many rows
     * @param g     gradient at the logit, one per row
     * @param w     weights of the output layer
     * @param scale what dropout multiplied the activations by; 1 without
     * @param delta receives the gradient at the hidden layer's {@code z}
     * @param gradW the output layer's gradient
     * @param gradB the gradient of the hidden layer's bias
     */
    void outputGradient(
            float[] a,
            int width,
            int rows,
            float[] g,
            float[] w,
            float scale,
            float[] delta,
            float[] gradW,
            float[] gradB);

    /**
     * Takes the gradient through ReLU: {@code delta[r,i] = delta[r,i]·scale} where {@code a[r,i] > 0}, else 0; and
     * {@code gradB[i] += Σ delta[r,i]} over the rows in order.
     */
    void gate(float[] a, int width, int rows, float scale, float[] delta, float[] gradB);

    /**
     * Adds the gradient of a layer's weights over rows {@code 0 … rows - 1}: {@code gradW[i,j] += Σ x[r,i]·delta[r,j]}, summed
     * over the rows in order from what is already there.
     *
     * @param outputs columns of {@code delta} and of {@code gradW}
     */
    void accumulate(Rows in, int rows, float[] delta, int outputs, float[] gradW);
}
