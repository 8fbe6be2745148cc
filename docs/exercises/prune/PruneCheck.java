package exercise;

import backbeat.exercise.Check;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveKnn;
import backbeat.table.Labels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Compares with {@link NaiveKnn}, and counts how many points were looked at. */
public final class PruneCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        int[] neighbors(double[][] points, double[] query, int k);

        /** How many points the last search has compared with its query. */
        int compared();
    }

    @Override
    public void run() {
        check(new Prune());
    }

    static void check(Task task) {
        Xoshiro256 random = new Xoshiro256(2);
        long compared = 0;
        for (int round = 0; round < 60; round++) {
            double[][] points = new double[500][2];
            for (double[] point : points) {
                Arrays.setAll(point, j -> random.nextGaussian());
            }
            double[] query = {random.nextGaussian(), random.nextGaussian()};
            compare(task, points, query, 1, "The nearest point of all is missed. It may lie on the other side of a cut: "
                    + "a child is skipped only when its box is farther away than the worst candidate");
            compared += task.compared();
            compare(task, points, query, 10, "With k = 10 neighbors are missed, though the nearest one is found. While there are "
                    + "fewer than k candidates nothing may be skipped: what does worst() say then?");
        }
        Check.require(compared < 60 * 500, "The neighbors are right, but every point was compared with the query. "
                + "Which nodes cannot hold a neighbor?");
        Check.require(compared < 60 * 25, "The neighbors are right, but " + compared / 60 + " of 500 points are compared for one "
                + "neighbor. The sooner a near candidate is known, the more can be skipped: which child first?");
        for (int round = 0; round < 20; round++) {
            double[][] grid = new double[200][2];
            for (double[] point : grid) {
                Arrays.setAll(point, j -> random.nextInt(6));
            }
            double[] query = {random.nextInt(6), random.nextInt(6)};
            compare(task, grid, query, 10, "On a grid many points are equally far away, and of those the lower index comes first. "
                    + "A node at exactly the worst distance may hold a point of lower index: when may it be skipped?");
        }
    }

    private static void compare(Task task, double[][] points, double[] query, int k, String lesson) {
        NaiveKnn reference = new NaiveKnn(new DMatrixRMaj(points), new Labels(new byte[points.length]), k);
        int[] expected = reference.neighbors(new DMatrixRMaj(new double[][] {query}), 0);
        Check.require(Arrays.equals(expected, task.neighbors(points, query, k)), lesson);
    }
}
