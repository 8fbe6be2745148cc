package backbeat.kernel.vector;

import backbeat.kernel.MatrixKernels;
import backbeat.kernel.Rows;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Lanes are adjacent outputs (units, weights); {@link ForwardTiles} and {@link GradientTiles} hold the products. */
final class VectorMatrixKernels implements MatrixKernels {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    @Override
    public void layer(
            Rows in, int from, int to, float[] weights, float[] bias, int outputs, boolean relu, float[] out) {
        ForwardTiles.layer(in, from, to, weights, bias, outputs, relu, out);
    }

    @Override
    public void accumulate(
            Rows in, int rows, float[] delta, int outputs, int colFrom, int colTo, float[] gradW, float[] gradB) {
        GradientTiles.accumulate(in, rows, delta, outputs, colFrom, colTo, gradW, gradB);
    }

    @Override
    public void dots(float[] a, int width, int from, int to, float[] w, float bias, float[] lanes, float[] out) {
        int whole = width & -VIRTUAL_LANES;
        for (int group = 0; group < VIRTUAL_LANES; group += LANES) {
            laneSums(a, width, from, to, w, group, whole, lanes);
        }
        for (int r = from; r < to; r++) {
            int lane = r * VIRTUAL_LANES;
            for (int i = whole; i < width; i++, lane++) {
                lanes[lane] = Math.fma(a[r * width + i], w[i], lanes[lane]);
            }
            out[r] = MatrixKernels.foldLanes(lanes, r * VIRTUAL_LANES) + bias;
        }
    }

    /** As many virtual lanes as a vector has, from {@code group} on, of every row; over the whole groups of terms. */
    private static void laneSums(
            float[] a, int width, int from, int to, float[] w, int group, int whole, float[] lanes) {
        int r = from;
        for (; r <= to - 4; r += 4) { // four rows at a time: their sums do not wait for each other
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = FloatVector.zero(SPECIES);
            FloatVector s2 = FloatVector.zero(SPECIES);
            FloatVector s3 = FloatVector.zero(SPECIES);
            int at = r * width + group;
            for (int i = group; i < whole; i += VIRTUAL_LANES, at += VIRTUAL_LANES) {
                FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
                s0 = FloatVector.fromArray(SPECIES, a, at).fma(weight, s0);
                s1 = FloatVector.fromArray(SPECIES, a, at + width).fma(weight, s1);
                s2 = FloatVector.fromArray(SPECIES, a, at + 2 * width).fma(weight, s2);
                s3 = FloatVector.fromArray(SPECIES, a, at + 3 * width).fma(weight, s3);
            }
            int lane = r * VIRTUAL_LANES + group;
            s0.intoArray(lanes, lane);
            s1.intoArray(lanes, lane + VIRTUAL_LANES);
            s2.intoArray(lanes, lane + 2 * VIRTUAL_LANES);
            s3.intoArray(lanes, lane + 3 * VIRTUAL_LANES);
        }
        for (; r < to; r++) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = group; i < whole; i += VIRTUAL_LANES) {
                sum = FloatVector.fromArray(SPECIES, a, r * width + i).fma(FloatVector.fromArray(SPECIES, w, i), sum);
            }
            sum.intoArray(lanes, r * VIRTUAL_LANES + group);
        }
    }

    @Override
    public void outputDelta(float[] a, int width, int from, int to, float[] g, float[] w, float scale, float[] delta) {
        int i = 0;
        for (; i <= width - LANES; i += LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector zero = FloatVector.zero(SPECIES);
            for (int r = from; r < to; r++) {
                int at = r * width + i;
                FloatVector value = weight.mul(g[r]).mul(scale);
                zero.blend(value, FloatVector.fromArray(SPECIES, a, at).compare(VectorOperators.GT, 0f))
                        .intoArray(delta, at);
            }
        }
        for (; i < width; i++) {
            for (int r = from; r < to; r++) {
                delta[r * width + i] = a[r * width + i] > 0 ? g[r] * w[i] * scale : 0;
            }
        }
    }

    @Override
    public void gate(float[] a, int from, int to, float scale, float[] delta) {
        int i = from;
        FloatVector zero = FloatVector.zero(SPECIES);
        for (; i <= to - LANES; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, delta, i).mul(scale);
            zero.blend(value, FloatVector.fromArray(SPECIES, a, i).compare(VectorOperators.GT, 0f))
                    .intoArray(delta, i);
        }
        for (; i < to; i++) {
            delta[i] = a[i] > 0 ? delta[i] * scale : 0;
        }
    }

    @Override
    public void accumulateOutput(float[] a, int width, int rows, float[] g, int from, int to, float[] gradW) {
        int i = from;
        for (; i <= to - 4 * LANES; i += 4 * LANES) {
            FloatVector s0 = FloatVector.fromArray(SPECIES, gradW, i);
            FloatVector s1 = FloatVector.fromArray(SPECIES, gradW, i + LANES);
            FloatVector s2 = FloatVector.fromArray(SPECIES, gradW, i + 2 * LANES);
            FloatVector s3 = FloatVector.fromArray(SPECIES, gradW, i + 3 * LANES);
            for (int r = 0, at = i; r < rows; r++, at += width) {
                FloatVector gradient = FloatVector.broadcast(SPECIES, g[r]);
                s0 = FloatVector.fromArray(SPECIES, a, at).fma(gradient, s0);
                s1 = FloatVector.fromArray(SPECIES, a, at + LANES).fma(gradient, s1);
                s2 = FloatVector.fromArray(SPECIES, a, at + 2 * LANES).fma(gradient, s2);
                s3 = FloatVector.fromArray(SPECIES, a, at + 3 * LANES).fma(gradient, s3);
            }
            s0.intoArray(gradW, i);
            s1.intoArray(gradW, i + LANES);
            s2.intoArray(gradW, i + 2 * LANES);
            s3.intoArray(gradW, i + 3 * LANES);
        }
        for (; i <= to - LANES; i += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, gradW, i);
            for (int r = 0, at = i; r < rows; r++, at += width) {
                sum = FloatVector.fromArray(SPECIES, a, at).fma(FloatVector.broadcast(SPECIES, g[r]), sum);
            }
            sum.intoArray(gradW, i);
        }
        for (; i < to; i++) {
            float sum = gradW[i];
            for (int r = 0, at = i; r < rows; r++, at += width) {
                sum = Math.fma(g[r], a[at], sum);
            }
            gradW[i] = sum;
        }
    }
}
