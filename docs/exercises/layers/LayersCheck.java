package exercise;

import backbeat.exercise.Check;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.CategoryWeights;
import backbeat.random.Xoshiro256;
import backbeat.reference.LayeredKdTree;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Compares with {@link LayeredKdTree}. */
public final class LayersCheck implements Check {
    /** More than a group holds. */
    private static final int K = 60;

    /** What the exercise is about. */
    public interface Task {
        int[] neighbors(Table points, Table queries, int row, int k);

        /** How many points the last search has compared in full. */
        int compared();
    }

    @Override
    public void run() {
        check(new Layers());
    }

    private static Table table(int rows, long seed) {
        Schema schema = new Schema(
                List.of("x", "y"),
                List.of(
                        new CategoricalColumn("key", List.of("c", "d", "e", "f", "g")),
                        new CategoricalColumn("mode", List.of("minor", "major"))));
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj numeric = new FMatrixRMaj(rows, 2);
        int[][] codes = new int[2][rows];
        for (int row = 0; row < rows; row++) {
            numeric.data[2 * row] = (float) random.nextGaussian();
            numeric.data[2 * row + 1] = (float) random.nextGaussian();
            codes[0][row] = random.nextInt(5);
            codes[1][row] = random.nextInt(2);
        }
        return new Table(schema, numeric, codes);
    }

    static void check(Task task) {
        Table points = table(400, 4);
        Table queries = table(40, 5);
        LayeredKdTree reference = new LayeredKdTree(
                points, CategoryWeights.of(CategoryScale.ONE, points), List.of(new int[] {0, 1}), 8);
        boolean cheapMissed = false;
        boolean missed = false;
        long compared = 0;
        for (int row = 0; row < queries.rows(); row++) {
            int[] expected = reference.neighbors(queries, row, K);
            int[] found = task.neighbors(points, queries, row, K);
            compared += task.compared();
            if (!Arrays.equals(expected, found)) {
                missed = true;
                int query = row;
                cheapMissed |= Arrays.stream(found)
                        .noneMatch(i -> points.code(i, 0) == queries.code(query, 0) ^ points.code(i, 1) == queries.code(query, 1));
            }
        }
        Check.require(!cheapMissed, "No neighbor found agrees with its query in one column and differs in the other, though such "
                + "points are nearest after the group. The first layer has met a point only if all columns agree: look at wasMet()");
        Check.require(!missed, "Neighbors are missed. A point outside of the group differs in at least one of its columns, "
                + "not in every one of them: the bound must hold for the cheapest");
        Check.require(compared < 40 * 400, "The neighbors are right, but every point is compared in full: a point that is not in the "
                + "group differs in something, and that costs");
        Check.require(compared < 40 * 225, "The neighbors are right, but " + compared / 40 + " of 400 points are compared in full, "
                + "more than need be: what does the cheapest point outside of the group cost?");
    }
}
