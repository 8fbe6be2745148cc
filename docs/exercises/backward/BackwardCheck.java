package exercise;

import backbeat.exercise.Check;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveMlp;
import backbeat.table.Labels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** Compares with {@link NaiveMlp}. */
public final class BackwardCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        double logit(double[][] w, double[] b, double[] v, double c, double[] x);

        double[][] gradient(double[][] w, double[] b, double[] v, double c, double[] x, int y);
    }

    @Override
    public void run() {
        check(new Backward());
    }

    static void check(Task task) {
        double[][] one = {{1, 1}};
        double[][] off = task.gradient(one, new double[] {0, -9}, new double[] {1, 1}, 0, new double[] {1}, 0);
        Check.same(0, off[0][1], "The second unit is off: whatever its weights are, it says 0, so the loss does not depend on them. "
                + "A unit that is off passes nothing back");
        double[][] on = task.gradient(one, new double[] {0, 0}, new double[] {2, 0}, 0, new double[] {1}, 0);
        Check.same(0, on[0][1], "Nobody listens to the second unit, its weight to the output is 0, so it cannot be to blame for the error. "
                + "How much of the error does a unit answer for?");
        Xoshiro256 random = new Xoshiro256(10);
        for (int round = 0; round < 100; round++) {
            double[][] w = new double[3][4];
            for (double[] row : w) {
                Arrays.setAll(row, j -> random.nextGaussian());
            }
            double[] b = new double[4];
            double[] v = new double[4];
            double[] x = new double[3];
            Arrays.setAll(b, j -> random.nextGaussian());
            Arrays.setAll(v, j -> random.nextGaussian());
            Arrays.setAll(x, j -> random.nextGaussian());
            double[][] column = new double[4][1];
            for (int j = 0; j < 4; j++) {
                column[j][0] = v[j];
            }
            NaiveMlp reference = new NaiveMlp(new double[][][] {w, column}, new double[][] {b, {0.3}}, 1);
            Check.same(reference.logit(x), task.logit(w, b, v, 0.3, x), "The logit itself differs: it is never below 0, so the network can "
                    + "say \"rather not\" of no row. Which of the layers bends what it hands on?");
            NaiveMlp.Gradient expected = reference.gradient(new DMatrixRMaj(new double[][] {x}), Labels.of(round % 2 == 1));
            double[][] found = task.gradient(w, b, v, 0.3, x, round % 2);
            for (int j = 0; j < 4; j++) {
                for (int i = 0; i < 3; i++) {
                    Check.same(expected.weights()[0][i][j], found[i][j], "The gradient from input " + i + " to unit " + j);
                }
                Check.same(expected.biases()[0][j], found[3][j], "The gradient of the bias of unit " + j);
            }
        }
    }
}
