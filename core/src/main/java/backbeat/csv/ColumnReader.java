package backbeat.csv;

import backbeat.data.Columns;
import backbeat.data.DatasetBuilder;
import backbeat.data.Decimal;
import backbeat.data.LabelReader;
import backbeat.data.NumberFields;
import backbeat.data.NumberRoom;
import backbeat.data.Reading;
import backbeat.data.RowNumbers;
import backbeat.data.TextColumn;
import backbeat.data.TextSlices;
import backbeat.data.Values;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the columns of some records into numbers, categories, texts and labels, from the bytes. For one block only. */
final class ColumnReader {
    /** About how many categories a block has in a column. */
    private static final int FEW = 64;

    private final Header header;
    private final Reading reading;
    private final Records records;
    private final byte[] bytes;
    private final int[] rows;
    private final BlockParser.Tools tools;
    private int bad;
    /** Where the first row's number is in the array of a column. */
    private int first;

    /** The text of the field at hand: where its bytes are, without quotes. */
    private byte[] text;

    private int from;
    private int to;
    /** Room for the text of a field with doubled quotes. */
    private byte[] unquoted = new byte[64];

    /**
     * @param rows the records to read, ascending; all have the right form
     */
    ColumnReader(Header header, Records records, int[] rows, BlockParser.Tools tools) {
        this.header = header;
        this.reading = header.columns().reading();
        this.records = records;
        this.bytes = records.bytes();
        this.rows = rows;
        this.tools = tools;
    }

    /** How many rows have a wrong value. */
    int bad() {
        return bad;
    }

