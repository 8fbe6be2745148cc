package backbeat.mlp;

import backbeat.kernel.Kernels;
import backbeat.random.NamedStream;

/**
 * Walks the parameters of one network downhill, a batch at a time, on one thread. Memory is taken once: a step allocates
 * nothing.
 *
 * <p>A batch passes in blocks of {@link RowBlock#ROWS} rows: {@linkplain Propagation forward}, loss, backward, where each
 * block adds to the gradient, in the order of the rows; then comes the {@linkplain Update step}.
 */
final class Descent {
    private final MlpOptions options;
    private final PackedRows rows;
    private final Parameters parameters;
    private final Parameters gradient;
    private final Parameters transposed;
    private final Propagation propagation;
    private final Dropout dropout;
    private final Update update;
    private final RowBlock block;
    /** The rows in the order of the current epoch. */
    private final int[] order;

    /** @param initial where to begin; changed by every step */
    Descent(MlpOptions options, Kernels kernels, PackedRows rows, Parameters initial) {
        this.options = options;
        this.rows = rows;
        this.parameters = initial;
        this.gradient = initial.sameShape();
        this.transposed = initial.transposedShape();
        parameters.transpose(transposed);
        this.propagation = new Propagation(kernels);
        this.dropout =
                new Dropout(options.regularization().dropout(), NamedStream.NETWORK_DROPOUT.seed(options.seed()));
        this.update = new Update(options, kernels.updates(), initial);
        this.block = RowBlock.forTraining(initial, rows);
        this.order = new int[rows.rows];
        putInOrder();
    }

    /** The parameters as they are now. */
    Parameters parameters() {
        return parameters;
    }

    /** One pass over the training rows in a new random order; returns their mean loss. */
    double epoch(int epoch, double rate) {
        putInOrder();
        NamedStream.NETWORK_ORDER.generator(options.seed(), epoch).shuffle(order);
        int batch = options.optimization().batchSize();
        double loss = 0;
        for (int from = 0; from < order.length; ) {
            int to = (int) Math.min(order.length, (long) from + batch);
            loss = step(epoch, from, to, rate, loss);
            from = to;
        }
        return loss / order.length;
    }

    private void putInOrder() {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /**
     * One step on the rows at places {@code from … to - 1} of the order.
     *
     * @param loss what the rows before them lost in this epoch
     * @return the same with what these lost before the step
     */
    double step(int epoch, int from, int to, double rate, double loss) {
        double share = 1.0 / (to - from);
        double sum = loss;
        for (int first = from; first < to; first += RowBlock.ROWS) {
            int count = Math.min(RowBlock.ROWS, to - first);
            rows.gather(order, first, count, block);
            propagation.forward(parameters, block, count, dropout, epoch, first);
            propagation.loss(block, count, options.positiveWeight(), share);
            propagation.backward(parameters, transposed, dropout.scale, block, count, gradient);
            sum += block.loss(count);
        }
        update.step(parameters, gradient, rate);
        parameters.transpose(transposed);
        return sum;
    }
}
