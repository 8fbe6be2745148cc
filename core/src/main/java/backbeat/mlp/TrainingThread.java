package backbeat.mlp;

import backbeat.kernel.MatrixKernels;

/**
 * One thread's share of a fit.
 *
 * <p>A batch passes in blocks of {@link RowBlock#ROWS} rows. For each block the threads first share the <em>rows</em>: forward
 * pass, loss, backward pass down to the first layer's {@code δ}. Then they share the <em>columns of the weights</em>: a
 * thread adds up the gradients of its columns over all rows of the block, in order, and after the last block steps the same
 * columns. So every sum is made by one thread in one order, and the bits do not depend on how many threads there are;
 * nothing is summed per thread and merged. Threads meet once a block and once a step.
 */
final class TrainingThread {
    /** Columns are shared out in multiples of this many: a cache line, a 512-bit vector. */
    private static final int COLUMNS = 16;

    private final TrainingState state;
    private final int thread;
    private final int threads;
    private final MatrixKernels matrices;
    private final Update update;
    private final float[][] zeroBiases;
    private int blockCount;

    TrainingThread(TrainingState state, int thread, int threads) {
        this.state = state;
        this.thread = thread;
        this.threads = threads;
        this.matrices = state.kernels.matrices();
        this.update = new Update(state.options, state.kernels.updates(), state.memory);
        this.zeroBiases = new float[state.parameters.layers()][];
        for (int l = 0; l < zeroBiases.length; l++) {
            zeroBiases[l] = new float[state.parameters.width(l)];
        }
    }

    /** One pass over the rows in the state's order. All threads call this at the same time. */
    void epoch(int epoch, double rate) {
        int rows = state.rows.rows;
        int batch = state.options.batchSize();
        int from = 0;
        while (from < rows) {
            int to = (int) Math.min(rows, (long) from + batch);
            step(epoch, from, to, rate);
            from = to;
        }
    }

    /** One step on the rows {@code order[from … to - 1]}. */
    void step(int epoch, int from, int to, double rate) {
        double share = 1.0 / (to - from);
        for (int first = from; first < to; first += RowBlock.ROWS) {
            int count = Math.min(RowBlock.ROWS, to - first);
            RowBlock block = state.blocks[blockCount++ & 1];
            propagate(block, epoch, first, count, share);
            state.barrier.await();
            accumulate(block, count);
        }
        double scale = 1;
        if (state.options.maxGradientNorm() > 0) {
            state.barrier.await(); // all gradients are there
            scale = state.clip();
            state.barrier.await(); // all have read them
        }
        update(rate, scale);
        state.barrier.await();
    }

    /** Forward, loss and backward for this thread's rows of the block; its first row is at {@code first} of the order. */
    private void propagate(RowBlock block, int epoch, int first, int count, double share) {
        int from = cut(count, 8, thread);
        int to = cut(count, 8, thread + 1);
        if (from == to) {
            return;
        }
        Propagation propagation = state.propagation;
        state.rows.gather(state.order, first, from, to, block);
        propagation.forward(state.parameters, block, from, to, state.dropout, epoch, first);
        propagation.loss(block, from, to, state.options.positiveWeight(), share);
        propagation.backward(state, zeroBiases, block, from, to);
    }

    /** Adds the block's gradient to this thread's columns. */
    private void accumulate(RowBlock block, int count) {
        int last = state.parameters.layers() - 1;
        for (int l = 0; l < last; l++) {
            int width = state.parameters.width(l);
            float[] gradW = state.gradient.weights[l].data;
            float[] gradB = state.gradient.biases[l];
            int from = cut(width, COLUMNS, thread);
            int to = cut(width, COLUMNS, thread + 1);
            matrices.accumulate(
                    l == 0 ? block.in : block.hidden[l - 1], count, block.delta[l], width, from, to, gradW, gradB);
        }
        float[] gradW = state.gradient.weights[last].data;
        if (last > 0) {
            int width = state.parameters.width(last - 1);
            int from = cut(width, COLUMNS, thread);
            int to = cut(width, COLUMNS, thread + 1);
            matrices.accumulateOutput(block.a[last - 1], width, count, block.g, from, to, gradW);
        }
        if (thread == 0) {
            float[] gradB = state.gradient.biases[last];
            if (last == 0) {
                matrices.accumulate(block.in, count, block.g, 1, 0, 1, gradW, gradB);
            } else {
                gradB[0] = sum(block.g, count, gradB[0]);
            }
            state.lossSum += sum(block.losses, count);
        }
    }

    private void update(double rate, double scale) {
        Parameters p = state.parameters;
        update.begin(rate, scale);
        int last = p.layers() - 1;
        for (int l = 0; l < last; l++) {
            int from = cut(p.width(l), COLUMNS, thread);
            int to = cut(p.width(l), COLUMNS, thread + 1);
            update.columns(p, state.gradient, l, from, to);
            if (l > 0) {
                state.transpose(l, from, to);
            }
        }
        if (last > 0) { // the output layer's weights go with the units they leave
            int width = p.width(last - 1);
            update.weights(p, state.gradient, last, cut(width, COLUMNS, thread), cut(width, COLUMNS, thread + 1));
        }
        if (thread == 0) {
            if (last == 0) {
                update.weights(p, state.gradient, 0, 0, p.weights[0].data.length);
            }
            update.biases(p, state.gradient, last, 0, 1);
        }
    }

    /** Where part {@code part} of {@code count} items begins; parts are multiples of {@code unit} but for the last. */
    private int cut(int count, int unit, int part) {
        int units = (count + unit - 1) / unit;
        return Math.min(count, (int) ((long) units * part / threads) * unit);
    }

    private static float sum(float[] values, int count, float start) {
        float sum = start;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
