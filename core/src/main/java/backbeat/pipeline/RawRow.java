package backbeat.pipeline;

import backbeat.data.DataException;
import backbeat.data.Values;
import backbeat.preparation.Preprocessor;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** Turns a raw row, given as objects by column name or as typed arrays, into a table of one row. */
final class RawRow {
    private RawRow() {}

    /** Values are numbers, booleans or texts; texts are read as they would be in a file. */
    static Table encode(Preprocessor preprocessor, Map<String, ?> row) {
        Schema schema = preprocessor.schema();
        int d = schema.numericCount();
        double[] numbers = new double[d];
        for (int c = 0; c < d; c++) {
            String name = schema.numeric().get(c);
            boolean truth = c >= d - preprocessor.booleans();
            numbers[c] = truth ? truth(preprocessor, c, value(row, name)) : number(preprocessor, c, value(row, name));
        }
        List<String> categories = new ArrayList<>(schema.categoricalCount());
        for (CategoricalColumn column : schema.categorical()) {
            categories.add(Values.text(value(row, column.name())));
        }
        return encode(preprocessor, numbers, categories);
    }

    /** Numbers and categories in the order of the schema; booleans are 1 and 0. */
    static Table encode(Preprocessor preprocessor, double[] numbers, List<String> categories) {
        Schema schema = preprocessor.schema();
        if (numbers.length != schema.numericCount() || categories.size() != schema.categoricalCount()) {
            throw new IllegalArgumentException("The model has " + schema.numericCount() + " numeric and "
                    + schema.categoricalCount() + " categorical columns, the row " + numbers.length + " and "
                    + categories.size());
        }
        FMatrixRMaj block = new FMatrixRMaj(1, numbers.length);
        for (int c = 0; c < numbers.length; c++) {
            if (!Double.isFinite(numbers[c])) {
                throw new DataException("Column '" + schema.numeric().get(c) + "' is " + numbers[c]
                        + "; the model needs a finite number");
            }
            block.data[c] = preprocessor.number(c, numbers[c]);
        }
        int[][] codes = new int[categories.size()][1];
        for (int c = 0; c < codes.length; c++) {
            codes[c][0] = preprocessor.code(c, categories.get(c));
        }
        return new Table(schema, block, codes);
    }

    private static Object value(Map<String, ?> row, String name) {
        Object value = row.get(name);
        if (value == null || value.equals("")) {
            throw new DataException("The row has no value for the column '" + name + "'");
        }
        return value;
    }

    private static double number(Preprocessor preprocessor, int column, Object value) {
        return value instanceof Number number ? number.doubleValue() : preprocessor.parse(column, value.toString());
    }

    private static double truth(Preprocessor preprocessor, int column, Object value) {
        if (value instanceof Number number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
            return number.doubleValue();
        }
        return preprocessor.parse(column, value.toString());
    }
}
