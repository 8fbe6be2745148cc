package backbeat.reference;

import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The multilayer perceptron as the textbook writes it: dense one-hot input, double precision, one row at a time. Slow and
 * obvious; {@code backbeat.mlp} is held to it.
 *
 * <p>{@code zₗ = aₗ₋₁·Wₗ + bₗ}, {@code aₗ = ReLU(zₗ)}, {@code a₀ = x}; the last {@code z} is the logit. Layers count from 1
 * there and from 0 in Java: {@code weights[l]} is {@code Wₗ₊₁}. Rumelhart et al. 1986, doi:10.1038/323533a0.
 */
public final class NaiveMlp {
    /** {@code weights[l][i][j]} leads from input {@code i} to unit {@code j} of layer {@code l}. */
    public final double[][][] weights;
    /** {@code biases[l][j]} belongs to unit {@code j} of layer {@code l}. */
    public final double[][] biases;
    /** What a positive row weighs in the loss. */
    private final double positiveWeight;

    public NaiveMlp(double[][][] weights, double[][] biases, double positiveWeight) {
        this.weights = weights;
        this.biases = biases;
        this.positiveWeight = positiveWeight;
    }

    /** The gradient of the mean loss, shaped like the parameters. */
    public record Gradient(double[][][] weights, double[][] biases) {}

    // tag::forward[]
    /** Formula layer, from one to the next: {@code a₀ = x, a₁, …, logit}. */
    private List<double[]> forward(double[] x) {
        List<double[]> activations = new ArrayList<>();
        activations.add(x);
        double[] a = x;
        for (int layer = 0; layer < weights.length; layer++) {
            double[] z = biases[layer].clone();
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < z.length; j++) {
                    z[j] += a[i] * weights[layer][i][j];
                }
            }
            boolean hidden = layer < weights.length - 1;
            for (int j = 0; hidden && j < z.length; j++) {
                z[j] = Math.max(z[j], 0); // ReLU
            }
            activations.add(z); // at layer + 1: what enters the next layer
            a = z;
        }
        return activations;
    }
    // end::forward[]

    /** The logit of one row: the log-odds of the positive class. */
    public double logit(double[] x) {
        List<double[]> activations = forward(x);
        return activations.get(activations.size() - 1)[0];
    }

    /** {@code P(positive | x)}. */
    public double probability(double[] x) {
        return sigmoid(logit(x));
    }

    /** Formula sigmoid: {@code 1/(1+e⁻ᶻ)}, written so that nothing overflows. */
    public static double sigmoid(double z) {
        return z >= 0 ? 1 / (1 + StrictMath.exp(-z)) : StrictMath.exp(z) / (1 + StrictMath.exp(z));
    }

    // tag::loss[]
    /**
     * Formula cross-entropy of a logit, {@code −y·log σ(z) − (1−y)·log(1−σ(z))}, rearranged so that it neither overflows
     * nor takes the logarithm of 0: {@code max(z, 0) − z·y + log(1 + e^−|z|)}.
     */
    public static double crossEntropy(double z, int label) {
        return Math.max(z, 0) - z * label + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }
    // end::loss[]

    /** The mean loss of the rows {@code x: (n × d)}. */
    public double loss(DMatrixRMaj x, Labels labels) {
        double sum = 0;
        for (int row = 0; row < x.numRows; row++) {
            sum += (labels.isPositive(row) ? positiveWeight : 1) * crossEntropy(logit(row(x, row)), labels.get(row));
        }
        return sum / x.numRows;
    }

    /** Backpropagation: the gradient of {@link #loss}. */
    public Gradient gradient(DMatrixRMaj x, Labels labels) {
        Gradient gradient = zeros();
        for (int row = 0; row < x.numRows; row++) {
            addGradient(row(x, row), labels.get(row), 1.0 / x.numRows, gradient);
        }
        return gradient;
    }

    // tag::backward[]
    /** Formula output-delta, then formula hidden-delta from layer to layer; {@code share} is 1/n. */
    private void addGradient(double[] x, int label, double share, Gradient gradient) {
        List<double[]> activations = forward(x);
        double weight = label == 1 ? positiveWeight : 1;
        double[] delta = {weight * (sigmoid(activations.get(weights.length)[0]) - label) * share}; // of the logit
        for (int layer = weights.length - 1; layer >= 0; layer--) {
            double[] a = activations.get(layer); // what entered this layer
            double[] below = new double[a.length]; // the delta of the layer below
            for (int j = 0; j < delta.length; j++) {
                gradient.biases[layer][j] += delta[j];
                for (int i = 0; i < a.length; i++) {
                    gradient.weights[layer][i][j] += a[i] * delta[j];
                    below[i] += weights[layer][i][j] * delta[j];
                }
            }
            for (int i = 0; i < a.length; i++) {
                below[i] = a[i] > 0 ? below[i] : 0; // ReLU'; the input's own delta is not used
            }
            delta = below;
        }
    }
    // end::backward[]

    /** Formula descent: one step, {@code w ← w − η·g}. */
    public void step(Gradient gradient, double learningRate) {
        for (int layer = 0; layer < weights.length; layer++) {
            for (int j = 0; j < biases[layer].length; j++) {
                biases[layer][j] -= learningRate * gradient.biases[layer][j];
                for (int i = 0; i < weights[layer].length; i++) {
                    weights[layer][i][j] -= learningRate * gradient.weights[layer][i][j];
                }
            }
        }
    }

    private Gradient zeros() {
        double[][][] w = new double[weights.length][][];
        double[][] b = new double[weights.length][];
        for (int layer = 0; layer < weights.length; layer++) {
            w[layer] = new double[weights[layer].length][biases[layer].length];
            b[layer] = new double[biases[layer].length];
        }
        return new Gradient(w, b);
    }

    private static double[] row(DMatrixRMaj x, int row) {
        return Arrays.copyOfRange(x.data, row * x.numCols, (row + 1) * x.numCols);
    }
}
