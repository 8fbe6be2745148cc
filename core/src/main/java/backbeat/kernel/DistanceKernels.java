package backbeat.kernel;

/**
 * Squared distances from one query to many points, or to many boxes.
 *
 * <p>Points are stored <em>dimension-major</em>: a block holds the first coordinate of all its points, then the second
 * coordinate of all, and so on, so that one vector register takes the same coordinate of as many points as it has lanes.
 * Every point's sum runs over the dimensions in order, whatever the width of the registers.
 */
public interface DistanceKernels {
    /**
     * Blocks that are read by whole vectors are padded to a multiple of this many points: the lanes of 512 bits. What
     * the padding holds does not matter.
     */
    int PADDING = 16;

    /** {@code count} rounded up to a multiple of {@link #PADDING}. */
    static int padded(int count) {
        return (count + PADDING - 1) / PADDING * PADDING;
    }

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

    /**
     * The points of a padded block whose squared distance, that of {@link #squaredDistances}, is at most {@code limit}.
     *
     * @param block      as above; {@code stride >= padded(count)}, and the array holds as much
     * @param limit      may be infinite
     * @param distances  receives the squared distances of the points found from index 0 on; length at least
     *                   {@code padded(count)}, what lies beyond the points found is overwritten at will
     * @param positions  receives the points found, in ascending order; length as {@code distances}
     * @return how many points were found
     */
    int within(
            float[] query,
            float[] block,
            int offset,
            int stride,
            int dimensions,
            int count,
            float limit,
            float[] distances,
            int[] positions);

    /**
     * Squared distances from one query to {@link #PADDING} boxes: {@code out[b] = Σ_j (q[j] - nearest[j,b])²} with
     * {@code nearest[j,b]} the number between {@code low[j,b]} and {@code high[j,b]} that is nearest to {@code q[j]},
     * summed over the dimensions in order.
     *
     * <p>Rounding is monotone: for any point of a box each difference, each square and each partial sum is at least the
     * box's, so the result never exceeds what {@link #squaredDistances} computes for the point.
     *
     * @param boxes     {@code low[j,b]} is at {@code offset + 2·j·PADDING + b}, {@code high[j,b]} a further
     *                  {@code PADDING} on
     * @param out       receives {@link #PADDING} distances from index 0 on
     */
    void boxDistances(float[] query, float[] boxes, int offset, int dimensions, float[] out);

    /**
     * The least and the greatest coordinates of some points that are stored row by row, in the order of {@link Math#min} and
     * {@link Math#max}.
     *
     * @param values     coordinate {@code j} of row {@code i} is at {@code i·width + j}
     * @param rows       the rows at {@code from … to - 1} are looked at
     * @param dimensions {@code d}, at most {@code width}
     * @param low        receives the least of {@code d} coordinates; {@code padded(d)} long, what lies beyond is overwritten at will
     * @param high       receives the greatest; length as {@code low}
     */
    void bounds(float[] values, int width, int dimensions, int[] rows, int from, int to, float[] low, float[] high);

    /**
     * Adds what points cost that differ from the query in a categorical column:
     * {@code distances[p] += codes[p] == code ? 0 : weight + weights[p]}.
     *
     * @param code      the query's code, as a float
     * @param weight    the weight of the query's category
     * @param block     the code of point {@code p} is at {@code codesAt + p}, the weight of its category at
     *                  {@code weightsAt + p}
     * @param count     number of points, a multiple of {@link #PADDING}
     * @param distances is added to from index 0 on
     */
    void addMismatches(
            float code, float weight, float[] block, int codesAt, int weightsAt, int count, float[] distances);
}
