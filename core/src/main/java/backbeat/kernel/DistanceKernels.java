package backbeat.kernel;

/** Squared Euclidean distances from one query to many points. */
public interface DistanceKernels {
    /**
     * Squared distances from one query to {@code count} points stored dimension-major:
     * {@code out[p] = ((q[0]-x[0,p])² + (q[1]-x[1,p])²) + …} for {@code p < count}, summed over the dimensions in order,
     * in float32, each square rounded before it is added.
     *
     * @param query      {@code d} coordinates
     * @param block      coordinate {@code j} of point {@code p} is at {@code offset + j·stride + p}
     * @param offset     where the block begins
     * @param stride     distance between two coordinates of a point, at least {@code count}
     * @param dimensions {@code d}
     * @param count      number of points
     * @param out        receives {@code count} squared distances from index 0 on; nothing beyond them is written
     */
    void squaredDistances(float[] query, float[] block, int offset, int stride, int dimensions, int count, float[] out);
}
