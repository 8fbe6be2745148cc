package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A table and models whose answers are known, for tests of what looks at models from outside. */
final class Models {
    static final Schema SCHEMA = new Schema(
            List.of("strong", "weak", "idle"), List.of(new CategoricalColumn("kind", List.of("a", "b", "c"))));

    private Models() {}

    static Table table(int rows, Xoshiro256 random) {
        FMatrixRMaj block = new FMatrixRMaj(rows, 3);
        int[] kind = new int[rows];
        for (int i = 0; i < block.data.length; i++) {
            block.data[i] = (float) random.nextGaussian();
        }
        for (int row = 0; row < rows; row++) {
            kind[row] = random.nextInt(3);
        }
        return new Table(SCHEMA, block, new int[][] {kind});
    }

    /** {@code σ(2 · strong + 0.3 · weak + kind - 1)}. */
    static final BinaryClassifier LOGISTIC = new BinaryClassifier() {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void probabilities(Table table, Workers workers, double[] out) {
            for (int row = 0; row < table.rows(); row++) {
                double z = 2 * table.value(row, 0) + 0.3 * table.value(row, 1) + table.code(row, 0) - 1;
                out[row] = 1 / (1 + StrictMath.exp(-z));
            }
        }
    };

    static Labels drawn(double[] probabilities, Xoshiro256 random) {
        byte[] labels = new byte[probabilities.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (byte) (random.nextDouble() < probabilities[row] ? 1 : 0);
        }
        return new Labels(labels);
    }
}
