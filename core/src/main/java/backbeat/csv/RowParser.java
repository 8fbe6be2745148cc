package backbeat.csv;

import backbeat.data.DatasetBuilder;
import backbeat.data.Decimal;
import backbeat.data.LabelReader;
import backbeat.data.NumberFields;
import backbeat.data.Reading;
import backbeat.data.Values;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Turns the fields of one record into numbers, categories, texts and a label. Reused from row to row. */
final class RowParser {
    private final Header header;
    private final NumberFields fields;
    private final Reading reading;
    private final boolean marked;
    private final double[] numbers;
    private final String[] categories;
    private final String[] texts;
    private final Optional<LabelReader> labelReader;
    private final boolean countsLabels;
    private String labelText = "";
    private double label;

    RowParser(Header header) {
        this.header = header;
        this.reading = header.columns().reading();
        this.marked = !reading.marks().isEmpty();
        this.fields = new NumberFields(header.columns());
        this.labelReader = header.rule().map(rule -> new LabelReader(rule, reading));
        this.countsLabels = header.rule().isPresent() && !header.rule().get().isNumeric();
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
            double value = fields.read(c, field);
            if (Double.isNaN(value) && !fields.isMissing(field)) {
                return problem(place, fields.complaint(c, field) + (isNumber(c) ? Hints.number(field) : ""));
            }
            numbers[c] = value;
        }
        for (int c = 0; c < categories.length; c++) {
            categories[c] = unmarked(row.get(header.categories()[c]));
        }
        for (int c = 0; c < texts.length; c++) {
            texts[c] = unmarked(row.get(header.texts()[c]));
        }
        return header.label() < 0 ? "" : parseLabel(row.get(header.label()));
    }

    void addTo(DatasetBuilder columns, long sourceRow) {
        columns.add(sourceRow, numbers, categories, texts, label);
        if (countsLabels) {
            columns.countLabel(labelText);
        }
    }

    private String parseLabel(String field) {
        LabelReader reader = labelReader.orElseThrow();
        labelText = field;
        label = reader.read(field);
        if (Double.isNaN(label) && !reader.isMissing(field)) {
            boolean number = header.rule().orElseThrow().isNumeric();
            return problem(
                    header.label(),
                    number
                            ? Decimal.complaint(field) + Hints.number(field)
                            : "'" + Values.shown(field) + "' is not " + reader.wanted());
        }
        return "";
    }

    private String unmarked(String field) {
        return marked ? reading.unmarked(field) : field;
    }

    private boolean isNumber(int feature) {
        return !fields.isDate(feature) && !fields.isTruth(feature);
    }

    private String problem(int place, String what) {
        return "column '" + Values.shown(header.name(place)) + "': " + what;
    }
}
