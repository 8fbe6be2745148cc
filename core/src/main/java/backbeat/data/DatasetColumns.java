package backbeat.data;

import backbeat.parallel.Workers;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenCustomHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The columns of a data set: they grow while rows are added, and parts are put together with {@link #concatenate}. */
final class DatasetColumns {
    private final DoubleArrayList[] numbers;
    private final IntArrayList[] codes;
    private final Dictionary[] dictionaries;
    private final ObjectArrayList<String>[] texts;
    private final DoubleArrayList labels;
    private final LabelTexts labelTexts = new LabelTexts();
    private final LongArrayList sourceRows;
    private final List<RejectedRow> rejected = new ArrayList<>();

    /** @param rows about how many there will be: columns that need not grow cost a third of the memory on the way */
    DatasetColumns(Columns columns, int rows) {
        this(
                columns.numericFeatures().size(),
                columns.categorical().size(),
                columns.texts().size(),
                rows);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no other way to make an array of a generic type
    private DatasetColumns(int numberColumns, int codeColumns, int textColumns, int rows) {
        numbers = new DoubleArrayList[numberColumns];
        Arrays.setAll(numbers, c -> new DoubleArrayList(rows));
        codes = new IntArrayList[codeColumns];
        Arrays.setAll(codes, c -> new IntArrayList(rows));
        labels = new DoubleArrayList(rows);
        sourceRows = new LongArrayList(rows);
        dictionaries = new Dictionary[codeColumns];
        Arrays.setAll(dictionaries, c -> new Dictionary());
        texts = new ObjectArrayList[textColumns];
        Arrays.setAll(texts, c -> ObjectArrayList.wrap(new String[Math.max(rows, 1)], 0));
    }

    /** Categories and their codes, in order of first appearance. */
    private static final class Dictionary {
        private final List<String> categories = new ArrayList<>();
        private final Object2IntOpenCustomHashMap<String> codeOf = new Object2IntOpenCustomHashMap<>(TextHash.INSTANCE);

        Dictionary() {
            codeOf.defaultReturnValue(Dataset.MISSING);
        }

        int code(String category) {
            if (category.isEmpty()) {
                return Dataset.MISSING;
            }
            int code = codeOf.getInt(category);
            if (code == Dataset.MISSING) {
                code = categories.size();
                codeOf.put(category, code);
                categories.add(category);
            }
            return code;
        }
    }

    int rows() {
        return sourceRows.size();
    }

    double[] numbers(int column) {
        return numbers[column].elements();
    }

    int[] codes(int column) {
        return codes[column].elements();
    }

    List<String> dictionary(int column) {
        return Collections.unmodifiableList(dictionaries[column].categories);
    }

    String[] texts(int column) {
        return texts[column].elements();
    }

    double[] labels() {
        return labels.elements();
    }

    void countLabel(String text) {
        labelTexts.add(text, 1);
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
        for (int c = 0; c < codes.length; c++) {
            codes[c].add(dictionaries[c].code(rowCategories[c]));
        }
        for (int c = 0; c < texts.length; c++) {
            texts[c].add(rowTexts[c]);
        }
        labels.add(label);
        sourceRows.add(sourceRow);
    }

    /**
     * Puts parts one behind the other. Source rows and rejected rows of each part are moved by the rows and lines before
     * it.
     *
     * @param parts   at least one, in order; not to be used afterwards
     * @param rows    the source rows of each part
     * @param lines   the lines of each part
     * @param row     the source rows before the first part
     * @param line    the lines before the first part
     * @param workers copy columns side by side
     */
    static DatasetColumns concatenate(
            List<DatasetColumns> parts, long[] rows, long[] lines, long row, long line, Workers workers) {
        DatasetColumns first = parts.get(0);
        int total = parts.stream().mapToInt(DatasetColumns::rows).sum();
        DatasetColumns all = new DatasetColumns(first.numbers.length, first.codes.length, first.texts.length, total);
        List<Runnable> copies = new ArrayList<>();
        for (int c = 0; c < first.numbers.length; c++) {
            int column = c;
            copies.add(() -> append(all.numbers[column], parts, part -> part.numbers[column], total));
        }
        copies.add(() -> append(all.labels, parts, part -> part.labels, total));
        copies.add(() -> parts.forEach(part -> all.labelTexts.addAll(part.labelTexts)));
        for (int c = 0; c < first.codes.length; c++) {
            int column = c;
            copies.add(() -> all.appendCodes(parts, column, total));
        }
        for (int c = 0; c < first.texts.length; c++) {
            int column = c;
            copies.add(() -> {
                all.texts[column].ensureCapacity(total);
                parts.forEach(part -> all.texts[column].addAll(part.texts[column]));
            });
        }
        copies.add(() -> all.appendPositions(parts, rows, lines, row, line, total));
        workers.forEach(copies.size(), (index, worker) -> copies.get(index).run());
        return all;
    }

    private interface Column {
        DoubleArrayList of(DatasetColumns part);
    }

    private static void append(DoubleArrayList all, List<DatasetColumns> parts, Column column, int total) {
        all.ensureCapacity(total);
        for (DatasetColumns part : parts) {
            all.addElements(
                    all.size(), column.of(part).elements(), 0, column.of(part).size());
        }
    }

    private void appendCodes(List<DatasetColumns> parts, int column, int total) {
        codes[column].ensureCapacity(total);
        for (DatasetColumns part : parts) {
            List<String> categories = part.dictionaries[column].categories;
            int[] translation = new int[categories.size()];
            Arrays.setAll(translation, code -> dictionaries[column].code(categories.get(code)));
            int[] codesOfPart = part.codes[column].elements();
            for (int row = 0; row < part.rows(); row++) {
                int code = codesOfPart[row];
                codes[column].add(code == Dataset.MISSING ? code : translation[code]);
            }
        }
    }

    private void appendPositions(
            List<DatasetColumns> parts, long[] rows, long[] lines, long firstRow, long firstLine, int total) {
        sourceRows.ensureCapacity(total);
        long row = firstRow;
        long line = firstLine;
        for (int p = 0; p < rows.length; p++) {
            DatasetColumns part = parts.get(p);
            for (int i = 0; i < part.rows(); i++) {
                sourceRows.add(row + part.sourceRows.getLong(i));
            }
            for (RejectedRow bad : part.rejected) {
                rejected.add(new RejectedRow(row + bad.row(), line + bad.line(), bad.fields(), bad.reason()));
            }
            row += rows[p];
            line += lines[p];
        }
    }
}
