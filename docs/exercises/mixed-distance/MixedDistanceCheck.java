package exercise;

import backbeat.exercise.Check;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.CategoryWeights;
import backbeat.random.Xoshiro256;
import backbeat.reference.MixedKdTree;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Compares with {@link MixedKdTree#withCategories}. */
public final class MixedDistanceCheck implements Check {
    private static final Schema SCHEMA = new Schema(
            List.of("x"),
            List.of(
                    new CategoricalColumn("mode", List.of("minor", "major")),
                    new CategoricalColumn("genre", List.of("folk", "jazz", "pop", "rock"))));

    /** What the exercise is about. */
    public interface Task {
        double squaredDistance(Table points, int point, Table queries, int row, CategoryWeights weights);
    }

    @Override
    public void run() {
        check(new MixedDistance());
    }

    private static Table table(double[] x, int[] modes, int[] genres) {
        FMatrixRMaj numeric = new FMatrixRMaj(x.length, 1);
        for (int row = 0; row < x.length; row++) {
            numeric.data[row] = (float) x[row];
        }
        return new Table(SCHEMA, numeric, new int[][] {modes, genres});
    }

    static void check(Task task) {
        Table points = table(new double[] {0, 3, 0, 0}, new int[] {0, 0, 0, 1}, new int[] {0, 0, 3, 2});
        Table queries = table(new double[] {0, 0}, new int[] {0, 0}, new int[] {0, Table.UNSEEN});
        CategoryWeights ones = CategoryWeights.of(CategoryScale.ONE, points);
        Check.same(9, task.squaredDistance(points, 1, queries, 0, ones), "Rows that agree in all categories: the numeric part alone");
        Check.same(2, task.squaredDistance(points, 2, queries, 0, ones), "Two rows that differ in one category differ in two "
                + "one-hot columns, one that is 1 here and one that is 1 there");
        Check.same(4, task.squaredDistance(points, 3, queries, 0, ones), "Two categories differ, so four one-hot columns do");
        Check.same(1, task.squaredDistance(points, 0, queries, 1, ones), "A category that training never saw is a row of zeros in "
                + "its column's block: it differs in one one-hot column only. What does weight() say of it?");
        Xoshiro256 random = new Xoshiro256(3);
        double[] x = new double[60];
        int[] modes = new int[60];
        int[] genres = new int[60];
        for (int row = 0; row < 60; row++) {
            x[row] = random.nextGaussian();
            modes[row] = random.nextInt(3) - 1;
            genres[row] = random.nextInt(3) * random.nextInt(3) / 2 + random.nextInt(2);
        }
        Table many = table(x, modes, genres);
        CategoryWeights standardized = CategoryWeights.of(CategoryScale.STANDARDIZED, many);
        for (int a = 0; a < 60; a++) {
            double difference = many.value(a, 0) - many.value(7, 0);
            double expected = MixedKdTree.withCategories(difference * difference, many, 7, many, a, standardized);
            double found = task.squaredDistance(many, 7, many, a, standardized); // weights are floats, and may be added as such
            Check.require(Math.abs(expected - found) <= 1e-6 * Math.max(1, expected), "Where one-hot columns are standardized a "
                    + "category weighs 1/σ², each its own: both categories that differ count (expected " + expected + ", got " + found + ")");
        }
    }
}
