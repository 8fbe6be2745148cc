package backbeat.kernel.vector;

import backbeat.kernel.DistanceKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** One lane per point: every point's sum runs over the dimensions in order, as in the scalar form. */
final class VectorDistanceKernels implements DistanceKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    @Override
    public void squaredDistances(
            float[] query, float[] block, int offset, int stride, int dimensions, int count, float[] out) {
        int lanes = SPECIES.length();
        int p = 0;
        for (; p <= count - lanes; p += lanes) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = 0, at = offset + p; j < dimensions; j++, at += stride) {
                FloatVector difference =
                        FloatVector.fromArray(SPECIES, block, at).sub(query[j]);
                sum = sum.add(difference.mul(difference));
            }
            sum.intoArray(out, p);
        }
        for (; p < count; p++) {
            float sum = 0;
            for (int j = 0, at = offset + p; j < dimensions; j++, at += stride) {
                float difference = query[j] - block[at];
                sum += difference * difference;
            }
            out[p] = sum;
        }
    }
}
