package backbeat.kernel.vector;

import backbeat.kernel.DistanceKernels;
import backbeat.kernel.KernelProvider;
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
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = 0, at = offset + p; j < dimensions; j++, at += stride) {
                FloatVector difference =
                        FloatVector.broadcast(SPECIES, query[j]).sub(FloatVector.fromArray(SPECIES, block, at));
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

    @Override
    public int within(
            float[] query,
            float[] block,
            int offset,
            int stride,
            int dimensions,
            int count,
            float limit,
            float[] distances,
            int[] positions) {
        int found = 0;
        int p = 0;
        for (; p + LANES < count; p += 2 * LANES) {
            // Two vectors at a time share the broadcast coordinate, and their chains of additions overlap.
            FloatVector first = FloatVector.zero(SPECIES);
            FloatVector second = FloatVector.zero(SPECIES);
            for (int j = 0, at = offset + p; j < dimensions; j++, at += stride) {
                FloatVector coordinate = FloatVector.broadcast(SPECIES, query[j]);
                FloatVector a = coordinate.sub(FloatVector.fromArray(SPECIES, block, at));
                FloatVector b = coordinate.sub(FloatVector.fromArray(SPECIES, block, at + LANES));
                first = first.add(a.mul(a));
                second = second.add(b.mul(b));
            }
            if (first.min(second).compare(VectorOperators.LE, limit).anyTrue()) {
                first.intoArray(distances, p);
                second.intoArray(distances, p + LANES);
                found = keep(p, Math.min(p + 2 * LANES, count), limit, distances, positions, found);
            }
        }
        return p < count
                ? withinOne(query, block, offset + p, stride, dimensions, p, count, limit, distances, positions, found)
                : found;
    }

    /** The last vector. A method of its own: vectors must not leave the method that made them, or they are boxed. */
    private static int withinOne(
            float[] query,
            float[] block,
            int start,
            int stride,
            int dimensions,
            int p,
            int count,
            float limit,
            float[] distances,
            int[] positions,
            int found) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = 0, at = start; j < dimensions; j++, at += stride) {
            FloatVector difference =
                    FloatVector.broadcast(SPECIES, query[j]).sub(FloatVector.fromArray(SPECIES, block, at));
            sum = sum.add(difference.mul(difference));
        }
        sum.intoArray(distances, p);
        return keep(p, count, limit, distances, positions, found);
    }

    /**
     * Moves what is near enough to the front, never past its own place. Every point is written and counted only if it is
     * near enough: which ones are cannot be foreseen, and a branch guessed wrong costs more than the writes.
     */
    private static int keep(int from, int to, float limit, float[] distances, int[] positions, int found) {
        for (int p = from; p < to; p++) {
            float distance = distances[p];
            distances[found] = distance;
            positions[found] = p;
            found += distance <= limit ? 1 : 0;
        }
        return found;
    }

    @Override
    public void boxDistances(float[] query, float[] boxes, int offset, int dimensions, float[] out) {
        for (int b = 0; b < PADDING; b += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = 0, low = offset + b; j < dimensions; j++, low += 2 * PADDING) {
                FloatVector coordinate = FloatVector.broadcast(SPECIES, query[j]);
                FloatVector nearest = FloatVector.fromArray(SPECIES, boxes, low)
                        .max(FloatVector.fromArray(SPECIES, boxes, low + PADDING)
                                .min(coordinate));
                FloatVector outside = coordinate.sub(nearest);
                sum = sum.add(outside.mul(outside));
            }
            sum.intoArray(out, b);
        }
    }

    /** Lanes are coordinates: a row is a vector or a few, of which the last may reach into the next row. */
    @Override
    public void bounds(
            float[] values, int width, int dimensions, int[] rows, int from, int to, float[] low, float[] high) {
        if (!areBeforeTheEnd(values.length - DistanceKernels.padded(dimensions), width, rows, from, to)) {
            KernelProvider.scalar().kernels().distances().bounds(values, width, dimensions, rows, from, to, low, high);
            return;
        }
        for (int j = 0; j < dimensions; j += LANES) {
            FloatVector least = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
            FloatVector greatest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
            for (int p = from; p < to; p++) {
                FloatVector row = FloatVector.fromArray(SPECIES, values, rows[p] * width + j);
                least = least.min(row);
                greatest = greatest.max(row);
            }
            least.intoArray(low, j);
            greatest.intoArray(high, j);
        }
    }

    /** Whether all rows begin at {@code last} at most. */
    private static boolean areBeforeTheEnd(int last, int width, int[] rows, int from, int to) {
        int greatest = 0;
        for (int p = from; p < to; p++) {
            greatest = Math.max(greatest, rows[p]);
        }
        return (long) greatest * width <= last;
    }

    @Override
    public void addMismatches(
            float code, float weight, float[] block, int codesAt, int weightsAt, int count, float[] distances) {
        FloatVector none = FloatVector.zero(SPECIES);
        for (int p = 0; p < count; p += LANES) {
            FloatVector cost =
                    FloatVector.fromArray(SPECIES, block, weightsAt + p).add(weight);
            FloatVector codes = FloatVector.fromArray(SPECIES, block, codesAt + p);
            cost = cost.blend(none, codes.compare(VectorOperators.EQ, code));
            FloatVector.fromArray(SPECIES, distances, p).add(cost).intoArray(distances, p);
        }
    }
}
