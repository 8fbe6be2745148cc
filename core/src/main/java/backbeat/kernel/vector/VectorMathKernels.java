package backbeat.kernel.vector;

import backbeat.kernel.MathKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One lane per element; the last, incomplete vector is left to the scalar form. */
final class VectorMathKernels implements MathKernels {
    private static final VectorSpecies<Double> SPECIES = VectorMath.SPECIES;
    private static final int LANES = VectorMath.LANES;

    private final MathKernels tail = MathKernels.scalar();

    @Override
    public void exp(double[] x, int from, int to, double[] out) {
        tail.exp(x, VectorMath.exp(x, from, to, out), to, out);
    }

    @Override
    public void log(double[] x, int from, int to, double[] out) {
        tail.log(x, VectorMath.log(x, from, to, out), to, out);
    }

    @Override
    public void sigmoid(float[] z, int from, int to, double[] out, int outFrom, double[] scratch) {
        int end = from + (to - from) / LANES * LANES;
        int shift = outFrom - from;
        for (int i = from; i < end; i++) {
            scratch[i] = z[i];
            out[shift + i] = -Math.abs((double) z[i]);
        }
        VectorMath.exp(out, outFrom, shift + end, out);
        VectorMath.sigmoid(scratch, from, end, out, shift);
        tail.sigmoid(z, end, to, out, shift + end, scratch);
    }

    /**
     * Several short loops in place of one: each stays below the size that C2 compiles without boxing vectors. Widening and
     * narrowing are loops of their own because vectors of a second width would spoil the type profiles that every vector
     * operation of this JVM shares (JDK 17 then boxes everywhere).
     */
    @Override
    public void crossEntropy(
            float[] z,
            double[] y,
            int from,
            int to,
            double positiveWeight,
            double share,
            float[] g,
            double[] losses,
            double[] scratch) {
        int end = from + (to - from) / LANES * LANES;
        int half = scratch.length / 2; // first half: e^−|z|; second half: gradients, then ln(1 + e^−|z|)
        for (int i = from; i < end; i++) {
            losses[i] = z[i];
            scratch[i] = -Math.abs((double) z[i]);
        }
        VectorMath.exp(scratch, from, end, scratch);
        gradients(losses, y, from, end, positiveWeight, share, scratch, half);
        for (int i = from; i < end; i++) {
            g[i] = (float) scratch[half + i];
            scratch[half + i] = 1 + scratch[i];
        }
        VectorMath.log(scratch, half + from, half + end, scratch);
        losses(y, from, end, positiveWeight, scratch, half, losses);
        tail.crossEntropy(z, y, end, to, positiveWeight, share, g, losses, scratch);
    }

    /** {@code (weight·share)·(σ(z) − y)} to the second half of the scratch memory. */
    private static void gradients(
            double[] z, double[] y, int from, int end, double positiveWeight, double share, double[] s, int half) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector heavy = DoubleVector.broadcast(SPECIES, positiveWeight * share);
        DoubleVector light = DoubleVector.broadcast(SPECIES, share);
        for (int i = from; i < end; i += LANES) {
            DoubleVector label = DoubleVector.fromArray(SPECIES, y, i);
            DoubleVector e = DoubleVector.fromArray(SPECIES, s, i);
            VectorMask<Double> positive = DoubleVector.fromArray(SPECIES, z, i).compare(VectorOperators.GE, zero);
            DoubleVector sigmoid = e.blend(one, positive).div(e.add(one));
            light.blend(heavy, label.compare(VectorOperators.GT, zero))
                    .mul(sigmoid.sub(label))
                    .intoArray(s, half + i);
        }
    }

    /** {@code weight·((max(z, 0) − z·y) + log1p(e))} in place of the logits; {@code ln(1 + e)} is in the second half. */
    private static void losses(
            double[] y, int from, int end, double positiveWeight, double[] s, int half, double[] losses) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
        DoubleVector heavy = DoubleVector.broadcast(SPECIES, positiveWeight);
        for (int i = from; i < end; i += LANES) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, losses, i);
            DoubleVector label = DoubleVector.fromArray(SPECIES, y, i);
            DoubleVector e = DoubleVector.fromArray(SPECIES, s, i);
            DoubleVector u = e.add(one);
            DoubleVector tail = e.sub(u.sub(one)).div(u);
            DoubleVector log1p = DoubleVector.fromArray(SPECIES, s, half + i).add(tail);
            DoubleVector linear =
                    zero.blend(z, z.compare(VectorOperators.GT, zero)).sub(z.mul(label));
            one.blend(heavy, label.compare(VectorOperators.GT, zero))
                    .mul(linear.add(log1p))
                    .intoArray(losses, i);
        }
    }
}
