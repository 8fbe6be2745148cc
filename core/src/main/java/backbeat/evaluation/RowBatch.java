package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Altered copies of a table's rows, collected so that a model answers for thousands at once: it has work for all threads
 * then, and can order it.
 */
final class RowBatch {
    /** Rows from which on a batch should be asked about: enough for any model, a few megabytes. */
    static final int FULL = 1 << 17;

    private final Table table;
    private final SetColumn[] sets;
    private float[] numeric = new float[0];
    private final int[][] codes;
    private int rows;

    RowBatch(Table table) {
        this(table, table.sets());
    }

    private RowBatch(Table table, SetColumn[] sets) {
        this.table = table;
        this.sets = sets;
        codes = new int[table.schema().categoricalCount()][0];
    }

    /** A batch of copies of {@code table}'s rows that may take values of the first row of {@code other}. */
    static RowBatch with(Table table, Table other) {
        SetColumn[] sets = table.sets().clone();
        for (int column = 0; column < sets.length; column++) {
            sets[column] = sets[column].plus(other.sets(column), other.code(0, column));
        }
        return new RowBatch(table, sets);
    }

    int rows() {
        return rows;
    }

    /** Appends a copy of {@code row}. */
    void add(int row) {
        int d = table.schema().numericCount();
        if ((rows + 1) * d > numeric.length || codes.length > 0 && rows == codes[0].length) {
            int capacity = Math.max(1024, 2 * rows);
            numeric = Arrays.copyOf(numeric, capacity * d);
            Arrays.setAll(codes, column -> Arrays.copyOf(codes[column], capacity));
        }
        System.arraycopy(table.numeric().data, row * d, numeric, rows * d, d);
        for (int column = 0; column < codes.length; column++) {
            codes[column][rows] = table.code(row, column);
        }
        rows++;
    }

    /** Appends a copy of {@code row} with the columns of {@code group} as they are in row {@code source}. */
    void add(int row, FeatureGroup group, int source) {
        add(row);
        group.numeric().forEach(column -> setNumeric(column, table.value(source, column)));
        group.categorical().forEach(column -> setCode(column, table.code(source, column)));
    }

    /** Gives the row appended last the columns of {@code group} as they are in the first row of the other table. */
    void set(FeatureGroup group, Table other) {
        group.numeric().forEach(column -> setNumeric(column, other.value(0, column)));
        for (int column : group.categorical()) {
            int code = other.code(0, column);
            // A set of several has the last number here, whatever its number is there.
            setCode(column, code < sets[column].categories() ? code : sets[column].lastCode());
        }
    }

    /** Changes the row appended last. */
    void setNumeric(int column, float value) {
        numeric[(rows - 1) * table.schema().numericCount() + column] = value;
    }

    /** Changes the row appended last. */
    void setCode(int column, int code) {
        codes[column][rows - 1] = code;
    }

    /** The model's answers for all rows, in order; the batch is empty afterwards. */
    double[] ask(BinaryClassifier model, Workers workers) {
        if (rows == 0) {
            return new double[0];
        }
        Table all = take();
        double[] answers = new double[all.rows()];
        model.probabilities(all, workers, answers);
        return answers;
    }

    /** All rows, in order; the batch is empty afterwards. */
    Table take() {
        int d = table.schema().numericCount();
        FMatrixRMaj block = new FMatrixRMaj(rows, d);
        System.arraycopy(numeric, 0, block.data, 0, rows * d);
        int[][] filled = new int[codes.length][];
        Arrays.setAll(filled, column -> Arrays.copyOf(codes[column], rows));
        rows = 0;
        return new Table(table.schema(), block, filled, sets);
    }
}
