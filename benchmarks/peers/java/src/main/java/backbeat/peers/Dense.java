package backbeat.peers;

import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Table;
import org.ejml.data.FMatrixRMaj;

/** Tables in the form that other libraries take: an array of doubles a row, an int a label. */
final class Dense {
    private Dense() {}

    static double[][] rows(Table table) {
        FMatrixRMaj dense = OneHot.materialize(table);
        double[][] rows = new double[dense.numRows][dense.numCols];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < dense.numCols; column++) {
                rows[row][column] = dense.data[row * dense.numCols + column];
            }
        }
        return rows;
    }

    static int[] labels(Labels labels) {
        int[] values = new int[labels.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = labels.get(row);
        }
        return values;
    }
}
