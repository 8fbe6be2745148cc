package backbeat.csv;

import backbeat.data.Columns;
import backbeat.data.DatasetBuilder;
import backbeat.data.Decimal;
import backbeat.data.LabelReader;
import backbeat.data.NumberFields;
import backbeat.data.RejectedRow;
import backbeat.data.Values;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads plain CSV as {@link CsvTable} does, by Commons CSV, one string after the other. What tests hold the fast reader to. */
final class CommonsCsvReader {
    private final Columns columns;
    private final List<String> header;
    private final NumberFields fields;

    private CommonsCsvReader(Columns columns, List<String> header) {
        this.columns = columns;
        this.header = header;
        this.fields = new NumberFields(columns);
    }

    /**
     * The rows of a text with a header.
     *
     * @throws java.io.UncheckedIOException if a quote is misplaced
     */
    static DatasetBuilder read(String csv, Columns columns) throws IOException {
        DatasetBuilder data = new DatasetBuilder(columns);
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(csv))
                .setFormat(CSVFormat.DEFAULT)
                .get()) {
            CommonsCsvReader reader =
                    new CommonsCsvReader(columns, parser.iterator().next().toList());
            long row = 0;
            for (CSVRecord record : parser) {
                reader.add(record, row++, parser.getCurrentLineNumber(), data);
            }
        }
        return data;
    }

    private void add(CSVRecord record, long row, long line, DatasetBuilder data) {
        String problem = record.size() == header.size()
                ? ""
                : "it has " + record.size() + (record.size() == 1 ? " field" : " fields");
        List<String> sources = columns.numericSources();
        double[] numbers = new double[sources.size()];
        for (int c = 0; c < numbers.length && problem.isEmpty(); c++) {
            String field = record.get(header.indexOf(sources.get(c)));
            numbers[c] = fields.read(c, field);
            if (Double.isNaN(numbers[c]) && !fields.isMissing(c, field)) {
                problem = column(sources.get(c)) + fields.complaint(c, field);
            }
        }
        String label = columns.label()
                .map(rule -> header.indexOf(rule.column()))
                .filter(place -> place < record.size())
                .map(record::get)
                .orElse("");
        double source = 0;
        if (columns.label().isPresent() && problem.isEmpty()) {
            LabelReader reader = new LabelReader(columns.label().get(), columns.reading());
            source = reader.read(label);
            if (Double.isNaN(source) && !reader.isMissing(label)) {
                boolean number = columns.label().get().isNumeric();
                problem = column(columns.label().get().column())
                        + (number
                                ? Decimal.complaint(label)
                                : "'" + Values.shown(label) + "' is not " + reader.wanted());
            }
        }
        if (problem.isEmpty()) {
            data.add(row, numbers, texts(record, columns.categorical()), texts(record, columns.texts()), source);
            if (columns.label().isPresent() && !columns.label().get().isNumeric()) {
                data.countLabel(label);
            }
        } else {
            data.reject(new RejectedRow(row, line, record.toList(), problem));
        }
    }

    private static String column(String name) {
        return "column '" + Values.shown(name) + "': ";
    }

    private String[] texts(CSVRecord record, List<String> names) {
        List<String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(columns.reading().unmarked(name, record.get(header.indexOf(name)))));
        return texts.toArray(String[]::new);
    }
}
