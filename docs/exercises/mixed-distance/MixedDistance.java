package exercise;

import backbeat.neighbors.CategoryWeights;
import backbeat.table.Table;

/**
 * The squared distance of two rows with categories, as it would be on the one-hot matrix, without that matrix.
 *
 * <p>Complete {@link #squaredDistance}. Then check: rows with a category that training never saw are at the wrong place.
 */
public final class MixedDistance implements MixedDistanceCheck.Task {
    @Override
    public double squaredDistance(Table points, int point, Table queries, int row, CategoryWeights weights) {
        double sum = 0;
        for (int j = 0; j < points.schema().numericCount(); j++) {
            double difference = queries.value(row, j) - points.value(point, j);
            sum += difference * difference;
        }
        for (int c = 0; c < points.schema().categoricalCount(); c++) {
            int a = queries.code(row, c);
            int b = points.code(point, c);
            // >>> your lines
            throw new UnsupportedOperationException("what column " + c + " adds for codes " + a + " and " + b);
            // <<<
        }
        return sum;
    }

    /** What the one-hot column of a category weighs. */
    private static double weight(CategoryWeights weights, int column, int code) {
        return weights.weight(column, Math.max(0, code));
    }
}
