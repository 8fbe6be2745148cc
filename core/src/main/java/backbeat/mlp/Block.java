package backbeat.mlp;

import backbeat.kernel.MatrixKernels;
import backbeat.kernel.Rows;

/**
 * Scratch memory for up to {@link #ROWS} rows on their way through the network: the rows themselves, every hidden layer's
 * activations and gradients, and the logits. Allocated once per fit (or worker), sized to stay in the L2 cache.
 */
final class Block {
    /** Rows a block. Sums over a batch run over its rows in order, so this number changes no result. */
    static final int ROWS = 256;

    final Rows in;
    /** Labels, 0 or 1. */
    final double[] labels = new double[ROWS];
    /** {@code a[l]}: activations of hidden layer {@code l}, {@code ROWS × units}. */
    final float[][] a;
    /** {@code a[l]} as the input of the layer above. */
    final Rows[] hidden;
    /** Gradients of the loss at {@code z} of the hidden layers; null in blocks that only predict. */
    final float[][] delta;
    /** {@code delta[l]} as the input of a backward product. */
    final Rows[] deltaRows;

    /** Scratch of the sum over the last hidden layer: virtual lanes of every row. */
    final float[] lanes = new float[MatrixKernels.VIRTUAL_LANES * ROWS];

    final float[] logits = new float[ROWS];
    /** Gradient of the loss at the logit. */
    final float[] g = new float[ROWS];

    /** Kept so that the loads which warm the cache are not optimised away. */
    float touched;

    final double[] losses = new double[ROWS];
    /** Scratch of the loss. */
    final double[] wide = new double[2 * ROWS];

    private Block(Parameters shape, int numericWidth, int categorical, boolean training) {
        in = new Rows(new float[ROWS * numericWidth], numericWidth, new int[ROWS * categorical], categorical);
        int layers = shape.layers() - 1;
        a = new float[layers][];
        hidden = new Rows[layers];
        delta = training ? new float[layers][] : null;
        deltaRows = training ? new Rows[layers] : null;
        for (int l = 0; l < layers; l++) {
            int width = shape.width(l);
            a[l] = new float[ROWS * width];
            hidden[l] = Rows.dense(a[l], width);
            if (training) {
                delta[l] = new float[ROWS * width];
                deltaRows[l] = Rows.dense(delta[l], width);
            }
        }
    }

    static Block forTraining(Parameters shape, PackedRows rows) {
        return new Block(shape, rows.numericWidth, rows.categorical, true);
    }

    static Block forPrediction(Parameters shape, int numericWidth, int categorical) {
        return new Block(shape, numericWidth, categorical, false);
    }
}
