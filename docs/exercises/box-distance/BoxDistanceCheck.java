package exercise;

import backbeat.exercise.Check;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveKdTree;
import backbeat.reference.NaiveKnn;
import backbeat.table.Labels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Compares with {@link NaiveKdTree#boxDistance} and {@link NaiveKnn}. */
public final class BoxDistanceCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        double boxDistance(double[] low, double[] high, double[] query);

        int[] neighbors(double[][] points, double[] query, int k);
    }

    @Override
    public void run() {
        check(new BoxDistance());
    }

    static void check(Task task) {
        double[] low = {0, 0};
        double[] high = {10, 4};
        Check.same(0, task.boxDistance(low, high, new double[] {3, 2}), "A query inside of the box is at distance 0 from it: "
                + "the nearest place of the box is the query itself, not the box's middle");
        Check.same(9, task.boxDistance(low, high, new double[] {-3, 2}), "Distances are squared here: 3 beside the box is 9");
        Check.same(25, task.boxDistance(low, high, new double[] {13, 8}), "Beyond a corner both columns count, 3² + 4²");
        Xoshiro256 random = new Xoshiro256(1);
        for (int round = 0; round < 200; round++) {
            double[] query = {12 * random.nextGaussian(), 6 * random.nextGaussian()};
            Check.same(NaiveKdTree.boxDistance(low, high, query), task.boxDistance(low, high, query), "A query at "
                    + Arrays.toString(query) + " and the box from (0, 0) to (10, 4)");
        }
        compare(task, random, false, "The nearest points of a cloud are not those of the reference");
        compare(task, random, true, "On a grid many points are equally far away, and of those the lower index comes first. "
                + "A box at exactly the worst distance may hold a point of lower index: when may it be skipped?");
    }

    private static void compare(Task task, Xoshiro256 random, boolean grid, String lesson) {
        for (int round = 0; round < 50; round++) {
            double[][] points = new double[60][2];
            for (double[] point : points) {
                Arrays.setAll(point, j -> grid ? random.nextInt(4) : random.nextGaussian());
            }
            double[] query = {grid ? random.nextInt(4) : random.nextGaussian(), grid ? random.nextInt(4) : 0.5};
            NaiveKnn reference = new NaiveKnn(new DMatrixRMaj(points), new Labels(new byte[60]), 7);
            int[] expected = reference.neighbors(new DMatrixRMaj(new double[][] {query}), 0);
            int[] found = task.neighbors(points, query, 7);
            Check.require(Arrays.equals(expected, found), lesson + " (expected " + Arrays.toString(expected) + ", got "
                    + Arrays.toString(found) + ")");
        }
    }
}
