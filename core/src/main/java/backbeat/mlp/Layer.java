package backbeat.mlp;

import org.ejml.data.FMatrixRMaj;

/**
 * A fully connected layer, {@code z = x·W + b}, immutable.
 *
 * <p>{@code W} is {@code inputs × outputs}, row-major: row {@code i} holds the weights that leave input {@code i}. In the
 * first layer the inputs are the one-hot columns in the numbering of {@link backbeat.table.Schema}, so the row of a
 * category is what a row of that category adds to {@code z}.
 */
public final class Layer {
    private final FMatrixRMaj weights;
    private final float[] bias;

    /**
     * @param inputs  number of inputs
     * @param outputs number of units
     * @param weights {@code inputs × outputs} row-major; copied
     * @param bias    one per unit; copied
     * @throws IllegalArgumentException if the lengths do not fit or a value is not finite
     */
    public Layer(int inputs, int outputs, float[] weights, float[] bias) {
        if (inputs < 0 || outputs < 1 || weights.length != (long) inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("A layer of " + inputs + " inputs and " + outputs + " units cannot have "
                    + weights.length + " weights and " + bias.length + " biases");
        }
        requireFinite(weights, "weight");
        requireFinite(bias, "bias");
        this.weights = FMatrixRMaj.wrap(inputs, outputs, weights.clone());
        this.bias = bias.clone();
    }

    private static void requireFinite(float[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("The " + what + " at " + i + " is " + values[i]
                        + ": training has diverged, or the layer is damaged; a lower learning rate may help");
            }
        }
    }

    public int inputs() {
        return weights.numRows;
    }

    public int outputs() {
        return weights.numCols;
    }

    public float weight(int input, int output) {
        return weights.get(input, output);
    }

    public float bias(int output) {
        return bias[output];
    }

    /** A copy of {@code W}, {@code inputs × outputs} row-major. */
    public float[] weightsToArray() {
        return weights.data.clone();
    }

    /** A copy of {@code b}. */
    public float[] biasToArray() {
        return bias.clone();
    }
}
