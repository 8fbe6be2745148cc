package backbeat.kernel.vector;

import static backbeat.kernel.vector.VectorMatrixKernels.LANES;
import static backbeat.kernel.vector.VectorMatrixKernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The way back through ReLU, down columns of vectors: weights and sums stay in registers while the rows pass by in order.
 */
final class DeltaTiles {
    private DeltaTiles() {}

    static void outputGradient(
            float[] a,
            int width,
            int rows,
            float[] g,
            float[] w,
            float scale,
            float[] delta,
            float[] gradW,
            float[] gradB) {
        int i = 0;
        for (; i <= width - 4 * LANES; i += 4 * LANES) {
            four(a, width, rows, g, w, scale, delta, gradW, gradB, i);
        }
        for (; i <= width - 2 * LANES; i += 2 * LANES) {
            two(a, width, rows, g, w, scale, delta, gradW, gradB, i);
        }
        for (; i <= width - LANES; i += LANES) {
            one(a, width, rows, g, w, scale, delta, gradW, gradB, i);
        }
        for (; i < width; i++) {
            for (int r = 0, at = i; r < rows; r++, at += width) {
                gradW[i] = Math.fma(g[r], a[at], gradW[i]);
                delta[at] = a[at] > 0 ? g[r] * w[i] * scale : 0;
                gradB[i] += delta[at];
            }
        }
    }

