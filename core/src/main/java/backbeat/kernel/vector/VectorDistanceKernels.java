package backbeat.kernel.vector;

import backbeat.kernel.DistanceKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One lane per point or box: every sum runs over the dimensions in order, as in the scalar form. */
final class VectorDistanceKernels implements DistanceKernels {
    /** The JVM's preferred width, but never more lanes than blocks are padded to. */
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > PADDING ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    @Override
    public void squaredDistances(
            float[] query, float[] block, int offset, int stride, int dimensions, int count, float[] out) {
        int p = 0;
        for (; p <= count - LANES; p += LANES) {
            distances(query, block, offset + p, stride, dimensions).intoArray(out, p);
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

    private static FloatVector distances(float[] query, float[] block, int at, int stride, int dimensions) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = 0; j < dimensions; j++) {
            FloatVector difference =
                    FloatVector.broadcast(SPECIES, query[j]).sub(FloatVector.fromArray(SPECIES, block, at));
            sum = sum.add(difference.mul(difference));
            at += stride;
        }
        return sum;
    }

    @Override
    public int within(
            float[] query,
            float[] block,
            int offset,
            int stride,
            int dimensions,
            int count,
            float[] terms,
            int termCount,
            float limit,
            float[] distances,
            int[] positions) {
        int found = 0;
        for (int p = 0; p < count; p += LANES) {
            FloatVector distance = distances(query, block, offset + p, stride, dimensions);
            FloatVector sum = distance;
            for (int t = 0; t < termCount; t++) {
                sum = sum.add(terms[t]);
            }
            if (sum.compare(VectorOperators.LE, limit).anyTrue()) {
                // Rare once k candidates are known. The survivors move to the front, never past their own place.
                distance.intoArray(distances, p);
                int end = Math.min(p + LANES, count);
                for (int i = p; i < end; i++) {
                    float exact = distances[i];
                    float withTerms = exact;
                    for (int t = 0; t < termCount; t++) {
                        withTerms += terms[t];
                    }
                    if (withTerms <= limit) {
                        distances[found] = exact;
                        positions[found] = i;
                        found++;
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void boxDistances(
            float[] query, float[] boxes, int offset, int dimensions, float[] terms, int termCount, float[] out) {
        for (int b = 0; b < PADDING; b += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = 0, low = offset + b; j < dimensions; j++, low += 2 * PADDING) {
                FloatVector coordinate = FloatVector.broadcast(SPECIES, query[j]);
                FloatVector below = FloatVector.fromArray(SPECIES, boxes, low).sub(coordinate);
                FloatVector above = coordinate.sub(FloatVector.fromArray(SPECIES, boxes, low + PADDING));
                FloatVector outside = below.max(above).max(0);
                sum = sum.add(outside.mul(outside));
            }
            for (int t = 0; t < termCount; t++) {
                sum = sum.add(terms[t]);
            }
            sum.intoArray(out, b);
        }
    }
}
