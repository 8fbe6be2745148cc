package backbeat.mlp;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import java.util.Objects;

/**
 * A multilayer perceptron: fully connected layers with ReLU between them and one sigmoid output. Without a hidden layer it
 * is logistic regression. Immutable; {@code 4·(weights + biases)} bytes.
 *
 * <p>The first layer reads the one-hot columns of the schema without building them: a numeric value multiplies its row of
 * weights, a category adds its row, an unseen category adds nothing. A prediction costs O((d + c)·h) for {@code d} numeric and
 * {@code c} categorical columns and {@code h} units in the first hidden layer, and a multiply-add for each weight above it.
 */
public final class Mlp implements BinaryClassifier {
    private final Schema schema;
    private final List<Layer> layers;
    private final TrainingHistory history;
    private final Propagation propagation;
    private final Parameters parameters;
    /** By categorical column its first one-hot column: asked for at each call, and counted out by the schema each time. */
    private final int[] offsets;

    private final boolean hasSets;

    /**
     * A network from its parts.
     *
     * @param schema  the columns
     * @param layers  from the input on: the first has {@link Schema#oneHotWidth()} inputs, every other the units of the
     *                one before it, the last one unit
     * @param history how it was trained, or {@link TrainingHistory#NONE}
     * @throws IllegalArgumentException if the layers do not fit together
     */
    public Mlp(Schema schema, List<Layer> layers, TrainingHistory history) {
        this(schema, layers, history, KernelProvider.best().kernels());
    }

    /** As above, with kernels of the caller's choice, which change the speed and nothing else. */
    public Mlp(Schema schema, List<Layer> layers, TrainingHistory history, Kernels kernels) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.layers = List.copyOf(layers);
        this.history = Objects.requireNonNull(history, "history");
        this.propagation = new Propagation(Objects.requireNonNull(kernels, "kernels"));
        checkLayers();
        this.parameters = Parameters.of(this.layers);
        this.offsets = PackedRows.offsets(schema);
        this.hasSets = schema.hasSets();
    }

    private void checkLayers() {
        int width = schema.oneHotWidth();
        for (int l = 0; l < layers.size(); l++) {
            if (layers.get(l).inputs() != width) {
                throw new IllegalArgumentException(
                        "Layer " + l + " has " + layers.get(l).inputs() + " inputs, but receives " + width + " values");
            }
            width = layers.get(l).outputs();
        }
        if (layers.isEmpty() || width != 1) {
            throw new IllegalArgumentException("The last layer must have 1 unit, the logit");
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** The layers, from the input on; hidden ones are followed by ReLU, the last one's unit is the logit. */
    public List<Layer> layers() {
        return layers;
    }

    /** The losses of the run that made this model. */
    public TrainingHistory history() {
        return history;
    }

    /** The number of weights and biases. */
    public int parameterCount() {
        int count = 0;
        for (Layer layer : layers) {
            count += layer.inputs() * layer.outputs() + layer.outputs();
        }
        return count;
    }

    /** Scratch memory and methods to predict with on one thread, without allocation from call to call. */
    public MlpScorer scorer() {
        return scorer(RowBlock.ROWS);
    }

    private MlpScorer scorer(int rows) {
        return new MlpScorer(schema, offsets, hasSets, parameters, propagation, rows);
    }

    /** {@inheritDoc} Allocates scratch memory for at most 256 rows a thread; a {@link #scorer} that is kept, nothing. */
    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        int chunks = (table.rows() - 1) / MlpScorer.CHUNK + 1;
        MlpScorer[] scorers = new MlpScorer[table.rows() < MlpScorer.SHARED ? 1 : Math.min(workers.threads(), chunks)];
        for (int w = 0; w < scorers.length; w++) {
            scorers[w] = scorer(table.rows());
        }
        if (scorers.length == 1) {
            scorers[0].probabilities(table, 0, table.rows(), out);
            return;
        }
        workers.forEachChunk(
                table.rows(),
                MlpScorer.CHUNK,
                (from, to, worker) -> scorers[worker].probabilities(table, from, to, out));
    }
}
