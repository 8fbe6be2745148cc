package backbeat.mlp;

import backbeat.kernel.Kernels;
import backbeat.parallel.SpinBarrier;
import backbeat.random.NamedStream;
import org.ejml.data.FMatrixRMaj;

/** What the threads of one fit share. Allocated once; a step allocates nothing. */
final class TrainingState {
    final MlpOptions options;
    final Kernels kernels;
    final PackedRows rows;
    final Parameters parameters;
    final Parameters gradient;
    final Update.Memory memory;
    final Dropout dropout;
    final Propagation propagation;
    final SpinBarrier barrier;

    /** Two blocks in turn: while one thread still adds up the gradient of a block, another may fill the next. */
    final RowBlock[] blocks;

    /** The rows in the order of the current epoch. */
    final int[] order;

    /** {@code Wᵀ} of the hidden layers above the first, for the product of the backward pass; kept in step with {@code W}. */
    final FMatrixRMaj[] transposed;

    /** The sum of the current epoch's losses. */
    double lossSum;

    TrainingState(MlpOptions options, Kernels kernels, PackedRows rows, Parameters initial, int threads) {
        this.options = options;
        this.kernels = kernels;
        this.rows = rows;
        this.parameters = initial;
        this.gradient = initial.sameShape();
        this.memory = Update.Memory.of(options.optimizer(), initial);
        this.dropout = new Dropout(options.dropout(), NamedStream.NETWORK_DROPOUT.seed(options.seed()));
        this.propagation = new Propagation(kernels);
        this.barrier = new SpinBarrier(threads);
        this.blocks = new RowBlock[] {RowBlock.forTraining(initial, rows), RowBlock.forTraining(initial, rows)};
        this.order = new int[rows.rows];
        this.transposed = new FMatrixRMaj[initial.layers()];
        for (int l = 1; l < initial.layers() - 1; l++) {
            transposed[l] = new FMatrixRMaj(initial.width(l), initial.width(l - 1));
            transpose(l, 0, initial.width(l));
        }
    }

    /** A new order of the rows, which follows from the seed and the number of the epoch alone. */
    void shuffle(int epoch) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        NamedStream.NETWORK_ORDER.generator(options.seed(), epoch).shuffle(order);
    }

    /** Brings columns {@code from … to - 1} of {@code W}, rows of {@code Wᵀ}, up to date. */
    void transpose(int l, int from, int to) {
        FMatrixRMaj w = parameters.weights[l];
        float[] target = transposed[l].data;
        for (int i = 0; i < w.numRows; i++) {
            for (int j = from; j < to; j++) {
                target[j * w.numRows + i] = w.data[i * w.numCols + j];
            }
        }
    }

    /** What to multiply the gradient by so that its norm does not exceed the largest allowed. */
    double clip() {
        double squares = 0;
        for (int l = 0; l < gradient.layers(); l++) {
            squares += squares(gradient.weights[l].data) + squares(gradient.biases[l]);
        }
        double norm = Math.sqrt(squares);
        return norm > options.maxGradientNorm() ? options.maxGradientNorm() / norm : 1;
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
