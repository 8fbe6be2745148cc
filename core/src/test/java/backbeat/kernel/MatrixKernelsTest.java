package backbeat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.random.Xoshiro256;
import java.util.Arrays;
import java.util.List;
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
        float[] gradW = floats((numeric + 9) * outputs);
        float[] gradW2 = gradW.clone();
        scalar.accumulate(in, count, delta, outputs, gradW);
        vector.accumulate(in, count, delta, outputs, gradW2);
        assertArrayEquals(gradW, gradW2);
    }

    /** Rows with sets use some of their ones, behind which stand -1, and have the bits of rows that say so one by one. */
    @Test
    void rowsLieAnywhereAndUseAsManyOnesAsTheyHave() {
        int count = 13;
        int most = 5;
        int[] ones = new int[count * most];
        int[] used = new int[count];
        for (int r = 0; r < count; r++) {
            used[r] = random.nextInt(most + 1);
            for (int c = 0; c < most; c++) {
                ones[r * most + c] = c < used[r] ? 12 + random.nextInt(9) : -1;
            }
        }
        int[] starts = new int[count]; // somewhere, in any order
        for (int r = 0; r < count; r++) {
            starts[r] = (count - 1 - r) * 15 + 2;
        }
        Rows in = new Rows(floats(count * 15), 12, starts, ones, most, used);
        for (int units : new int[] {16, 64, 67}) {
            float[] weights = floats(21 * units);
            float[] bias = floats(units);
            float[] expected = new float[count * units];
            float[] actual = new float[count * units];
            scalar.layer(in, 0, count, weights, bias, units, true, expected);
            vector.layer(in, 0, count, weights, bias, units, true, actual);
            assertArrayEquals(expected, actual);
            float[] sums = floats(21 * units);
            float[] sums2 = sums.clone();
            scalar.accumulate(in, count, expected, units, sums);
            vector.accumulate(in, count, expected, units, sums2);
            assertArrayEquals(sums, sums2);
        }
    }

    /** ReLU leaves 0, not -0, of what is not positive and of NaN of either sign, and the rest as it is. */
    @Test
    void rectifiesWhateverASumMayBe() {
        float[] sums = {
            0f,
            -0f,
            1f,
            -1f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.MIN_NORMAL,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN,
            Float.intBitsToFloat(0xffc00000),
            Float.intBitsToFloat(0x7fffffff),
            Float.intBitsToFloat(0xffffffff)
        };
        int width = 8 * MatrixKernels.VIRTUAL_LANES + 3; // tiles, and columns that fill none
        Rows nothing = new Rows(new float[0], 0, new int[0], 0);
        for (float sum : sums) {
            float[] bias = new float[width];
            Arrays.fill(bias, sum);
            for (MatrixKernels kernels : List.of(scalar, vector)) {
                float[] out = new float[5 * width];
                kernels.layer(nothing, 0, 5, new float[0], bias, width, true, out);
                for (float value : out) {
                    assertEquals(Float.floatToRawIntBits(sum > 0 ? sum : 0), Float.floatToRawIntBits(value));
                }
            }
        }
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

        for (int i = 0; i < a.length; i++) {
            a[i] = Math.max(0, a[i]); // rectified
        }
        float[] g = floats(count);
        float[] delta = new float[count * width];
        float[] delta2 = new float[count * width];
        float[] gradW = floats(width);
        float[] gradW2 = gradW.clone();
        float[] gradB = floats(width);
        float[] gradB2 = gradB.clone();
        scalar.outputGradient(a, width, count, g, w, 1.25f, delta, gradW, gradB);
        vector.outputGradient(a, width, count, g, w, 1.25f, delta2, gradW2, gradB2);
        assertArrayEquals(delta, delta2);
        scalar.gate(a, width, count, 1.5f, delta, gradB);
        vector.gate(a, width, count, 1.5f, delta2, gradB2);
        assertArrayEquals(delta, delta2);
        assertArrayEquals(gradW, gradW2);
        assertArrayEquals(gradB, gradB2);
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
