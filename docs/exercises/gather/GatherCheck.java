package exercise;

import backbeat.exercise.Check;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveMlp;
import backbeat.table.CategoricalColumn;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/** Compares with {@link NaiveMlp} on the one-hot matrix, unit by unit. */
public final class GatherCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        double[] first(Table table, int row, double[][] weights, double[] bias);
    }

    @Override
    public void run() {
        check(new Gather());
    }

    static void check(Task task) {
        Schema single = new Schema(List.of("x"), List.of(new CategoricalColumn("genre", List.of("folk", "jazz", "pop"))));
        compare(task, single, false, "A row whose genre is its third category adds the third row of weights after the numeric ones, once. "
                + "Its code is a name, not a number to multiply by");
        compare(task, single, true, "A category that training never saw has no one-hot column that is 1: it adds nothing");
        Schema several = new Schema(
                List.of("x"),
                List.of(
                        new CategoricalColumn("key", List.of("c", "d", "e")),
                        new CategoricalColumn("mode", List.of("minor", "major"))));
        compare(task, several, false, "With one categorical column it is right, with two it is not: the one-hot columns of the second begin after "
                + "all categories of the first. Where does oneHotColumn() put them?");
    }

    private static void compare(Task task, Schema schema, boolean unseen, String lesson) {
        Xoshiro256 random = new Xoshiro256(11);
        int rows = 30;
        FMatrixRMaj numeric = new FMatrixRMaj(rows, 1);
        int[][] codes = new int[schema.categoricalCount()][rows];
        for (int row = 0; row < rows; row++) {
            numeric.data[row] = (float) random.nextGaussian();
            for (int c = 0; c < codes.length; c++) {
                int size = schema.categorical().get(c).size();
                codes[c][row] = unseen && row % 3 == 0 ? Table.UNSEEN : random.nextInt(size);
            }
        }
        Table table = new Table(schema, numeric, codes);
        double[][] weights = new double[schema.oneHotWidth()][2];
        for (double[] unit : weights) {
            Arrays.setAll(unit, j -> random.nextGaussian());
        }
        double[] bias = {0.5, -0.5};
        DMatrixRMaj x = OneHot.materializeDouble(table);
        for (int row = 0; row < rows; row++) {
            double[] found = task.first(table, row, weights, bias);
            for (int j = 0; j < 2; j++) {
                double[][] column = new double[weights.length][1];
                for (int i = 0; i < weights.length; i++) {
                    column[i][0] = weights[i][j];
                }
                NaiveMlp unit = new NaiveMlp(new double[][][] {column}, new double[][] {{bias[j]}}, 1);
                Check.same(unit.logit(Arrays.copyOfRange(x.data, row * x.numCols, (row + 1) * x.numCols)), found[j], lesson);
            }
        }
    }
}
