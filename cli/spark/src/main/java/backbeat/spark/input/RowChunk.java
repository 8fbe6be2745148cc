package backbeat.spark.input;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.RejectedRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that a task has read, as columns, on their way to the driver: 8 bytes a number, 4 a category, and the texts.
 *
 * @param file         where they stand
 * @param start        where in the file
 * @param numbers      by numeric column
 * @param codes        by categorical column
 * @param dictionaries the categories that these codes mean, in order of first appearance
 * @param texts        by text column
 * @param labels       what the label is made from
 * @param labelTexts   the texts of the label column, where its rule compares texts
 * @param labelCounts  how often each is there
 * @param sourceRows   by row its number in this part of the file
 * @param rejected     rows that could not be read
 * @param source       how the file was written: its hash, its format, its other columns
 */
record RowChunk(
        String file,
        long start,
        double[][] numbers,
        int[][] codes,
        String[][] dictionaries,
        TextColumn[] texts,
        double[] labels,
        String[] labelTexts,
        long[] labelCounts,
        long[] sourceRows,
        Rejected[] rejected,
        String[] source)
        implements Serializable {
    /** A row that could not be read, for the journey. */
    record Rejected(long row, long line, String[] fields, String reason) implements Serializable {}

    /** More label values than that are no few classes, and nobody asks for them. */
    private static final int MOST_LABELS = 1000;

    static RowChunk of(String file, long start, Dataset data) {
        Columns columns = data.columns();
        int rows = data.rows();
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        double[][] numbers = new double[columns.numericFeatures().size()][];
        Arrays.setAll(numbers, c -> data.numbers(c, all));
        int[][] codes = new int[columns.categorical().size()][];
        Arrays.setAll(codes, c -> data.codes(c, all));
        String[][] dictionaries = new String[codes.length][];
        Arrays.setAll(dictionaries, c -> data.categories(c).toArray(String[]::new));
        TextColumn[] texts = new TextColumn[columns.texts().size()];
        double[] labels = new double[rows];
        long[] sourceRows = new long[rows];
        for (int c = 0; c < texts.length; c++) {
            texts[c] = new TextColumn(rows);
            for (int row = 0; row < rows; row++) {
                texts[c].add(data.text(c, row));
            }
        }
        boolean labeled = columns.label().isPresent();
        for (int row = 0; row < rows; row++) {
            labels[row] = labeled ? data.labelSource(row) : 0;
            sourceRows[row] = data.sourceRow(row);
        }
        boolean textLabel = labeled && !columns.label().orElseThrow().isNumeric();
        List<Dataset.LabelValue> values = textLabel ? data.labelValues(MOST_LABELS) : List.of();
        List<String> source =
                new ArrayList<>(List.of(data.sha256(), data.source().format()));
        source.addAll(data.source().unread());
        return new RowChunk(
                file,
                start,
                numbers,
                codes,
                dictionaries,
                texts,
                labels,
                values.stream().map(Dataset.LabelValue::text).toArray(String[]::new),
                values.stream().mapToLong(Dataset.LabelValue::rows).toArray(),
                sourceRows,
                data.rejected().stream()
                        .map(bad ->
                                new Rejected(bad.row(), bad.line(), bad.fields().toArray(String[]::new), bad.reason()))
                        .toArray(Rejected[]::new),
                source.toArray(String[]::new));
    }

    int rows() {
        return labels.length;
    }

    /** How many rows of the file these were, with those that could not be read. */
    long sourceCount() {
        return rows() + rejected.length;
    }

    /** Adds the rows to a data set; rows of the source before them are {@code before}. */
    void addTo(DatasetBuilder data, long before) {
        double[] rowNumbers = new double[numbers.length];
        String[] rowCategories = new String[codes.length];
        String[] rowTexts = new String[texts.length];
        for (int row = 0; row < rows(); row++) {
            for (int c = 0; c < numbers.length; c++) {
                rowNumbers[c] = numbers[c][row];
            }
            for (int c = 0; c < codes.length; c++) {
                rowCategories[c] = codes[c][row] == Dataset.MISSING ? "" : dictionaries[c][codes[c][row]];
            }
            for (int c = 0; c < texts.length; c++) {
                rowTexts[c] = texts[c].get(row);
            }
            data.add(before + sourceRows[row], rowNumbers, rowCategories, rowTexts, labels[row]);
        }
        for (Rejected bad : rejected) {
            data.reject(new RejectedRow(before + bad.row(), bad.line(), List.of(bad.fields()), bad.reason()));
        }
        for (int i = 0; i < labelTexts.length; i++) {
            for (long times = labelCounts[i]; times > 0; times--) {
                data.countLabel(labelTexts[i]);
            }
        }
    }
}
