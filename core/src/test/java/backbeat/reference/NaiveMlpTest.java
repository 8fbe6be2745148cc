package backbeat.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaiveMlpTest {
    private static final double STEP = 1e-5;

    private final Xoshiro256 random = new Xoshiro256(5);

    private NaiveMlp network(double positiveWeight, int... sizes) {
        double[][][] weights = new double[sizes.length - 1][][];
        double[][] biases = new double[sizes.length - 1][];
        for (int l = 0; l < weights.length; l++) {
            weights[l] = new double[sizes[l]][sizes[l + 1]];
            biases[l] = new double[sizes[l + 1]];
            for (double[] row : weights[l]) {
                fill(row);
            }
            fill(biases[l]);
        }
        return new NaiveMlp(weights, biases, positiveWeight);
    }

    private void fill(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian() * 0.5;
        }
    }

    @ParameterizedTest(name = "{0} layers, positives weigh {1}")
    @CsvSource({"0, 1", "0, 3", "1, 1", "1, 3", "2, 1", "3, 0.5"})
    void backpropagationEqualsCentralDifferences(int hiddenLayers, double positiveWeight) {
        int[] sizes = new int[hiddenLayers + 2];
        for (int l = 0; l < sizes.length; l++) {
            sizes[l] = l == 0 ? 6 : l == sizes.length - 1 ? 1 : 7 - l;
        }
        NaiveMlp mlp = network(positiveWeight, sizes);
        DMatrixRMaj x = new DMatrixRMaj(9, 6);
        fill(x.data);
        Labels labels = new Labels(new byte[] {1, 0, 1, 1, 0, 0, 1, 0, 1});
        NaiveMlp.Gradient gradient = mlp.gradient(x, labels);
        for (int l = 0; l < mlp.weights.length; l++) {
            check(mlp, x, labels, mlp.biases[l], gradient.biases()[l], "bias of layer " + l);
            for (int i = 0; i < mlp.weights[l].length; i++) {
                check(
                        mlp,
                        x,
                        labels,
                        mlp.weights[l][i],
                        gradient.weights()[l][i],
                        "weights of layer " + l + ", input " + i);
            }
        }
    }

    private static void check(
            NaiveMlp mlp, DMatrixRMaj x, Labels labels, double[] tensor, double[] gradient, String name) {
        for (int j = 0; j < tensor.length; j++) {
            double held = tensor[j];
            tensor[j] = held + STEP;
            double above = mlp.loss(x, labels);
            tensor[j] = held - STEP;
            double below = mlp.loss(x, labels);
            tensor[j] = held;
            double numeric = (above - below) / (2 * STEP);
            double scale = Math.max(1e-2, Math.abs(numeric) + Math.abs(gradient[j]));
            assertTrue(
                    Math.abs(numeric - gradient[j]) / scale < 1e-6,
                    name + ", unit " + j + ": " + gradient[j] + " but differences say " + numeric);
        }
    }

    @Test
    void crossEntropyIsFiniteAndExactFarFromZero() {
        assertEquals(0, NaiveMlp.crossEntropy(100, 1), 1e-40);
        assertEquals(100, NaiveMlp.crossEntropy(100, 0), 0);
        assertEquals(100, NaiveMlp.crossEntropy(-100, 1), 0);
        assertEquals(0, NaiveMlp.crossEntropy(-100, 0), 1e-40);
        assertTrue(NaiveMlp.crossEntropy(-100, 0) > 0, "the loss of a right answer is tiny, not lost");
        assertEquals(StrictMath.log(2), NaiveMlp.crossEntropy(0, 1), 1e-16);
        assertEquals(1, NaiveMlp.sigmoid(1000), 0);
        assertEquals(0, NaiveMlp.sigmoid(-1000), 0);
    }
}
