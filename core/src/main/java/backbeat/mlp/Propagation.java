package backbeat.mlp;

import backbeat.kernel.Kernels;
import backbeat.kernel.MathKernels;
import backbeat.kernel.MatrixKernels;
import backbeat.kernel.Rows;

/** Forward and backward passes of a block of rows. Holds nothing that changes: threads may share it. */
final class Propagation {
    private final MatrixKernels matrices;
    private final MathKernels math;

    Propagation(Kernels kernels) {
        this.matrices = kernels.matrices();
        this.math = kernels.math();
    }

    /** {@code z₁ = x·W₁ + b₁, a₁ = ReLU(z₁), …, logit = a·w + b} for rows {@code 0 … count - 1} of the block. */
    void forward(Parameters p, RowBlock block, int count) {
        hidden(p, block, count, null, 0, 0);
        output(p, block, count);
    }

    /** As above in training: hidden units may sit out. The block's row 0 is at {@code place} of the epoch's order. */
    void forward(Parameters p, RowBlock block, int count, Dropout dropout, int epoch, int place) {
        hidden(p, block, count, dropout.on() ? dropout : null, epoch, place);
        output(p, block, count);
    }

    private void hidden(Parameters p, RowBlock block, int count, Dropout dropout, int epoch, int place) {
        Rows in = block.in;
        for (int l = 0; l < p.layers() - 1; l++) {
            matrices.layer(in, 0, count, p.weights[l].data, p.biases[l], p.width(l), true, block.a[l]);
            if (dropout != null) {
                dropout.apply(block.a[l], p.width(l), count, epoch, place, l);
            }
            in = block.hidden[l];
        }
    }

    private void output(Parameters p, RowBlock block, int count) {
        int last = p.layers() - 1;
        float[] w = p.weights[last].data;
        if (last == 0) {
            matrices.layer(block.in, 0, count, w, p.biases[0], 1, false, block.logits);
        } else {
            int width = p.width(last - 1);
            matrices.dots(block.a[last - 1], width, 0, count, w, p.biases[last][0], block.lanes, block.logits);
        }
    }

    /** {@code σ(logit)} of rows {@code 0 … count - 1} of the block. */
    void sigmoid(RowBlock block, int count, double[] out, int outFrom) {
        math.sigmoid(block.logits, 0, count, out, outFrom, block.wide);
    }

    /**
     * Losses, and the gradient at the logit: {@code g = weight·(σ(z) − y)/batch}.
     *
     * @param share {@code 1/batch}
     */
    void loss(RowBlock block, int count, double positiveWeight, double share) {
        math.crossEntropy(
                block.logits, block.labels, 0, count, positiveWeight, share, block.g, block.losses, block.wide);
    }

    /**
     * Takes {@code g} back through the network and adds the block's gradient of every weight and bias to {@code gradient}.
     *
     * @param transposed {@link Parameters#transpose} of {@code p}
     * @param scale      what dropout multiplied the activations by; 1 without
     */
    void backward(Parameters p, Parameters transposed, float scale, RowBlock block, int count, Parameters gradient) {
        int last = p.layers() - 1;
        if (last == 0) {
            matrices.accumulate(block.in, count, block.g, 1, gradient.weights[0].data);
        } else {
            deltas(p, transposed, scale, block, count, gradient);
        }
        gradient.biases[last][0] = block.addGradients(count, gradient.biases[last][0]);
        Rows in = block.in;
        for (int l = 0; l < last; l++) {
            matrices.accumulate(in, count, block.delta[l], p.width(l), gradient.weights[l].data);
            in = block.hidden[l];
        }
    }

    /**
     * {@code δ_L = g·wᵀ ∘ ReLU′, δₗ = δₗ₊₁·Wₗ₊₁ᵀ ∘ ReLU′} for the hidden layers, the last first; adds up the gradients of their
     * biases, and of the output's weights.
     */
    private void deltas(
            Parameters p, Parameters transposed, float scale, RowBlock block, int count, Parameters gradient) {
        int top = p.layers() - 2;
        float[] w = p.weights[top + 1].data;
        float[] gradW = gradient.weights[top + 1].data;
        float[] gradB = gradient.biases[top];
        matrices.outputGradient(block.a[top], p.width(top), count, block.g, w, scale, block.delta[top], gradW, gradB);
        for (int l = top - 1; l >= 0; l--) {
            int width = p.width(l);
            float[] above = transposed.weights[l + 1].data;
            float[] zeros = transposed.biases[l + 1];
            matrices.layer(block.deltaRows[l + 1], 0, count, above, zeros, width, false, block.delta[l]);
            matrices.gate(block.a[l], width, count, scale, block.delta[l], gradient.biases[l]);
        }
    }
}
