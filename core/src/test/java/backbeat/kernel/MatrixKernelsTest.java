package backbeat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import backbeat.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Vector API form gives the bits of the plain one, at every width around the tiles'. */
class MatrixKernelsTest {
    private final MatrixKernels scalar = KernelProvider.scalar().kernels().matrices();
    private final MatrixKernels vector =
            KernelProvider.choose(KernelProvider.Mode.VECTOR).kernels().matrices();
    private final Xoshiro256 random = new Xoshiro256(11);

    private float[] floats(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Rows with {@code numeric} values and two categories, of which a few are unseen; 9 one-hot columns beyond the numeric. */
    private Rows rows(int count, int numeric) {
        int[] ones = new int[2 * count];
        for (int i = 0; i < ones.length; i++) {
            int category = i % 2 == 0 ? random.nextInt(4) : 4 + random.nextInt(5);
            ones[i] = random.nextInt(6) == 0 ? -1 : numeric + category;
        }
        return new Rows(floats(count * numeric), numeric, ones, 2);
    }

    @ParameterizedTest(name = "{0} rows, {1} numeric, {2} outputs")
    @CsvSource({
        "1, 0, 1",
        "3, 1, 3",
        "4, 5, 8",
        "7, 12, 16",
        "9, 12, 17",
        "8, 3, 31",
        "33, 12, 64",
        "6, 12, 67",
        "13, 7, 100",
        "16, 12, 128",
        "5, 140, 131"
    })
    void layersAndTheirGradients(int count, int numeric, int outputs) {
        Rows in = rows(count, numeric);
        float[] weights = floats((numeric + 9) * outputs);
        float[] bias = floats(outputs);
        for (boolean relu : new boolean[] {false, true}) {
            float[] expected = new float[count * outputs];
            float[] actual = new float[count * outputs];
            int from = count / 3;
            scalar.layer(in, from, count, weights, bias, outputs, relu, expected);
            vector.layer(in, from, count, weights, bias, outputs, relu, actual);
            assertArrayEquals(expected, actual);
        }
        float[] delta = floats(count * outputs);
        int colFrom = outputs > 16 ? 16 : 0; // part of the columns: the rest stays as it is
        float[] gradW = floats((numeric + 9) * outputs);
        float[] gradB = floats(outputs);
        float[] gradW2 = gradW.clone();
        float[] gradB2 = gradB.clone();
        scalar.accumulate(in, count, delta, outputs, colFrom, outputs, gradW, gradB);
        vector.accumulate(in, count, delta, outputs, colFrom, outputs, gradW2, gradB2);
        assertArrayEquals(gradW, gradW2);
        assertArrayEquals(gradB, gradB2);
    }

    @ParameterizedTest(name = "{0} rows of {1}")
    @CsvSource({"1, 1", "5, 7", "6, 8", "9, 15", "4, 16", "11, 17", "3, 33", "10, 64", "2, 70", "7, 128", "5, 200"})
    void outputLayers(int count, int width) {
        float[] a = floats(count * width);
        float[] w = floats(width);
        float[] lanes = new float[MatrixKernels.VIRTUAL_LANES * count];
        float[] expected = new float[count];
        float[] actual = new float[count];
        scalar.dots(a, width, 0, count, w, 0.3f, lanes, expected);
        vector.dots(a, width, 0, count, w, 0.3f, lanes, actual);
        assertArrayEquals(expected, actual);

        float[] g = floats(count);
        float[] delta = new float[count * width];
        float[] delta2 = new float[count * width];
        scalar.outputDelta(a, width, 0, count, g, w, 1.25f, delta);
        vector.outputDelta(a, width, 0, count, g, w, 1.25f, delta2);
        assertArrayEquals(delta, delta2);
        scalar.gate(w, 0, width, 1.5f, delta);
        vector.gate(w, 0, width, 1.5f, delta2);
        assertArrayEquals(delta, delta2);

        float[] gradW = floats(width);
        float[] gradW2 = gradW.clone();
        int from = Math.min(16, width / 2);
        scalar.accumulateOutput(a, width, count, g, from, width, gradW);
        vector.accumulateOutput(a, width, count, g, from, width, gradW2);
        assertArrayEquals(gradW, gradW2);
    }

    /** Sixteen lanes that a plain left-to-right sum would round otherwise. */
    @Test
    void virtualLanesAreFoldedInHalves() {
        float[] a = new float[40];
        float[] ones = new float[40];
        for (int i = 0; i < a.length; i++) {
            a[i] = 1f / (i + 1);
            ones[i] = 1;
        }
        float[] lane = new float[16];
        for (int i = 0; i < a.length; i++) {
            lane[i % 16] += a[i];
        }
        for (int half = 8; half >= 1; half /= 2) {
            for (int k = 0; k < half; k++) {
                lane[k] += lane[k + half];
            }
        }
        float[] out = new float[1];
        vector.dots(a, 40, 0, 1, ones, 0, new float[16], out);
        assertArrayEquals(new float[] {lane[0]}, out);
    }
}
