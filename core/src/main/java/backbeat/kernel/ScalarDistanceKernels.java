package backbeat.kernel;

final class ScalarDistanceKernels implements DistanceKernels {
    @Override
    public void squaredDistances(
            float[] query, float[] block, int offset, int stride, int dimensions, int count, float[] out) {
        // Dimensions outside, points inside: the inner loop runs over adjacent memory and C2 can vectorise it, while
        // each
        // output still sees its terms in the order of the dimensions.
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
}