    private static void four(
            float[] a,
            int width,
            int rows,
            float[] g,
            float[] w,
            float scale,
            float[] delta,
            float[] gradW,
            float[] gradB,
            int i) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector w0 = FloatVector.fromArray(SPECIES, w, i);
        FloatVector w1 = FloatVector.fromArray(SPECIES, w, i + LANES);
        FloatVector w2 = FloatVector.fromArray(SPECIES, w, i + 2 * LANES);
        FloatVector w3 = FloatVector.fromArray(SPECIES, w, i + 3 * LANES);
        FloatVector s0 = FloatVector.fromArray(SPECIES, gradW, i);
        FloatVector s1 = FloatVector.fromArray(SPECIES, gradW, i + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, gradW, i + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, gradW, i + 3 * LANES);
        FloatVector b0 = FloatVector.fromArray(SPECIES, gradB, i);
        FloatVector b1 = FloatVector.fromArray(SPECIES, gradB, i + LANES);
        FloatVector b2 = FloatVector.fromArray(SPECIES, gradB, i + 2 * LANES);
        FloatVector b3 = FloatVector.fromArray(SPECIES, gradB, i + 3 * LANES);
        for (int r = 0, at = i; r < rows; r++, at += width) {
            FloatVector gradient = FloatVector.broadcast(SPECIES, g[r]);
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, at);
            s0 = a0.fma(gradient, s0);
            FloatVector d0 = zero.blend(w0.mul(gradient).mul(scale), a0.compare(VectorOperators.GT, zero));
            d0.intoArray(delta, at);
            b0 = b0.add(d0);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, at + LANES);
            s1 = a1.fma(gradient, s1);
            FloatVector d1 = zero.blend(w1.mul(gradient).mul(scale), a1.compare(VectorOperators.GT, zero));
            d1.intoArray(delta, at + LANES);
            b1 = b1.add(d1);
            FloatVector a2 = FloatVector.fromArray(SPECIES, a, at + 2 * LANES);
            s2 = a2.fma(gradient, s2);
            FloatVector d2 = zero.blend(w2.mul(gradient).mul(scale), a2.compare(VectorOperators.GT, zero));
            d2.intoArray(delta, at + 2 * LANES);
            b2 = b2.add(d2);
            FloatVector a3 = FloatVector.fromArray(SPECIES, a, at + 3 * LANES);
            s3 = a3.fma(gradient, s3);
            FloatVector d3 = zero.blend(w3.mul(gradient).mul(scale), a3.compare(VectorOperators.GT, zero));
            d3.intoArray(delta, at + 3 * LANES);
            b3 = b3.add(d3);
        }
        s0.intoArray(gradW, i);
        s1.intoArray(gradW, i + LANES);
        s2.intoArray(gradW, i + 2 * LANES);
        s3.intoArray(gradW, i + 3 * LANES);
        b0.intoArray(gradB, i);
        b1.intoArray(gradB, i + LANES);
        b2.intoArray(gradB, i + 2 * LANES);
        b3.intoArray(gradB, i + 3 * LANES);
    }

    private static void two(
            float[] a,
            int width,
            int rows,
            float[] g,
            float[] w,
            float scale,
            float[] delta,
            float[] gradW,
            float[] gradB,
            int i) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector w0 = FloatVector.fromArray(SPECIES, w, i);
        FloatVector w1 = FloatVector.fromArray(SPECIES, w, i + LANES);
        FloatVector s0 = FloatVector.fromArray(SPECIES, gradW, i);
        FloatVector s1 = FloatVector.fromArray(SPECIES, gradW, i + LANES);
        FloatVector b0 = FloatVector.fromArray(SPECIES, gradB, i);
        FloatVector b1 = FloatVector.fromArray(SPECIES, gradB, i + LANES);
        for (int r = 0, at = i; r < rows; r++, at += width) {
            FloatVector gradient = FloatVector.broadcast(SPECIES, g[r]);
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, at);
            s0 = a0.fma(gradient, s0);
            FloatVector d0 = zero.blend(w0.mul(gradient).mul(scale), a0.compare(VectorOperators.GT, zero));
            d0.intoArray(delta, at);
            b0 = b0.add(d0);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, at + LANES);
            s1 = a1.fma(gradient, s1);
            FloatVector d1 = zero.blend(w1.mul(gradient).mul(scale), a1.compare(VectorOperators.GT, zero));
            d1.intoArray(delta, at + LANES);
            b1 = b1.add(d1);
        }
        s0.intoArray(gradW, i);
        s1.intoArray(gradW, i + LANES);
        b0.intoArray(gradB, i);
        b1.intoArray(gradB, i + LANES);
    }

    private static void one(
            float[] a,
            int width,
            int rows,
            float[] g,
            float[] w,
            float scale,
            float[] delta,
            float[] gradW,
            float[] gradB,
            int i) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector w0 = FloatVector.fromArray(SPECIES, w, i);
        FloatVector s0 = FloatVector.fromArray(SPECIES, gradW, i);
        FloatVector b0 = FloatVector.fromArray(SPECIES, gradB, i);
        for (int r = 0, at = i; r < rows; r++, at += width) {
            FloatVector gradient = FloatVector.broadcast(SPECIES, g[r]);
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, at);
            s0 = a0.fma(gradient, s0);
            FloatVector d0 = zero.blend(w0.mul(gradient).mul(scale), a0.compare(VectorOperators.GT, zero));
            d0.intoArray(delta, at);
            b0 = b0.add(d0);
        }
        s0.intoArray(gradW, i);
        b0.intoArray(gradB, i);
    }

    static void gate(float[] a, int width, int rows, float scale, float[] delta, float[] gradB) {
        FloatVector zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= width - LANES; i += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, gradB, i);
            for (int r = 0, at = i; r < rows; r++, at += width) {
                FloatVector active = FloatVector.fromArray(SPECIES, a, at);
                FloatVector scaled = FloatVector.fromArray(SPECIES, delta, at).mul(scale);
                FloatVector value = zero.blend(scaled, active.compare(VectorOperators.GT, zero));
                value.intoArray(delta, at);
                sum = sum.add(value);
            }
            sum.intoArray(gradB, i);
        }
        for (; i < width; i++) {
            for (int r = 0, at = i; r < rows; r++, at += width) {
                delta[at] = a[at] > 0 ? delta[at] * scale : 0;
                gradB[i] += delta[at];
            }
        }
    }
}
