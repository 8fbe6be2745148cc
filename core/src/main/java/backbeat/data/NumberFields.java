package backbeat.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns fields into the numbers of {@link Columns#numericFeatures()}: decimals, parts of dates, truth values. Here and
 * nowhere else it is decided what a text in a numeric column is worth. Reused from row to row; not for two threads.
 */
public final class NumberFields {
    /** A part of a date. */
    private record Part(DateColumn.Reader reader, DateColumn column, DatePart part) {}

    private final int numeric;
    /** By feature the marks of missing values. */
    private final List<List<String>> marks = new ArrayList<>();
    /** The same as numbers; NaN for one that is none. */
    private final double[][] markedNumbers;

    private final List<Part> parts = new ArrayList<>();

    /**
     * @param sources by feature the column of the file that it is read from: plain numbers, then parts of dates, then booleans
     * @param numeric how many of the features, at the beginning, are plain numbers
     */
    public NumberFields(List<String> sources, int numeric, Reading reading) {
        this.numeric = numeric;
        sources.forEach(column -> marks.add(reading.marks(column)));
        this.markedNumbers = marks.stream()
                .map(texts -> texts.stream().mapToDouble(Decimal::parse).toArray())
                .toArray(double[][]::new);
        for (DateColumn column : reading.dates()) {
            DateColumn.Reader reader = new DateColumn.Reader(column);
            column.parts().forEach(part -> parts.add(new Part(reader, column, part)));
        }
    }

    public NumberFields(Columns columns) {
        this(columns.numericSources(), columns.numeric().size(), columns.reading());
    }

    /** The number that a field is in the column of a feature; NaN if it is missing or cannot be read. */
    public double read(int feature, String field) {
        double value;
        if (feature < numeric) {
            value = Decimal.parse(field);
        } else if (isDate(feature)) {
            Part part = parts.get(feature - numeric);
            value = part.reader().read(part.part(), field);
        } else {
            value = Values.truth(field);
        }
        return Reading.isAmong(marks.get(feature), field) ? Double.NaN : value;
    }

    /**
     * As {@link #read(int, String)}, of the text that bytes {@code from … to - 1} are in UTF-8. Makes a string only where a
     * plain number or truth value does not stand there.
     */
    public double read(int feature, byte[] utf8, int from, int to) {
        double value = feature < numeric
                ? Decimal.parse(utf8, from, to)
                : isTruth(feature) ? Values.truth(utf8, from, to) : Double.NaN;
        if (Double.isNaN(value)) {
            return from == to ? value : read(feature, new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }
        boolean marked = markedNumbers[feature].length > 0
                && (feature < numeric ? isMark(feature, value) : isMark(feature, utf8, from, to));
        return marked ? Double.NaN : value;
    }

    private boolean isMark(int feature, double value) {
        for (double mark : markedNumbers[feature]) {
            if (mark == value) {
                return true;
            }
        }
        return false;
    }

    private boolean isMark(int feature, byte[] utf8, int from, int to) {
        return Reading.isAmong(marks.get(feature), new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    /** Whether a field that {@link #read} gives NaN for says that the value is missing. */
    public boolean isMissing(int feature, String field) {
        return Values.isMissing(field) || Reading.isAmong(marks.get(feature), field);
    }

    /** Whether a number given as such says that the value is missing. */
    public boolean isMissing(int feature, double value) {
        return Double.isNaN(value) || feature < numeric && isMark(feature, value);
    }

    /** Whether a feature is what {@link Decimal} reads, every number of it. */
    public boolean isPlain(int feature) {
        return feature < numeric && markedNumbers[feature].length == 0;
    }

    /** Whether a feature is part of a date. */
    public boolean isDate(int feature) {
        return feature >= numeric && feature < numeric + parts.size();
    }

    /** Whether a feature is true or false. */
    public boolean isTruth(int feature) {
        return feature >= numeric + parts.size();
    }

    /** What is wrong with a field that can neither be read nor is missing, for people. */
    public String complaint(int feature, String field) {
        if (feature < numeric) {
            return Decimal.complaint(field);
        }
        return "'" + Values.shown(field) + "' is not "
                + (isDate(feature) ? parts.get(feature - numeric).column().form() : "true or false");
    }
}
