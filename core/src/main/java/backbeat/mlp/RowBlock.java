package backbeat.mlp;

import backbeat.kernel.MatrixKernels;
import backbeat.kernel.Rows;

/**
 * Scratch memory for up to {@link #ROWS} rows on their way through the network: the rows themselves, every hidden layer's
 * activations and the logits, and in training the labels, losses and gradients. Allocated once per fit (or worker), sized
 * to stay in the L2 cache.
 */
final class RowBlock {
    /** Rows a block. Sums over a batch run over its rows in order, so this number changes no result. */
    static final int ROWS = 256;

    /** Rows there is room for. */
    final int rows;

    /** The input; made anew where rows have more ones than there is room for. */
    Rows in;
    /** Labels, 0 or 1; null in blocks that only predict. */
    final double[] labels;
    /** {@code a[l]}: activations of hidden layer {@code l}, {@code rows × units}. */
    final float[][] a;
    /** {@code a[l]} as the input of the layer above. */
    final Rows[] hidden;
    /** Gradients of the loss at {@code z} of the hidden layers; null in blocks that only predict. */
    final float[][] delta;
    /** {@code delta[l]} as the input of a backward product. */
    final Rows[] deltaRows;

    /** Scratch of the sum over the last hidden layer: virtual lanes of every row. */
    final float[] lanes;

    final float[] logits;
    /** Gradient of the loss at the logit; null in blocks that only predict. */
    final float[] g;

    /** Kept so that the loads which warm the cache are not optimized away. */
    float touched;

    /** Null in blocks that only predict. */
    final double[] losses;
    /** Scratch of the loss and of the sigmoid. */
    final double[] wide;

    private RowBlock(Parameters shape, Rows in, int rows, boolean training) {
        this.rows = rows;
        this.in = in;
        labels = training ? new double[rows] : null;
        lanes = new float[MatrixKernels.VIRTUAL_LANES * rows];
        logits = new float[rows];
        g = training ? new float[rows] : null;
        losses = training ? new double[rows] : null;
        wide = new double[2 * rows];
        int layers = shape.layers() - 1;
        a = new float[layers][];
        hidden = new Rows[layers];
        delta = training ? new float[layers][] : null;
        deltaRows = training ? new Rows[layers] : null;
        for (int l = 0; l < layers; l++) {
            int width = shape.width(l);
            a[l] = new float[rows * width];
            hidden[l] = Rows.dense(a[l], width);
            if (training) {
                delta[l] = new float[rows * width];
                deltaRows[l] = Rows.dense(delta[l], width);
            }
        }
    }

    private static Rows input(int rows, int numericWidth, int ones, boolean sets) {
        int[] used = sets ? new int[rows] : null;
        return new Rows(new float[rows * numericWidth], numericWidth, null, new int[rows * ones], ones, used);
    }

    /** Makes room for rows with up to {@code ones} one-hot columns that are 1. */
    void makeRoom(int ones, boolean sets) {
        if (in.onesPerRow() < ones || sets != (in.used() != null)) {
            in = input(rows, in.width(), sets ? Math.max(ones, in.onesPerRow()) : ones, sets);
        }
    }

    static RowBlock forTraining(Parameters shape, PackedRows rows) {
        return new RowBlock(shape, rows.block(ROWS), ROWS, true);
    }

    /** @param rows how many there will be at a time, at most {@link #ROWS} */
    static RowBlock forPrediction(Parameters shape, int numericWidth, int categorical, int rows) {
        return new RowBlock(shape, input(rows, numericWidth, categorical, false), rows, false);
    }

    /** The sum of the losses of rows {@code 0 … count - 1}, in order. */
    double loss(int count) {
        double sum = 0;
        for (int r = 0; r < count; r++) {
            sum += losses[r];
        }
        return sum;
    }

    /** The gradients at the logits of rows {@code 0 … count - 1}, added to {@code start} in order. */
    float addGradients(int count, float start) {
        float sum = start;
        for (int r = 0; r < count; r++) {
            sum += g[r];
        }
        return sum;
    }
}