    /**
     * Reads the rows.
     *
     * @param room     where the numbers are written if they have their place there
     * @param problems by record what is wrong with it, for people; where nothing is yet, the first wrong value is noted
     */
    DatasetBuilder read(Columns columns, NumberRoom room, String[] problems) {
        boolean shared = records.count() > 0 && room.has(records.row(0), rows.length);
        first = shared ? (int) records.row(0) : 0;
        double[][] numbers = new double[header.numbers().length][];
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = shared ? room.numbers(c) : new double[rows.length];
            numbers(c, numbers[c], problems);
        }
        TextColumn[] categories = categories(header.categories());
        TextColumn[] texts = texts(header.texts());
        double[] labels = shared ? room.labels() : new double[rows.length];
        labels(labels, problems);
        DatasetBuilder data = DatasetBuilder.ofPart(columns, sourceRows(), numbers, categories, texts, labels, first);
        if (header.label() >= 0 && !header.rule().orElseThrow().isNumeric()) {
            countLabels(data);
        }
        return data;
    }

    private RowNumbers sourceRows() {
        if (rows.length == records.count()) {
            return new RowNumbers(records.firstRow, rows.length);
        }
        RowNumbers numbers = new RowNumbers();
        for (int row : rows) {
            numbers.add(records.row(row));
        }
        return numbers;
    }

    private void countLabels(DatasetBuilder data) {
        for (int row : rows) {
            field(row, header.label());
            data.countLabel(string());
        }
    }

    /** Finds the text of a field. */
    private void field(int record, int place) {
        text = bytes;
        from = records.start(record, place);
        to = records.end(record, place);
        if (from < to && bytes[from] == '"') {
            if (records.isQuotedPlainly(record, to)) {
                from++;
                to--;
            } else if (records.isQuotedToTheEnd(record, to)) {
                to = records.unquoted(from, to, room(to - from));
                text = unquoted;
                from = 0;
            } else {
                text = records.text(record, place).getBytes(StandardCharsets.UTF_8);
                from = 0;
                to = text.length;
            }
        }
    }

    private byte[] room(int length) {
        if (unquoted.length < length) {
            unquoted = new byte[2 * length];
        }
        return unquoted;
    }

    private String string() {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    private void numbers(int column, double[] values, String[] problems) {
        NumberFields fields = tools.numbers();
        int place = header.numbers()[column];
        decimals(place, fields.isPlain(column), values);
        for (int i = 0; i < rows.length; i++) {
            if (!Double.isNaN(values[first + i])) {
                continue;
            }
            field(rows[i], place);
            double value = fields.read(column, text, from, to);
            values[first + i] = value;
            if (Double.isNaN(value) && from < to && !fields.isMissing(column, string())) {
                boolean number = !fields.isDate(column) && !fields.isTruth(column);
                String what = fields.complaint(column, string()) + (number ? Hints.number(string()) : "");
                problem(problems, rows[i], place, what);
            }
        }
    }

    /**
     * Writes by row the number in a column. What is nearly always there, a short decimal, is read in a loop that does nothing
     * else; NaN where something else is, and everywhere if {@code plain} is false.
     */
    private void decimals(int place, boolean plain, double[] values) {
        if (!plain) {
            Arrays.fill(values, first, first + rows.length, Double.NaN);
        } else if (place > 0 && rows.length == records.count()) {
            decimalsOfAll(place, values);
        } else {
            for (int i = 0; i < rows.length; i++) {
                values[first + i] = decimal(records.start(rows[i], place), records.end(rows[i], place));
            }
        }
    }

    /** The same where all records are rows, and so have as many fields each: where these are need not be looked up. */
    private void decimalsOfAll(int place, double[] values) {
        int[] ends = records.fieldEnds;
        int width = header.width();
        int at = first;
        for (int i = 0, field = place; i < rows.length; i++, field += width) {
            values[at + i] = decimal(ends[field - 1] + 1, ends[field]);
        }
    }

    private double decimal(int start, int end) {
        // A row's field that opens with a quote has another; where that is not the last character, it is no digit.
        int quote = start < end && bytes[start] == '"' ? 1 : 0;
        return Decimal.parseShort(bytes, start + quote, end - quote);
    }

    private TextColumn[] categories(int[] places) {
        TextColumn[] columns = new TextColumn[places.length];
        for (int c = 0; c < places.length; c++) {
            columns[c] = new TextColumn(rows.length, FEW);
            List<String> marks = reading.marks(header.name(places[c]));
            for (int row : rows) {
                field(row, places[c]);
                columns[c].add(text, from, isMarked(marks) ? from : to);
            }
            columns[c].trim(); // blocks are kept until the last one is read
        }
        return columns;
    }

    private TextColumn[] texts(int[] places) {
        TextSlices.Gatherer gatherer = tools.texts();
        TextColumn[] columns = new TextColumn[places.length];
        for (int c = 0; c < places.length; c++) {
            gatherer.begin(rows.length, records.length);
            List<String> marks = reading.marks(header.name(places[c]));
            for (int row : rows) {
                field(row, places[c]);
                gatherer.add(text, from, isMarked(marks) ? from : to);
            }
            columns[c] = new TextColumn(gatherer.slices());
        }
        return columns;
    }

    /** Whether the field at hand is a text that stands for no value. */
    private boolean isMarked(List<String> marks) {
        return !marks.isEmpty() && Reading.isAmong(marks, string());
    }

    private void labels(double[] values, String[] problems) {
        int place = header.label();
        if (place < 0) {
            return;
        }
        LabelReader reader = tools.labels().orElseThrow();
        boolean number = header.rule().orElseThrow().isNumeric();
        decimals(place, reader.isPlain(), values);
        for (int i = 0; i < rows.length; i++) {
            if (!Double.isNaN(values[first + i])) {
                continue;
            }
            field(rows[i], place);
            double value = reader.read(text, from, to);
            values[first + i] = value;
            if (Double.isNaN(value) && from < to && !reader.isMissing(string())) {
                String what = number
                        ? Decimal.complaint(string()) + Hints.number(string())
                        : "'" + Values.shown(string()) + "' is not " + reader.wanted();
                problem(problems, rows[i], place, what);
            }
        }
    }

    private void problem(String[] problems, int record, int place, String what) {
        if (problems[record] == null) {
            problems[record] = "column '" + Values.shown(header.name(place)) + "': " + what;
            bad++;
        }
    }
}
