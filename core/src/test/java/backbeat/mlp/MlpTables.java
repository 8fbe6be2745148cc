package backbeat.mlp;

import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Tables with a learnable label, for the tests of this package and of logistic regression. */
public final class MlpTables {
    private MlpTables() {}

    public record Data(Table table, Labels labels) {}

    /** {@code numeric} normal columns and one categorical column per size; a few codes are unseen. */
    public static Data random(int rows, int numeric, long seed, int... sizes) {
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj block = new FMatrixRMaj(rows, numeric);
        for (int i = 0; i < block.data.length; i++) {
            block.data[i] = (float) random.nextGaussian();
        }
        int[][] codes = new int[sizes.length][rows];
        boolean[] labels = new boolean[rows];
        for (int r = 0; r < rows; r++) {
            double z = 0;
            for (int j = 0; j < numeric; j++) {
                z += (j % 2 == 0 ? 1 : -1) * block.data[r * numeric + j];
            }
            for (int c = 0; c < sizes.length; c++) {
                codes[c][r] = random.nextInt(40) == 0 ? Table.UNSEEN : random.nextInt(sizes[c]);
                z += codes[c][r] % 3 - 0.8;
            }
            labels[r] = z + random.nextGaussian() > 0;
        }
        return new Data(new Table(schema(numeric, sizes), block, codes), Labels.of(labels));
    }

    public static Schema schema(int numeric, int... sizes) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < numeric; j++) {
            names.add("x" + j);
        }
        List<CategoricalColumn> columns = new ArrayList<>();
        for (int c = 0; c < sizes.length; c++) {
            List<String> categories = new ArrayList<>();
            for (int k = 0; k < sizes[c]; k++) {
                categories.add("c" + k);
            }
            columns.add(new CategoricalColumn("cat" + c, categories));
        }
        return new Schema(names, columns);
    }

    /** The same rows as numeric columns only: the one-hot matrix itself. */
    static Table dense(Table table) {
        FMatrixRMaj matrix = OneHot.materialize(table);
        return new Table(schema(matrix.numCols), matrix, new int[0][]);
    }
}
