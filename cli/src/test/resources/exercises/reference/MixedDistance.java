package exercise;

import backbeat.neighbors.CategoryWeights;
import backbeat.reference.MixedKdTree;
import backbeat.table.Table;

public final class MixedDistance implements MixedDistanceCheck.Task {
    @Override
    public double squaredDistance(Table points, int point, Table queries, int row, CategoryWeights weights) {
        double numeric = 0;
        for (int j = 0; j < points.schema().numericCount(); j++) {
            double difference = queries.value(row, j) - points.value(point, j);
            numeric += difference * difference;
        }
        return MixedKdTree.withCategories(numeric, points, point, queries, row, weights);
    }
}
