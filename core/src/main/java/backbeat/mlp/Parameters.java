package backbeat.mlp;

import backbeat.random.NamedStream;
import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** The weights and biases of a network while they change. Layer {@code l} is {@code inputs × outputs}; the last has one output. */
final class Parameters {
    final FMatrixRMaj[] weights;
    final float[][] biases;

    private Parameters(FMatrixRMaj[] weights, float[][] biases) {
        this.weights = weights;
        this.biases = biases;
    }

    /** All zeros, for {@code inputs} one-hot columns and the hidden layers given. */
    static Parameters zeros(int inputs, List<Integer> hidden) {
        int layers = hidden.size() + 1;
        FMatrixRMaj[] weights = new FMatrixRMaj[layers];
        float[][] biases = new float[layers][];
        int width = inputs;
        for (int l = 0; l < layers; l++) {
            int outputs = l < hidden.size() ? hidden.get(l) : 1;
            weights[l] = new FMatrixRMaj(width, outputs);
            biases[l] = new float[outputs];
            width = outputs;
        }
        return new Parameters(weights, biases);
    }

    /** As the options say, one stream of random numbers a layer. */
    static Parameters initial(int inputs, MlpOptions options) {
        Parameters p = zeros(inputs, options.architecture().hidden());
        for (int l = 0; l < p.layers(); l++) {
            Xoshiro256 random = NamedStream.NETWORK_WEIGHTS.generator(options.seed(), l);
            options.architecture().initialization().fill(p.weights[l].data, p.biases[l], p.weights[l].numRows, random);
        }
        return p;
    }

    /** A copy of fixed layers. */
    static Parameters of(List<Layer> layers) {
        FMatrixRMaj[] weights = new FMatrixRMaj[layers.size()];
        float[][] biases = new float[layers.size()][];
        for (int l = 0; l < weights.length; l++) {
            Layer layer = layers.get(l);
            weights[l] = FMatrixRMaj.wrap(layer.inputs(), layer.outputs(), layer.weightsToArray());
            biases[l] = layer.biasToArray();
        }
        return new Parameters(weights, biases);
    }

    int layers() {
        return weights.length;
    }

    /** Units of layer {@code l}. */
    int width(int l) {
        return biases[l].length;
    }

    void copyFrom(Parameters other) {
        for (int l = 0; l < weights.length; l++) {
            System.arraycopy(other.weights[l].data, 0, weights[l].data, 0, weights[l].data.length);
            System.arraycopy(other.biases[l], 0, biases[l], 0, biases[l].length);
        }
    }

    /** An array of zeros for every weight and bias: gradients, momentum. */
    Parameters sameShape() {
        FMatrixRMaj[] w = new FMatrixRMaj[weights.length];
        float[][] b = new float[weights.length][];
        for (int l = 0; l < w.length; l++) {
            w[l] = new FMatrixRMaj(weights[l].numRows, weights[l].numCols);
            b[l] = new float[biases[l].length];
        }
        return new Parameters(w, b);
    }

    /**
     * Room for {@link #transpose}: a layer that takes gradients back is a layer with {@code Wᵀ} and without biases. Only
     * hidden layers above the first need one.
     */
    Parameters transposedShape() {
        FMatrixRMaj[] w = new FMatrixRMaj[weights.length];
        float[][] b = new float[weights.length][];
        for (int l = 1; l < w.length - 1; l++) {
            w[l] = new FMatrixRMaj(weights[l].numCols, weights[l].numRows);
            b[l] = new float[weights[l].numRows];
        }
        return new Parameters(w, b);
    }

    /** Writes {@code Wᵀ} of the layers that {@code target} has room for. */
    void transpose(Parameters target) {
        for (int l = 0; l < weights.length; l++) {
            if (target.weights[l] != null) {
                CommonOps_FDRM.transpose(weights[l], target.weights[l]);
            }
        }
    }

    /** @throws IllegalArgumentException if a value is not finite */
    List<Layer> toLayers() {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < weights.length; l++) {
            layers.add(new Layer(weights[l].numRows, weights[l].numCols, weights[l].data, biases[l]));
        }
        return layers;
    }
}
