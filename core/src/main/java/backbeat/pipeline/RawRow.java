package backbeat.pipeline;

import backbeat.data.DataException;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.RowEncoder;
import backbeat.table.Schema;
import java.util.List;
import java.util.Map;

/** A raw row, given as objects by column name or as typed arrays, as an encoder's only row. */
final class RawRow {
    private RawRow() {}

    /** Values are numbers, booleans or texts; texts are read as they would be in a file. */
    static RowEncoder encode(Preprocessor preprocessor, Map<String, ?> row) {
        RowEncoder encoder = new RowEncoder(preprocessor);
        encoder.values(row);
        return complete(encoder);
    }

    /** Numbers and categories in the order of the schema; booleans are 1 and 0. */
    static RowEncoder encode(Preprocessor preprocessor, double[] numbers, List<String> categories) {
        Schema schema = preprocessor.schema();
        if (numbers.length != preprocessor.rawNumbers() || categories.size() != schema.categoricalCount()) {
            throw new IllegalArgumentException("The model has " + preprocessor.rawNumbers() + " numeric and "
                    + schema.categoricalCount() + " categorical columns, the row " + numbers.length + " and "
                    + categories.size());
        }
        RowEncoder encoder = new RowEncoder(preprocessor);
        for (int c = 0; c < numbers.length; c++) {
            encoder.number(c, numbers[c]);
        }
        for (int c = 0; c < categories.size(); c++) {
            encoder.category(c, categories.get(c));
        }
        return complete(encoder);
    }

    private static RowEncoder complete(RowEncoder encoder) {
        String problem = encoder.endRow();
        if (!problem.isEmpty()) {
            throw new DataException("The row cannot be predicted: " + problem);
        }
        return encoder;
    }
}
