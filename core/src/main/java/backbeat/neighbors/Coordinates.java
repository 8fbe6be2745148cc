package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;
import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Table;

/**
 * The coordinates by which each layer of a {@link KdTree} arranges its points. The first layer holds what is most like the
 * query, and most of what is found is found there, so its distances are computed from the rows as they are. Later layers look
 * at many points and find few: they are seen along the {@link PrincipalAxes}, where these pay.
 *
 * @param dimensions {@code d}
 * @param axes       those of the turned coordinates; null where all layers have the rows' own
 * @param rows       the training rows, {@code n × d}
 * @param turned     the same along the axes, {@code n × width}; null without
 * @param kernels    find the boxes of points
 */
record Coordinates(int dimensions, PrincipalAxes axes, float[] rows, float[] turned, DistanceKernels kernels) {
    static Coordinates of(Table training, int layers, Workers workers, Kernels kernels) {
        PrincipalAxes axes = layers > 1 ? PrincipalAxes.of(training, workers) : null;
        float[] turned = axes == null ? null : axes.turn(training, workers, kernels);
        return new Coordinates(
                training.schema().numericCount(), axes, training.numeric().data, turned, kernels.distances());
    }

    float[] ofLayer(int layer) {
        return isTurned(axes, layer) ? turned : rows;
    }

    /** The distance between two rows of {@link #ofLayer}. */
    int width(int layer) {
        return isTurned(axes, layer) ? axes.width() : dimensions;
    }

    /** Whether a layer's points are turned. */
    static boolean isTurned(PrincipalAxes axes, int layer) {
        return axes != null && layer > 0;
    }
}
