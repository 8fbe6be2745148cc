package backbeat.kernel.vector;

import backbeat.kernel.StepSizes;
import backbeat.kernel.UpdateKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** One lane per weight. The last, incomplete vector is left to the scalar form: the same operations, one at a time. */
final class VectorUpdateKernels implements UpdateKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final UpdateKernels tail = UpdateKernels.scalar();

    @Override
    public void sgd(float[] w, float[] g, int from, int to, StepSizes s) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector gradient = gradient(weight, g, i, s);
            gradient.fma(FloatVector.broadcast(SPECIES, -s.rate), weight.mul(s.keep))
                    .intoArray(w, i);
        }
        tail.sgd(w, g, i, to, s);
    }

    @Override
    public void momentum(float[] w, float[] g, float[] v, int from, int to, StepSizes s) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector gradient = gradient(weight, g, i, s);
            FloatVector velocity =
                    FloatVector.fromArray(SPECIES, v, i).fma(FloatVector.broadcast(SPECIES, MOMENTUM), gradient);
            velocity.intoArray(v, i);
            velocity.fma(FloatVector.broadcast(SPECIES, -s.rate), weight.mul(s.keep))
                    .intoArray(w, i);
        }
        tail.momentum(w, g, v, i, to, s);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, StepSizes s) {
        FloatVector beta1 = FloatVector.broadcast(SPECIES, BETA1);
        FloatVector beta2 = FloatVector.broadcast(SPECIES, BETA2);
        FloatVector epsilon = FloatVector.broadcast(SPECIES, EPSILON);
        FloatVector correction = FloatVector.broadcast(SPECIES, s.rootCorrection);
        FloatVector rate = FloatVector.broadcast(SPECIES, -s.rate);
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector weight = FloatVector.fromArray(SPECIES, w, i);
            FloatVector gradient = gradient(weight, g, i, s);
            FloatVector mean = FloatVector.fromArray(SPECIES, m, i).fma(beta1, gradient.mul(BETA1_REST));
            FloatVector square = FloatVector.fromArray(SPECIES, v, i)
                    .fma(beta2, gradient.mul(BETA2_REST).mul(gradient));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector root = square.sqrt().fma(correction, epsilon);
            mean.div(root).fma(rate, weight.mul(s.keep)).intoArray(w, i);
        }
        tail.adam(w, g, m, v, i, to, s);
    }

    /** {@code fma(l2, w, g·scale)}, leaving zeros in {@code g}. */
    private static FloatVector gradient(FloatVector weight, float[] g, int i, StepSizes s) {
        FloatVector scaled = FloatVector.fromArray(SPECIES, g, i).mul(s.gradientScale);
        FloatVector.zero(SPECIES).intoArray(g, i);
        return weight.fma(FloatVector.broadcast(SPECIES, s.l2), scaled);
    }
}
