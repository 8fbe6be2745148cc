package backbeat.reference;

import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The multilayer perceptron in batches, its one-hot layer from codes: the second rung, above {@link NaiveMlp} and below
 * {@link backbeat.mlp.Mlp}, which does the same in float32 with register tiles.
 *
 * <p><b>What changed.</b> All rows of a batch pass through a layer before the next one begins: a layer is a product of two
 * row-major matrices whose innermost loop runs along a row of weights. The first layer has no one-hot input: a category
 * <em>gathers</em> its row of weights forward and <em>scatters</em> its delta to that row of the gradient backward.
 *
 * <p><b>Why.</b> A column that is 0 adds 0, one that is 1 adds its row of weights: 3 rows in place of 127. And numbers that
 * lie side by side are read fastest.
 *
 * <p><b>What it costs.</b> The activations of a whole batch are kept until it has gone backward. Its weights are, bit for bit,
 * those of {@link NaiveMlp}: but for zeros, no sum has other terms or another order.
 */
public final class BatchMlp {
    private final Schema schema;
    private final DMatrixRMaj[] weights; // inputs × units
    private final DMatrixRMaj[] biases; // 1 × units

    /** A copy of {@code mlp}, whose inputs are the one-hot columns of the schema; its loss weighs all rows alike. */
    public BatchMlp(Schema schema, NaiveMlp mlp) {
        this.schema = schema;
        this.weights = new DMatrixRMaj[mlp.weights.length];
        this.biases = new DMatrixRMaj[weights.length];
        for (int l = 0; l < weights.length; l++) {
            weights[l] = new DMatrixRMaj(mlp.weights[l]);
            biases[l] = new DMatrixRMaj(new double[][] {mlp.biases[l]});
        }
    }

    // tag::gather[]
    /** What enters a layer: tells input {@code i} of each row {@code r} of the batch, but for zeros that it knows of. */
    private interface Inputs {
        void forEach(Term term);

        interface Term {
            void add(int r, int i, double value);
        }
    }

    /** The one-hot columns of some rows: of each categorical column the one that is 1, of an unseen category none. */
    private Inputs oneHot(Table table, int[] rows) {
        return term -> {
            for (int r = 0; r < rows.length; r++) {
                for (int j = 0; j < schema.numericCount(); j++) {
                    term.add(r, j, table.value(rows[r], j));
                }
                for (int c = 0; c < schema.categoricalCount(); c++) {
                    for (int category : table.sets(c).members(table.code(rows[r], c))) {
                        term.add(r, schema.oneHotOffset(c) + category, 1);
                    }
                }
            }
        };
    }
    // end::gather[]

    private static Inputs activations(DMatrixRMaj a) {
        return term -> {
            for (int r = 0; r < a.numRows; r++) {
                for (int i = 0; i < a.numCols; i++) {
                    term.add(r, i, a.get(r, i));
                }
            }
        };
    }

    // tag::layer[]
    /** Formula one-hot-layer, {@code z = a·W + b}: every input adds its row of weights. */
    private DMatrixRMaj layer(Inputs inputs, int rows, int l) {
        DMatrixRMaj z = new DMatrixRMaj(rows, biases[l].numCols);
        for (int r = 0; r < rows; r++) {
            addRow(1, biases[l], 0, z, r);
        }
        inputs.forEach((r, i, value) -> addRow(value, weights[l], i, z, r));
        return z;
    }

    /** {@code aᵀ·δ}, the gradient of the layer's weights: a row's deltas go to the rows of weights that it added. */
    private DMatrixRMaj gradient(Inputs inputs, DMatrixRMaj delta, int l) {
        DMatrixRMaj gradient = new DMatrixRMaj(weights[l].numRows, weights[l].numCols);
        inputs.forEach((r, i, value) -> addRow(value, delta, r, gradient, i));
        return gradient;
    }

    /** {@code to[toRow] += factor · from[fromRow]}: the innermost loop of all of it. */
    private static void addRow(double factor, DMatrixRMaj from, int fromRow, DMatrixRMaj to, int toRow) {
        for (int j = 0; j < from.numCols; j++) {
            to.data[toRow * to.numCols + j] += factor * from.data[fromRow * from.numCols + j];
        }
    }
    // end::layer[]

    /** The activations of each layer; the last are the logits. */
    private DMatrixRMaj[] forward(Table table, int[] rows) {
        DMatrixRMaj[] a = new DMatrixRMaj[weights.length];
        for (int l = 0; l < weights.length; l++) {
            a[l] = layer(l == 0 ? oneHot(table, rows) : activations(a[l - 1]), rows.length, l);
            for (int i = 0; i < a[l].data.length && l < weights.length - 1; i++) {
                a[l].data[i] = Math.max(a[l].data[i], 0); // ReLU
            }
        }
        return a;
    }

    /** The logits of some rows of a table. */
    public double[] logits(Table table, int[] rows) {
        return forward(table, rows)[weights.length - 1].data;
    }

    // tag::step[]
    /** One step of plain gradient descent on the mean loss of the rows given, {@code w ← w − η·g}. */
    public void step(Table table, Labels labels, int[] rows, double learningRate) {
        DMatrixRMaj[] a = forward(table, rows);
        DMatrixRMaj delta = new DMatrixRMaj(rows.length, 1);
        for (int r = 0; r < rows.length; r++) {
            double p = NaiveMlp.sigmoid(a[a.length - 1].data[r]);
            delta.data[r] = (p - labels.get(rows[r])) * (1.0 / rows.length);
        }
        for (int l = weights.length - 1; l >= 0; l--) {
            DMatrixRMaj gradient = gradient(l == 0 ? oneHot(table, rows) : activations(a[l - 1]), delta, l);
            DMatrixRMaj ofBias = CommonOps_DDRM.sumCols(delta, null); // of each column, over the rows
            delta = l == 0 ? delta : back(delta, weights[l], a[l - 1]); // before the weights move
            CommonOps_DDRM.addEquals(weights[l], -learningRate, gradient); // weights += -rate · gradient
            CommonOps_DDRM.addEquals(biases[l], -learningRate, ofBias);
        }
    }
    // end::step[]

    /** {@code (δ·Wᵀ) ∘ [a > 0]}: what the units of the layer below did to the loss. */
    private static DMatrixRMaj back(DMatrixRMaj delta, DMatrixRMaj weights, DMatrixRMaj a) {
        DMatrixRMaj below = new DMatrixRMaj(a.numRows, a.numCols);
        for (int r = 0; r < a.numRows; r++) {
            for (int i = 0; i < a.numCols; i++) {
                for (int j = 0; j < delta.numCols && a.get(r, i) > 0; j++) {
                    below.add(r, i, weights.get(i, j) * delta.get(r, j));
                }
            }
        }
        return below;
    }
}
