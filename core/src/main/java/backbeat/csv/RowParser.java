package backbeat.csv;

import backbeat.data.DatasetBuilder;
import backbeat.data.Decimal;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import org.apache.commons.csv.CSVRecord;

/** Turns the fields of one record into numbers, categories, texts and a label. Reused from row to row. */
final class RowParser {
    private static final String NUMBER = "a finite number";

    private final Header header;
    private final double[] numbers;
    private final String[] categories;
    private final String[] texts;
    private double label;

    RowParser(Header header) {
        this.header = header;
        this.numbers = new double[header.numbers().length];
        this.categories = new String[header.categories().length];
        this.texts = new String[header.texts().length];
    }

    /** Reads a record and returns what is wrong with it, for people; the empty string if nothing is. */
    String parse(CSVRecord row) {
        if (row.size() != header.width()) {
            return "it has " + row.size() + " fields, the header has " + header.width()
                    + (row.size() < header.width() ? " (is the file cut off here?)" : "");
        }
        for (int c = 0; c < numbers.length; c++) {
            int place = header.numbers()[c];
            String field = row.get(place);
            double value = c < header.numeric() ? Decimal.parse(field) : Values.truth(field);
            if (Double.isNaN(value) && !Values.isMissing(field)) {
                return problem(place, field, c < header.numeric() ? NUMBER : "true or false");
            }
            numbers[c] = value;
        }
        for (int c = 0; c < categories.length; c++) {
            categories[c] = row.get(header.categories()[c]);
        }
        for (int c = 0; c < texts.length; c++) {
            texts[c] = row.get(header.texts()[c]);
        }
        return header.label() < 0 ? "" : parseLabel(row.get(header.label()));
    }

    void addTo(DatasetBuilder columns, long sourceRow) {
        columns.add(sourceRow, numbers, categories, texts, label);
    }

    private String parseLabel(String field) {
        LabelRule rule = header.rule().orElseThrow();
        if (!rule.isNumeric()) {
            label = field.isEmpty() ? Double.NaN : field.equals(rule.value()) ? 1 : 0;
            return "";
        }
        label = Decimal.parse(field);
        return Double.isNaN(label) && !Values.isMissing(field) ? problem(header.label(), field, NUMBER) : "";
    }

    private String problem(int place, String field, String wanted) {
        String hint = wanted.equals(NUMBER) ? Hints.number(field) : "";
        String shown = field.length() > 60 ? field.substring(0, 60) + "…" : field;
        return "column '" + header.name(place) + "': '" + shown + "' is not " + wanted + hint;
    }
}
