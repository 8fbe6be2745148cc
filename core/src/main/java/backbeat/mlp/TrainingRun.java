package backbeat.mlp;

import backbeat.kernel.Kernels;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import org.ejml.data.FMatrixRMaj;

/** One fit under way: parameters, optimiser, scratch memory. */
final class TrainingRun {
    private final MlpOptions options;
    private final PackedRows rows;
    private final Propagation propagation;
    private final Parameters parameters;
    private final Parameters gradient;
    private final Update update;
    private final Dropout dropout;
    private final Block block;
    private final int[] order;
    private final Kernels kernels;
    /** Transposed weights of the hidden layers above the first, for the backward product. */
    private final FMatrixRMaj[] transposed;

    private final float[][] transposedData;
    private final float[][] zeroBiases;

    TrainingRun(MlpOptions options, Kernels kernels, PackedRows rows, Parameters initial) {
        this.options = options;
        this.rows = rows;
        this.kernels = kernels;
        this.propagation = new Propagation(kernels);
        this.parameters = initial;
        this.gradient = initial.sameShape();
        this.update = new Update(options, kernels.updates(), initial);
        this.dropout = new Dropout(options.dropout(), SplitMix64.mix(options.seed(), 2));
        this.block = Block.forTraining(initial, rows);
        this.order = new int[rows.rows];
        int layers = initial.layers();
        transposed = new FMatrixRMaj[layers];
        transposedData = new float[layers][];
        zeroBiases = new float[layers][];
        for (int l = 0; l < layers - 1; l++) {
            zeroBiases[l] = new float[initial.width(l)];
            if (l > 0) {
                transposed[l] = new FMatrixRMaj(initial.width(l), initial.width(l - 1));
                transposedData[l] = transposed[l].data;
                transpose(l);
            }
        }
    }

    Parameters parameters() {
        return parameters;
    }

    /** One pass over the training rows in a new random order; returns their mean loss. */
    double epoch(int epoch, double rate) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Xoshiro256.stream(SplitMix64.mix(options.seed(), 1), epoch).shuffle(order);
        double sum = 0;
        for (int from = 0; from < rows.rows; from += options.batchSize()) {
            int to = (int) Math.min(rows.rows, (long) from + options.batchSize());
            sum += step(epoch, from, to, rate);
        }
        return sum / rows.rows;
    }

    /** One step on the rows {@code order[from … to - 1]}; returns the sum of their losses. */
    private double step(int epoch, int from, int to, double rate) {
        double sum = 0;
        double share = 1.0 / (to - from);
        for (int first = from; first < to; first += Block.ROWS) {
            int count = Math.min(Block.ROWS, to - first);
            rows.gather(order, first, 0, count, block);
            propagation.forward(parameters, block, 0, count, dropout, epoch, first);
            propagation.loss(block, 0, count, options.positiveWeight(), share);
            propagation.backward(parameters, transposedData, zeroBiases, dropout.scale, block, 0, count);
            accumulate(count);
            double blockSum = 0;
            for (int r = 0; r < count; r++) {
                blockSum += block.losses[r];
            }
            sum += blockSum;
        }
        update.begin(rate, clip());
        for (int l = 0; l < parameters.layers(); l++) {
            update.weights(parameters, gradient, l, 0, parameters.weights[l].data.length);
            update.biases(parameters, gradient, l, 0, parameters.width(l));
            if (transposed[l] != null) {
                transpose(l);
            }
        }
        return sum;
    }

    private void accumulate(int count) {
        int last = parameters.layers() - 1;
        for (int l = 0; l < last; l++) {
            int width = parameters.width(l);
            kernels.matrices()
                    .accumulate(
                            l == 0 ? block.in : block.hidden[l - 1],
                            count,
                            block.delta[l],
                            width,
                            0,
                            width,
                            gradient.weights[l].data,
                            gradient.biases[l]);
        }
        float[] gradW = gradient.weights[last].data;
        if (last == 0) {
            kernels.matrices().accumulate(block.in, count, block.g, 1, 0, 1, gradW, gradient.biases[0]);
            return;
        }
        int width = parameters.width(last - 1);
        kernels.matrices().accumulateOutput(block.a[last - 1], width, count, block.g, 0, width, gradW);
        for (int r = 0; r < count; r++) {
            gradient.biases[last][0] += block.g[r];
        }
    }

    /** What to multiply the gradient by so that its norm does not exceed the largest allowed. */
    private double clip() {
        if (options.maxGradientNorm() == 0) {
            return 1;
        }
        double squares = 0;
        for (int l = 0; l < gradient.layers(); l++) {
            for (float g : gradient.weights[l].data) {
                squares += (double) g * g;
            }
            for (float g : gradient.biases[l]) {
                squares += (double) g * g;
            }
        }
        double norm = Math.sqrt(squares);
        return norm > options.maxGradientNorm() ? options.maxGradientNorm() / norm : 1;
    }

    private void transpose(int l) {
        FMatrixRMaj w = parameters.weights[l];
        for (int i = 0; i < w.numRows; i++) {
            for (int j = 0; j < w.numCols; j++) {
                transposedData[l][j * w.numRows + i] = w.data[i * w.numCols + j];
            }
        }
    }
}
