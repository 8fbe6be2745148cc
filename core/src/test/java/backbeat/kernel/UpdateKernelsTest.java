package backbeat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.random.Xoshiro256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateKernelsTest {
    private final UpdateKernels scalar = KernelProvider.scalar().kernels().updates();
    private final UpdateKernels vector =
            KernelProvider.choose(KernelProvider.Mode.VECTOR).kernels().updates();

    private static float[] floats(long seed, int count) {
        Xoshiro256 random = new Xoshiro256(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static StepSizes sizes() {
        StepSizes s = new StepSizes();
        s.rate = 0.013f;
        s.gradientScale = 0.7f;
        s.keep = 0.999f;
        s.l2 = 0.01f;
        s.rootCorrection = 3.1f;
        return s;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 33, 70})
    void vectorStepsHaveTheBitsOfScalarOnes(int count) {
        float[][] a = {floats(1, count), floats(2, count), floats(3, count), floats(4, count)};
        for (int i = 0; i < count; i++) {
            a[3][i] = Math.abs(a[3][i]); // a mean of squares
        }
        float[][] b = {a[0].clone(), a[1].clone(), a[2].clone(), a[3].clone()};
        for (int step = 0; step < 3; step++) {
            scalar.sgd(a[0], a[1], 0, count, sizes());
            vector.sgd(b[0], b[1], 0, count, sizes());
            scalar.momentum(a[0], a[1], a[2], 0, count, sizes());
            vector.momentum(b[0], b[1], b[2], 0, count, sizes());
            scalar.adam(a[0], a[1], a[2], a[3], 0, count, sizes());
            vector.adam(b[0], b[1], b[2], b[3], 0, count, sizes());
            for (int k = 0; k < 4; k++) {
                assertArrayEquals(a[k], b[k]);
            }
            a[1] = floats(5 + step, count);
            b[1] = a[1].clone();
        }
    }

    @Test
    void adamFollowsItsFormulaAndClearsTheGradient() {
        float[] w = {0.5f};
        float[] g = {2f};
        float[] m = {0.1f};
        float[] v = {0.04f};
        StepSizes s = sizes();
        double gradient = 2 * 0.7 + 0.01 * 0.5;
        double mean = 0.9 * 0.1 + 0.1 * gradient;
        double square = 0.999 * 0.04 + 0.001 * gradient * gradient;
        double expected = 0.5 * 0.999 - 0.013 * mean / (Math.sqrt(square) * 3.1 + 1e-8);
        vector.adam(w, g, m, v, 0, 1, s);
        assertEquals(expected, w[0], 1e-6);
        assertEquals(mean, m[0], 1e-6);
        assertEquals(square, v[0], 1e-6);
        assertEquals(0, g[0]);
    }
}
