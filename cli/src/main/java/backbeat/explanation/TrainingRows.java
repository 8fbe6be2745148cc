package backbeat.explanation;

import backbeat.preparation.PreparedData;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;

/** The rows that the models have learned from, in the order in which they know them. Immutable. */
public final class TrainingRows {
    private final PreparedData data;
    private final RowNames names;
    private final double[] means;
    private final double[][] shares;

    public TrainingRows(PreparedData data) {
        this.data = data;
        this.names = new RowNames(data.dataset(), data.recipe());
        Table table = table();
        Schema schema = table.schema();
        means = new double[schema.numericCount()];
        shares = new double[schema.categoricalCount()][];
        for (int c = 0; c < means.length; c++) {
            for (int row = 0; row < table.rows(); row++) {
                means[c] += table.value(row, c) / table.rows();
            }
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] = new double[schema.categorical().get(c).size()];
            SetColumn sets = table.sets(c);
            for (int code : table.codes(c)) {
                for (int place = 0, size = sets.size(code); place < size; place++) {
                    shares[c][sets.member(code, place)] += 1.0 / table.rows();
                }
            }
        }
    }

    public Table table() {
        return data.train().table();
    }

    public Labels labels() {
        return data.train().labels();
    }

    /** The row's place in the data set. */
    int place(int row) {
        return data.train().rows()[row];
    }

    /** Its 0-based number in the file. */
    long sourceRow(int row) {
        return data.dataset().sourceRow(place(row));
    }

    RowNames names() {
        return names;
    }

    /** The mean of a numeric column, as the table holds it. */
    double mean(int column) {
        return means[column];
    }

    /** The share of the rows that have a category. */
    double share(int column, int code) {
        return shares[column][code];
    }
}
