package backbeat.mlp;

import backbeat.kernel.PortableMath;
import backbeat.model.BinaryClassifier;
import backbeat.table.Schema;
import backbeat.table.Table;

/**
 * Predicts with an {@link Mlp} on one thread. Holds the scratch memory, so that nothing is allocated from call to call; not
 * thread-safe. A row alone gets the same bits as in a batch.
 */
public final class MlpScorer {
    /** Rows a task of a parallel prediction: so few that who is done waits for hardly anybody. */
    static final int CHUNK = 2 * RowBlock.ROWS;

    /** Rows for which a second thread is worth its waking. */
    static final int SHARED = 4 * CHUNK;

    private final Schema schema;
    private final Parameters parameters;
    private final Propagation propagation;
    private final RowBlock block;
    private final int[] offsets;
    private final boolean hasSets;

    /**
     * @param offsets by categorical column its first one-hot column
     * @param hasSets whether rows may have several categories in a column
     * @param rows    how many rows most calls will have; memory is taken for so many, but at most for a block
     */
    MlpScorer(Schema schema, int[] offsets, boolean hasSets, Parameters parameters, Propagation propagation, int rows) {
        this.schema = schema;
        this.offsets = offsets;
        this.hasSets = hasSets;
        this.parameters = parameters;
        this.propagation = propagation;
        int room = Math.max(1, Math.min(rows, RowBlock.ROWS));
        this.block = RowBlock.forPrediction(parameters, schema.numericCount(), schema.categoricalCount(), room);
    }

    /**
     * The probability of the positive class for rows {@code from … to - 1}.
     *
     * @param out receives row {@code r}'s probability at {@code r}
     * @throws IllegalArgumentException if the schema differs or {@code out} is too short
     */
    public void probabilities(Table table, int from, int to, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        int d = schema.numericCount();
        if (hasSets) {
            block.makeRoom(PackedRows.mostOnes(table), table.hasSets());
        }
        for (int first = from; first < to; first += block.rows) {
            int count = Math.min(block.rows, to - first);
            System.arraycopy(table.numeric().data, first * d, block.in.numeric(), 0, count * d);
            PackedRows.pack(table, offsets, first, first + count, block.in);
            propagation.forward(parameters, block, count);
            propagation.sigmoid(block, count, out, first);
        }
    }

    /**
     * The probability of the positive class for one row.
     *
     * @param numeric the numeric values, in the order of the schema
     * @param codes   one code per categorical column; {@link Table#UNSEEN} or any code that the schema does not have is an
     *                unseen category; in a set column the set of one member
     * @throws IllegalArgumentException if a length differs from the schema's
     */
    public double probability(float[] numeric, int[] codes) {
        return PortableMath.sigmoid(logit(numeric, codes));
    }

    /** As {@link #probability}, before the sigmoid: the log-odds. */
    public float logit(float[] numeric, int[] codes) {
        if (numeric.length != schema.numericCount() || codes.length != offsets.length) {
            throw new IllegalArgumentException("A row has " + schema.numericCount() + " numeric values and "
                    + offsets.length + " codes, not " + numeric.length + " and " + codes.length);
        }
        if (hasSets) {
            block.makeRoom(offsets.length, false);
        }
        System.arraycopy(numeric, 0, block.in.numeric(), 0, numeric.length);
        for (int c = 0; c < codes.length; c++) {
            boolean seen =
                    codes[c] >= 0 && codes[c] < schema.categorical().get(c).size();
            block.in.ones()[c] = seen ? offsets[c] + codes[c] : -1;
        }
        propagation.forward(parameters, block, 1);
        return block.logits[0];
    }
}
