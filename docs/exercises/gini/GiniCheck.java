package exercise;

import backbeat.exercise.Check;
import backbeat.forest.ForestOptions;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveForest;
import backbeat.reference.NaiveTree;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Compares with {@link NaiveTree#score} and the first split of {@link NaiveForest}. */
public final class GiniCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        double decrease(double n, double p, double rows, double positives);

        double bestThreshold(float[] values, int[] labels);
    }

    @Override
    public void run() {
        check(new Gini());
    }

    /** The root of a tree of one split on one column; NaN if it cannot be split. */
    static double reference(float[] values, int[] labels) {
        byte[] bytes = new byte[labels.length];
        for (int row = 0; row < labels.length; row++) {
            bytes[row] = (byte) labels[row];
        }
        Table table = new Table(
                new Schema(List.of("x"), List.of()), FMatrixRMaj.wrap(values.length, 1, values), new int[0][]);
        ForestOptions stump = ForestOptions.defaults().withTrees(1).withBootstrap(false).withMaxDepth(1);
        NaiveTree.Node root = NaiveForest.fit(stump, table, new Labels(bytes)).trees().get(0);
        return root instanceof NaiveTree.Split split ? split.threshold() : Double.NaN;
    }

    static void check(Task task) {
        Check.same(0.28125, task.decrease(4, 1, 8, 5), "Eight rows, five positive; on the left four, one positive. Before: "
                + "2·⅝·⅜ = .469; after: ½ · 2·¼·¾ + ½ · 0. What counts is the difference, each child weighted by its rows");
        Check.same(0, task.decrease(4, 2, 8, 4), "A split that leaves the shares as they were is worth nothing");
        Xoshiro256 random = new Xoshiro256(6);
        for (int round = 0; round < 100; round++) {
            int n = 1 + random.nextInt(9);
            int p = random.nextInt(n + 1);
            int right = 1 + random.nextInt(30);
            int rows = n + right;
            int positives = p + random.nextInt(right + 1);
            double expected = 2 * NaiveTree.score(n, p, rows, positives) / ((double) rows * rows);
            Check.same(expected, task.decrease(n, p, rows, positives), "A node of " + rows + " rows, " + positives
                    + " positive, with " + n + " rows, " + p + " positive, on the left: children of unequal size count by their rows");
        }
        float[] values = {1, 1, 1, 1, 2, 2, 2, 2};
        int[] labels = {0, 0, 0, 1, 1, 1, 1, 1};
        Check.same(1.5, task.bestThreshold(values, labels), "x = 1 with labels 0, 0, 0, 1 and x = 2 with 1, 1, 1, 1: there is one "
                + "boundary between distinct values, and it is not tried. Of tied rows any may come last, so the labels beside a "
                + "boundary say nothing about it");
        for (int round = 0; round < 100; round++) {
            float[] column = new float[20];
            int[] truth = new int[20];
            for (int row = 0; row < 20; row++) {
                column[row] = random.nextInt(6);
                truth[row] = random.nextInt(6) < column[row] ? 1 : 0;
            }
            double best = score(column, truth, reference(column, truth));
            double found = score(column, truth, task.bestThreshold(column, truth));
            Check.require(!(best > 0) || Math.abs(best - found) < 1e-9, "A column of few values has a better threshold, "
                    + reference(column, truth) + ", by the reference; yours is " + task.bestThreshold(column, truth));
        }
    }

    /** What the split at a threshold is worth; several may be worth the same. */
    private static double score(float[] values, int[] labels, double threshold) {
        int n = 0;
        int p = 0;
        int positives = 0;
        for (int row = 0; row < labels.length; row++) {
            positives += labels[row];
            n += values[row] <= threshold ? 1 : 0;
            p += values[row] <= threshold ? labels[row] : 0;
        }
        return n == 0 || n == labels.length ? 0 : NaiveTree.score(n, p, labels.length, positives);
    }
}
