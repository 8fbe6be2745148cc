package backbeat.mlp;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;

/** The mean loss of a fixed set of rows under changing parameters. */
final class Validation {
    private final PackedRows rows;
    private final int[] order;
    private final double positiveWeight;
    private final Workers workers;
    private final Propagation propagation;
    private final double[] blockSums;
    private RowBlock[] scratch;

    Validation(PackedRows rows, double positiveWeight, Workers workers, Kernels kernels) {
        this.rows = rows;
        this.order = new int[rows.rows];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        this.positiveWeight = positiveWeight;
        this.workers = workers;
        this.propagation = new Propagation(kernels);
        this.blockSums = new double[(rows.rows + RowBlock.ROWS - 1) / RowBlock.ROWS];
    }

    /** Summed in order within blocks of rows, then over the blocks in order: the same for any number of workers. */
    double loss(Parameters parameters) {
        if (scratch == null) {
            scratch = new RowBlock[workers.threads()];
            for (int w = 0; w < scratch.length; w++) {
                scratch[w] = RowBlock.forTraining(parameters, rows);
            }
        }
        workers.forEachChunk(rows.rows, RowBlock.ROWS, (from, to, worker) -> {
            RowBlock block = scratch[worker];
            int count = to - from;
            rows.gather(order, from, count, block);
            propagation.forward(parameters, block, count);
            propagation.loss(block, count, positiveWeight, 1);
            blockSums[from / RowBlock.ROWS] = block.loss(count);
        });
        double sum = 0;
        for (double blockSum : blockSums) {
            sum += blockSum;
        }
        return sum / rows.rows;
    }
}
