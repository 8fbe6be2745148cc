package backbeat.kernel;

import java.util.Arrays;

/**
 * The plain form. Dimensions run outside and points inside: the inner loops go over adjacent memory, where C2 vectorizes
 * them on its own, while each output still sees its terms in the order of the dimensions.
 */
final class ScalarDistanceKernels implements DistanceKernels {
    @Override
    public void squaredDistances(
            float[] query, float[] block, int offset, int stride, int dimensions, int count, float[] out) {
        for (int p = 0; p < count; p++) {
            out[p] = 0;
        }
        for (int j = 0; j < dimensions; j++) {
            float coordinate = query[j];
            int start = offset + j * stride;
            for (int p = 0; p < count; p++) {
                float difference = coordinate - block[start + p];
                out[p] += difference * difference;
            }
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
        squaredDistances(query, block, offset, stride, dimensions, count, distances);
        int found = 0;
        for (int p = 0; p < count; p++) {
            float distance = distances[p];
            if (distance <= limit) {
                distances[found] = distance;
                positions[found] = p;
                found++;
            }
        }
        return found;
    }

    @Override
    public void boxDistances(float[] query, float[] boxes, int offset, int dimensions, float[] out) {
        for (int b = 0; b < PADDING; b++) {
            out[b] = 0;
        }
        for (int j = 0; j < dimensions; j++) {
            float coordinate = query[j];
            int low = offset + 2 * j * PADDING;
            int high = low + PADDING;
            for (int b = 0; b < PADDING; b++) {
                float outside = coordinate - Math.max(boxes[low + b], Math.min(boxes[high + b], coordinate));
                out[b] += outside * outside;
            }
        }
    }

    @Override
    public void bounds(
            float[] values, int width, int dimensions, int[] rows, int from, int to, float[] low, float[] high) {
        Arrays.fill(low, 0, dimensions, Float.POSITIVE_INFINITY);
        Arrays.fill(high, 0, dimensions, Float.NEGATIVE_INFINITY);
        for (int p = from; p < to; p++) {
            int at = rows[p] * width;
            for (int j = 0; j < dimensions; j++) {
                low[j] = Math.min(low[j], values[at + j]);
                high[j] = Math.max(high[j], values[at + j]);
            }
        }
    }

    @Override
    public void addMismatches(
            float code, float weight, float[] block, int codesAt, int weightsAt, int count, float[] distances) {
        for (int p = 0; p < count; p++) {
            distances[p] += block[codesAt + p] == code ? 0 : weight + block[weightsAt + p];
        }
    }
}
