package backbeat.data;

import backbeat.parallel.Workers;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The columns of a data set: they grow while rows are added, and parts are put together with {@link #concatenate}. */
final class DatasetColumns {
    private final DoubleArrayList[] numbers;
    private final TextColumn[] categories;
    private final TextColumn[] texts;
    private DoubleArrayList labels;
    private LongArrayList sourceRows;
    private final LabelTexts labelTexts = new LabelTexts();
    private final List<RejectedRow> rejected = new ArrayList<>();

    /** @param rows about how many there will be: columns that need not grow cost a third of the memory on the way */
    DatasetColumns(Columns columns, int rows) {
        this(
                columns.numericFeatures().size(),
                columns.categorical().size(),
                columns.texts().size());
        Arrays.setAll(numbers, c -> new DoubleArrayList(rows));
        Arrays.setAll(categories, c -> new TextColumn(rows, 0));
        Arrays.setAll(texts, c -> new TextColumn(rows, rows));
        labels = new DoubleArrayList(rows);
        sourceRows = new LongArrayList(rows);
    }

    /** Of columns that are filled. */
    DatasetColumns(
            long[] sourceRows, double[][] numbers, TextColumn[] categories, TextColumn[] texts, double[] labels) {
        this(numbers.length, categories.length, texts.length);
        Arrays.setAll(this.numbers, c -> DoubleArrayList.wrap(numbers[c]));
        System.arraycopy(categories, 0, this.categories, 0, categories.length);
        System.arraycopy(texts, 0, this.texts, 0, texts.length);
        this.labels = DoubleArrayList.wrap(labels);
        this.sourceRows = LongArrayList.wrap(sourceRows);
    }

    private DatasetColumns(int numberColumns, int categoryColumns, int textColumns) {
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
        return sourceRows.getLong(row);
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
        if (parts.size() == 1) {
            return first;
        }
        DatasetColumns all = new DatasetColumns(first.numbers.length, first.categories.length, first.texts.length);
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
        DoubleArrayList all = new DoubleArrayList(rows(parts));
        for (DatasetColumns part : parts) {
            all.addElements(all.size(), part.numbers(column), 0, part.rows());
            part.numbers[column] = null;
        }
        return all;
    }

    private void addLabels(List<DatasetColumns> parts) {
        labels = new DoubleArrayList(rows(parts));
        for (DatasetColumns part : parts) {
            labels.addElements(labels.size(), part.labels(), 0, part.rows());
            labelTexts.addAll(part.labelTexts);
        }
    }

    private void addPositions(List<DatasetColumns> parts) {
        sourceRows = new LongArrayList(rows(parts));
        for (DatasetColumns part : parts) {
            sourceRows.addElements(sourceRows.size(), part.sourceRows.elements(), 0, part.rows());
            rejected.addAll(part.rejected);
        }
    }

    private static int rows(List<DatasetColumns> parts) {
        return parts.stream().mapToInt(DatasetColumns::rows).sum();
    }
}
