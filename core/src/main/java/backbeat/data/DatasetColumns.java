package backbeat.data;

import backbeat.parallel.Workers;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The columns of a data set: they grow while rows are added, and parts are put together with {@link #concatenate}. */
final class DatasetColumns {
    /** Arrays may have room for so much more than their rows: a part of them. */
    private static final int MOST_SPARE = 8;

    private final DoubleArrayList[] numbers;
    private final TextColumn[] categories;
    private final TextColumn[] texts;
    private DoubleArrayList labels;
    private final RowNumbers sourceRows;
    /** Where the first row's numbers and label are, if this is a part that shares arrays with others; else 0. */
    private final int first;

    private final LabelTexts labelTexts = new LabelTexts();
    private final List<RejectedRow> rejected = new ArrayList<>();

    /** @param rows about how many there will be: columns that need not grow cost a third of the memory on the way */
    DatasetColumns(Columns columns, int rows) {
        this(
                columns.numericFeatures().size(),
                columns.categorical().size(),
                columns.texts().size(),
                new RowNumbers(),
                0);
        Arrays.setAll(numbers, c -> new DoubleArrayList(rows));
        Arrays.setAll(categories, c -> new TextColumn(rows, 0));
        Arrays.setAll(texts, c -> new TextColumn(rows, rows));
        labels = new DoubleArrayList(rows);
    }

    /**
     * Of columns that are filled.
     *
     * @param first where the first row's numbers and label are in arrays that other parts write to as well
     */
    DatasetColumns(
            RowNumbers sourceRows,
            double[][] numbers,
            TextColumn[] categories,
            TextColumn[] texts,
            double[] labels,
            int first) {
        this(numbers.length, categories.length, texts.length, sourceRows, first);
        Arrays.setAll(this.numbers, c -> DoubleArrayList.wrap(numbers[c]));
        System.arraycopy(categories, 0, this.categories, 0, categories.length);
        System.arraycopy(texts, 0, this.texts, 0, texts.length);
        this.labels = DoubleArrayList.wrap(labels);
    }

    private DatasetColumns(int numberColumns, int categoryColumns, int textColumns, RowNumbers sourceRows, int first) {
        this.sourceRows = sourceRows;
        this.first = first;
        numbers = new DoubleArrayList[numberColumns];
        categories = new TextColumn[categoryColumns];
        texts = new TextColumn[textColumns];
    }

    int rows() {
        return sourceRows.size();
    }

    double[] numbers(int column) {
        return numbers[column].elements();
    }

    int[] codes(int column) {
        return categories[column].codes();
    }

    List<String> dictionary(int column) {
        return categories[column].texts();
    }

    TextColumn texts(int column) {
        return texts[column];
    }

    double[] labels() {
        return labels.elements();
    }

    void countLabel(String text, long rows) {
        labelTexts.add(text, rows);
    }

    List<Dataset.LabelValue> labelTexts() {
        return labelTexts.list();
    }

    long sourceRow(int row) {
        return sourceRows.get(row);
    }

    List<RejectedRow> rejected() {
        return Collections.unmodifiableList(rejected);
    }

    void reject(RejectedRow row) {
        rejected.add(row);
    }

    void add(long sourceRow, double[] rowNumbers, String[] rowCategories, String[] rowTexts, double label) {
        for (int c = 0; c < numbers.length; c++) {
            numbers[c].add(rowNumbers[c]);
        }
        for (int c = 0; c < categories.length; c++) {
            categories[c].add(rowCategories[c]);
        }
        for (int c = 0; c < texts.length; c++) {
            texts[c].add(rowTexts[c]);
        }
        labels.add(label);
        sourceRows.add(sourceRow);
    }

    /**
     * Puts parts one behind the other. Each column of a part is let go when it has been copied.
     *
     * @param parts   at least one, in order; not to be used afterwards
     * @param workers copy columns side by side
     */
    static DatasetColumns concatenate(List<DatasetColumns> parts, Workers workers) {
        DatasetColumns first = parts.get(0);
        DatasetColumns all = new DatasetColumns(
                first.numbers.length, first.categories.length, first.texts.length, new RowNumbers(), 0);
        List<Runnable> copies = new ArrayList<>();
        // The longest go first, so that no thread is left with one of them at the end.
        for (int c = 0; c < first.texts.length; c++) {
            int column = c;
            copies.add(() -> all.texts[column] = texts(parts, part -> part.texts, column));
        }
        for (int c = 0; c < first.categories.length; c++) {
            int column = c;
            copies.add(() -> all.categories[column] = texts(parts, part -> part.categories, column));
        }
        for (int c = 0; c < first.numbers.length; c++) {
            int column = c;
            copies.add(() -> all.numbers[column] = numbers(parts, column));
        }
        copies.add(() -> all.addLabels(parts));
        copies.add(() -> all.addPositions(parts));
        workers.forEach(copies.size(), (index, worker) -> copies.get(index).run());
        return all;
    }

    private interface Kind {
        TextColumn[] of(DatasetColumns part);
    }

    private static TextColumn texts(List<DatasetColumns> parts, Kind kind, int column) {
        TextColumn all = TextColumn.concatenate(
                parts.stream().map(part -> kind.of(part)[column]).toList());
        parts.forEach(part -> kind.of(part)[column] = null);
        return all;
    }

    private static DoubleArrayList numbers(List<DatasetColumns> parts, int column) {
        List<double[]> arrays =
                parts.stream().map(part -> part.numbers[column].elements()).toList();
        parts.forEach(part -> part.numbers[column] = null);
        return oneBehindTheOther(parts, arrays);
    }

    private void addLabels(List<DatasetColumns> parts) {
        labels = oneBehindTheOther(
                parts, parts.stream().map(part -> part.labels.elements()).toList());
        for (DatasetColumns part : parts) {
            part.labels = null;
            labelTexts.addAll(part.labelTexts);
        }
    }

    /**
     * The numbers of all parts. Most often they stand one behind the other in the first part's array and are left there; where
     * rows before them were rejected, they move up.
     *
     * @param arrays by part the array that its numbers are in
     */
    private static DoubleArrayList oneBehindTheOther(List<DatasetColumns> parts, List<double[]> arrays) {
        int rows = rows(parts);
        double[] all = arrays.get(0);
        if (all.length < rows || all.length - rows > rows / MOST_SPARE) {
            all = new double[rows];
        }
        int at = 0;
        for (int p = 0; p < parts.size(); p++) {
            DatasetColumns part = parts.get(p);
            if (arrays.get(p) != all || part.first != at) {
                System.arraycopy(arrays.get(p), part.first, all, at, part.rows());
            }
            at += part.rows();
        }
        return DoubleArrayList.wrap(all, rows);
    }

    private void addPositions(List<DatasetColumns> parts) {
        for (DatasetColumns part : parts) {
            sourceRows.addAll(part.sourceRows);
            rejected.addAll(part.rejected);
        }
    }

    private static int rows(List<DatasetColumns> parts) {
        return parts.stream().mapToInt(DatasetColumns::rows).sum();
    }
}
