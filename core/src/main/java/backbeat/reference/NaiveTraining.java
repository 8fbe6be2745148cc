package backbeat.reference;

import backbeat.random.NamedStream;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The loop that trains a {@link NaiveMlp}: random weights to begin with, then epoch after epoch, each of them all rows once in
 * a new order, with a step downhill for every batch. {@code backbeat.mlp.Descent} is this loop on packed rows; from the same
 * seed it begins with the same weights and takes the rows in the same order.
 */
public final class NaiveTraining {
    private final int batchSize;
    private final double learningRate;
    private final long seed;

    /**
     * @param batchSize    rows of a step, at least 1; the last batch of an epoch may be shorter
     * @param learningRate the length of a step
     * @param seed         of the first weights and of the rows' orders
     */
    public NaiveTraining(int batchSize, double learningRate, long seed) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A batch needs at least 1 row, not " + batchSize);
        }
        this.batchSize = batchSize;
        this.learningRate = learningRate;
        this.seed = seed;
    }

    // tag::start[]
    /** A network of layers with these widths, the inputs first and 1 last. Its weights lie between ±1/√inputs of their layer. */
    public NaiveMlp start(int... widths) {
        double[][][] weights = new double[widths.length - 1][][];
        double[][] biases = new double[weights.length][];
        for (int l = 0; l < weights.length; l++) {
            Xoshiro256 random = NamedStream.NETWORK_WEIGHTS.generator(seed, l);
            double bound = 1 / StrictMath.sqrt(widths[l]);
            weights[l] = new double[widths[l]][widths[l + 1]];
            biases[l] = new double[widths[l + 1]];
            for (double[] row : weights[l]) { // rounded to floats, so that the fast code begins with the same bits
                Arrays.setAll(row, j -> (float) (bound * (2 * random.nextDouble() - 1)));
            }
            Arrays.setAll(biases[l], j -> (float) (bound * (2 * random.nextDouble() - 1)));
        }
        return new NaiveMlp(weights, biases, 1);
    }
    // end::start[]

    // tag::epoch[]
    /** All rows of {@code x: (n × d)} once, in an order of this epoch's own; a step for each batch. */
    public void epoch(NaiveMlp mlp, DMatrixRMaj x, Labels labels, int epoch) {
        int[] order = IntStream.range(0, x.numRows).toArray();
        NamedStream.NETWORK_ORDER.generator(seed, epoch).shuffle(order);
        for (int from = 0; from < order.length; from += batchSize) {
            int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize));
            mlp.step(mlp.gradient(rows(x, batch), labels.select(batch)), learningRate);
        }
    }
    // end::epoch[]

    private static DMatrixRMaj rows(DMatrixRMaj x, int[] rows) {
        DMatrixRMaj selected = new DMatrixRMaj(rows.length, x.numCols);
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(x.data, rows[r] * x.numCols, selected.data, r * x.numCols, x.numCols);
        }
        return selected;
    }
}
