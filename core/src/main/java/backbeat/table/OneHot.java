package backbeat.table;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * The dense matrix that a {@link Table} stands for. No learner uses it: it exists for the reference implementations, for
 * the tests that hold the fast paths to it, and for baselines in benchmarks.
 */
public final class OneHot {
    private OneHot() {}

    /**
     * The one-hot matrix, {@code n × }{@link Schema#oneHotWidth()} row-major float32, columns in the numbering of
     * {@link Schema}. An unseen category is a row of zeros in its column's block; of a set, every member's column is 1.
     */
    public static FMatrixRMaj materialize(Table table) {
        Schema schema = table.schema();
        int n = table.rows();
        int d = schema.numericCount();
        FMatrixRMaj dense = new FMatrixRMaj(n, schema.oneHotWidth());
        for (int row = 0; row < n; row++) {
            int start = row * dense.numCols;
            System.arraycopy(table.numeric().data, row * d, dense.data, start, d);
            for (int column = 0; column < schema.categoricalCount(); column++) {
                int code = table.code(row, column);
                SetColumn sets = table.sets(column);
                for (int place = 0; place < sets.size(code); place++) {
                    dense.data[start + schema.oneHotOffset(column) + sets.member(code, place)] = 1;
                }
            }
        }
        return dense;
    }

    /** As {@link #materialize}, in double precision. */
    public static DMatrixRMaj materializeDouble(Table table) {
        FMatrixRMaj single = materialize(table);
        DMatrixRMaj dense = new DMatrixRMaj(single.numRows, single.numCols);
        for (int i = 0; i < dense.data.length; i++) {
            dense.data[i] = single.data[i];
        }
        return dense;
    }
}
