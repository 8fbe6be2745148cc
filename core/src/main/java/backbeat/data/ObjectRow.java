package backbeat.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a row of Java objects into the values of its columns. Reused from row to row; not for two threads. */
final class ObjectRow {
    private final Columns columns;
    private final double[] numbers;
    private final String[] categories;
    private final String[] texts;
    private final NumberFields fields;
    private final Optional<LabelReader> labelReader;
    private String label = "";
    private double labelSource;

    ObjectRow(Columns columns) {
        this.columns = columns;
        numbers = new double[columns.numericFeatures().size()];
        categories = new String[columns.categorical().size()];
        texts = new String[columns.texts().size()];
        fields = new NumberFields(columns);
        labelReader = columns.label().map(rule -> new LabelReader(rule, columns.reading()));
    }

    /** @throws DataException if a value is not what its column holds */
    void read(Map<String, ?> row) {
        List<String> sources = columns.numericSources();
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = number(c, sources.get(c), row.get(sources.get(c)));
        }
        Reading reading = columns.reading();
        for (int c = 0; c < categories.length; c++) {
            String column = columns.categorical().get(c);
            Object value = row.get(column);
            String text = columns.set(column)
                    .map(set -> SetRule.field(column, value, set.separator()))
                    .orElseGet(() -> Values.text(value));
            categories[c] = reading.unmarked(column, text);
        }
        for (int c = 0; c < texts.length; c++) {
            String column = columns.texts().get(c);
            texts[c] = reading.unmarked(column, Values.text(row.get(column)));
        }
        label = columns.label().map(rule -> Values.text(row.get(rule.column()))).orElse("");
        labelSource = labelReader.map(reader -> read(reader, label)).orElse(0.0);
    }

    /** The values of {@link Columns#numericFeatures()}; written over by the next row, as the others. */
    double[] numbers() {
        return numbers;
    }

    String[] categories() {
        return categories;
    }

    String[] texts() {
        return texts;
    }

    /** The text of the label column; empty if there is none. */
    String label() {
        return label;
    }

    /** The number the label is made from; 0 where there is no label. */
    double labelSource() {
        return labelSource;
    }

    private double number(int feature, String column, Object value) {
        if (value instanceof Number number && !fields.isDate(feature) && !isOddTruth(feature, number)) {
            if (Math.abs(number.doubleValue()) > Decimal.LARGEST) {
                throw new DataException(
                        "Column '" + column + "' is " + value + "; the largest number allowed is 1e100");
            }
            return fields.isMissing(feature, number.doubleValue()) ? Double.NaN : number.doubleValue();
        }
        String text = Values.text(value);
        double parsed = fields.read(feature, text);
        if (Double.isNaN(parsed) && !fields.isMissing(feature, text)) {
            throw new DataException("Column '" + column + "': " + fields.complaint(feature, text));
        }
        return parsed;
    }

    private boolean isOddTruth(int feature, Number number) {
        return fields.isTruth(feature) && number.doubleValue() != 0 && number.doubleValue() != 1;
    }

    private double read(LabelReader reader, String text) {
        double value = reader.read(text);
        if (Double.isNaN(value) && !reader.isMissing(text)) {
            throw new DataException("Column '" + columns.label().orElseThrow().column() + "': '" + Values.shown(text)
                    + "' is not " + reader.wanted());
        }
        return value;
    }
}
