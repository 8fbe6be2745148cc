package backbeat.kernel.vector;

import backbeat.kernel.MatrixKernels;
import backbeat.kernel.Rows;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Lanes are adjacent outputs (units, weights); the loops are in {@link ForwardTiles}, {@link DeltaTiles}
 * and {@link GradientTiles}. */
final class VectorMatrixKernels implements MatrixKernels {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    @Override
    public void layer(
            Rows in, int from, int to, float[] weights, float[] bias, int outputs, boolean relu, float[] out) {
        ForwardTiles.layer(in, from, to, weights, bias, outputs, relu, out);
    }

    @Override
    public void accumulate(Rows in, int rows, float[] delta, int outputs, float[] gradW) {
        GradientTiles.accumulate(in, rows, delta, outputs, gradW);
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
        int i = firstSums(a, width, from, to, w, group, whole, lanes);
        for (; i <= whole - 4 * VIRTUAL_LANES + group; i += 4 * VIRTUAL_LANES) { // four weights stay in registers
            FloatVector w0 = FloatVector.fromArray(SPECIES, w, i);
            FloatVector w1 = FloatVector.fromArray(SPECIES, w, i + VIRTUAL_LANES);
            FloatVector w2 = FloatVector.fromArray(SPECIES, w, i + 2 * VIRTUAL_LANES);
            FloatVector w3 = FloatVector.fromArray(SPECIES, w, i + 3 * VIRTUAL_LANES);
            for (int r = from, at = from * width + i; r < to; r++, at += width) {
                int lane = r * VIRTUAL_LANES + group;
                FloatVector sum = FloatVector.fromArray(SPECIES, lanes, lane);
                sum = w0.fma(FloatVector.fromArray(SPECIES, a, at), sum);
                sum = w1.fma(FloatVector.fromArray(SPECIES, a, at + VIRTUAL_LANES), sum);
                sum = w2.fma(FloatVector.fromArray(SPECIES, a, at + 2 * VIRTUAL_LANES), sum);
                w3.fma(FloatVector.fromArray(SPECIES, a, at + 3 * VIRTUAL_LANES), sum)
                        .intoArray(lanes, lane);
            }
        }
        for (; i < whole; i += VIRTUAL_LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            for (int r = from, at = from * width + i; r < to; r++, at += width) {
                int lane = r * VIRTUAL_LANES + group;
                weight.fma(FloatVector.fromArray(SPECIES, a, at), FloatVector.fromArray(SPECIES, lanes, lane))
                        .intoArray(lanes, lane);
            }
        }
    }

    /** The sums of the first four terms of a lane, or zeros where there are fewer; returns where the next begin. */
    private static int firstSums(
            float[] a, int width, int from, int to, float[] w, int group, int whole, float[] lanes) {
        FloatVector zero = FloatVector.zero(SPECIES);
        if (whole < 4 * VIRTUAL_LANES) {
            for (int r = from; r < to; r++) {
                zero.intoArray(lanes, r * VIRTUAL_LANES + group);
            }
            return group;
        }
        FloatVector w0 = FloatVector.fromArray(SPECIES, w, group);
        FloatVector w1 = FloatVector.fromArray(SPECIES, w, group + VIRTUAL_LANES);
        FloatVector w2 = FloatVector.fromArray(SPECIES, w, group + 2 * VIRTUAL_LANES);
        FloatVector w3 = FloatVector.fromArray(SPECIES, w, group + 3 * VIRTUAL_LANES);
        for (int r = from, at = from * width + group; r < to; r++, at += width) {
            FloatVector sum = w0.fma(FloatVector.fromArray(SPECIES, a, at), zero);
            sum = w1.fma(FloatVector.fromArray(SPECIES, a, at + VIRTUAL_LANES), sum);
            sum = w2.fma(FloatVector.fromArray(SPECIES, a, at + 2 * VIRTUAL_LANES), sum);
            w3.fma(FloatVector.fromArray(SPECIES, a, at + 3 * VIRTUAL_LANES), sum)
                    .intoArray(lanes, r * VIRTUAL_LANES + group);
        }
        return group + 4 * VIRTUAL_LANES;
    }

    @Override
    public void outputGradient(
            float[] a,
            int width,
            int rows,
            float[] g,
            float[] w,
            float scale,
            float[] delta,
            float[] gradW,
            float[] gradB) {
        DeltaTiles.outputGradient(a, width, rows, g, w, scale, delta, gradW, gradB);
    }

    @Override
    public void gate(float[] a, int width, int rows, float scale, float[] delta, float[] gradB) {
        DeltaTiles.gate(a, width, rows, scale, delta, gradB);
    }
}
