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

    /** {@code z₁ = x·W₁ + b₁, a₁ = ReLU(z₁), …, logit = a·w + b} for rows {@code from … to - 1} of the block. */
    void forward(Parameters p, RowBlock block, int from, int to) {
        hidden(p, block, from, to, null, 0, 0);
        int last = p.layers() - 1;
        output(p, block, last, from, to);
    }

    /** As above in training: hidden units may sit out. The block's row 0 is at {@code place} of the epoch's order. */
    void forward(Parameters p, RowBlock block, int from, int to, Dropout dropout, int epoch, int place) {
        hidden(p, block, from, to, dropout.on() ? dropout : null, epoch, place);
        output(p, block, p.layers() - 1, from, to);
    }

    private void hidden(Parameters p, RowBlock block, int from, int to, Dropout dropout, int epoch, int place) {
        Rows in = block.in;
        for (int l = 0; l < p.layers() - 1; l++) {
            matrices.layer(in, from, to, p.weights[l].data, p.biases[l], p.width(l), true, block.a[l]);
            if (dropout != null) {
                dropout.apply(block.a[l], p.width(l), from, to, epoch, place, l);
            }
            in = block.hidden[l];
        }
    }

    private void output(Parameters p, RowBlock block, int last, int from, int to) {
        float[] w = p.weights[last].data;
        if (last == 0) {
            matrices.layer(block.in, from, to, w, p.biases[0], 1, false, block.logits);
        } else {
            int width = p.width(last - 1);
            matrices.dots(block.a[last - 1], width, from, to, w, p.biases[last][0], block.lanes, block.logits);
        }
    }

    /**
     * Losses, and the gradient at the logit: {@code g = weight·(σ(z) − y)/batch}.
     *
     * @param share {@code 1/batch}
     */
    void loss(RowBlock block, int from, int to, double positiveWeight, double share) {
        math.crossEntropy(
                block.logits, block.labels, from, to, positiveWeight, share, block.g, block.losses, block.wide);
    }

    /** {@code σ(logit)} of rows {@code 0 … count - 1} of the block. */
    void sigmoid(RowBlock block, int count, double[] out, int outFrom) {
        math.sigmoid(block.logits, 0, count, out, outFrom, block.wide);
    }

    /** {@code δ_L = g·wᵀ ∘ ReLU′, δₗ = δₗ₊₁·Wₗ₊₁ᵀ ∘ ReLU′} for the hidden layers, the last first. */
    void backward(TrainingState state, float[][] zeroBiases, RowBlock block, int from, int to) {
        Parameters p = state.parameters;
        int top = p.layers() - 2;
        if (top < 0) {
            return;
        }
        float scale = state.dropout.scale;
        float[] w = p.weights[top + 1].data;
        matrices.outputDelta(block.a[top], p.width(top), from, to, block.g, w, scale, block.delta[top]);
        for (int l = top - 1; l >= 0; l--) {
            int width = p.width(l);
            float[] transposed = state.transposed[l + 1].data;
            matrices.layer(block.deltaRows[l + 1], from, to, transposed, zeroBiases[l], width, false, block.delta[l]);
            matrices.gate(block.a[l], from * width, to * width, scale, block.delta[l]);
        }
    }
}
