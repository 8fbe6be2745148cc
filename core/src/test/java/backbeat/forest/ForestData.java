package backbeat.forest;

import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Small tables for tests, some of them awkward on purpose. */
public final class ForestData {
    private ForestData() {}

    /** A table and its labels. */
    public record Sample(Table table, Labels labels) {}

    /**
     * Numeric columns with the numbers of distinct values named, categorical columns with the numbers of categories named,
     * and labels that depend on all of them and on chance.
     */
    public static Sample mixed(int rows, int[] distinct, int[] categories, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        int d = distinct.length;
        FMatrixRMaj numeric = new FMatrixRMaj(rows, d);
        int[][] codes = new int[categories.length][rows];
        byte[] labels = new byte[rows];
        for (int row = 0; row < rows; row++) {
            double signal = random.nextGaussian();
            for (int column = 0; column < d; column++) {
                float value = distinct[column] >= rows
                        ? (float) random.nextGaussian()
                        : random.nextInt(distinct[column]) - distinct[column] / 2;
                numeric.data[row * d + column] = value;
                signal += (column % 2 == 0 ? 1.5 : -0.7) * value / Math.max(1, Math.min(distinct[column], 4));
            }
            for (int column = 0; column < categories.length; column++) {
                codes[column][row] = random.nextInt(categories[column]);
                signal += codes[column][row] % 3 == 0 ? 0.8 : -0.3;
            }
            labels[row] = (byte) (signal > 0 ? 1 : 0);
        }
        return new Sample(new Table(schema(d, categories), numeric, codes), new Labels(labels));
    }

    /** A group for each row, any of {@code count}, with numbers all over the place. */
    public static int[] groups(int rows, int count, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        int[] groups = new int[rows];
        for (int row = 0; row < rows; row++) {
            groups[row] = (random.nextInt(count) - 1) * 0x9E3779B9;
        }
        return groups;
    }

    public static Schema schema(int numeric, int[] categories) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < numeric; column++) {
            names.add("x" + column);
        }
        List<CategoricalColumn> columns = new ArrayList<>();
        for (int column = 0; column < categories.length; column++) {
            List<String> values = new ArrayList<>();
            for (int code = 0; code < categories[column]; code++) {
                values.add("v" + code);
            }
            columns.add(new CategoricalColumn("c" + column, values));
        }
        return new Schema(names, columns);
    }
}
