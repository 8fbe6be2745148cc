package backbeat.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The growing columns of a data set while it is read. */
final class DatasetColumns {
    private final DoubleArrayList[] numbers;
    private final IntArrayList[] codes;
    private final List<List<String>> dictionaries = new ArrayList<>();
    private final List<Object2IntOpenHashMap<String>> codeOf = new ArrayList<>();
    private final TextList[] texts;
    private final DoubleArrayList labels;
    private final LongArrayList sourceRows = new LongArrayList();
    private final List<RejectedRow> rejected = new ArrayList<>();

    DatasetColumns(Columns columns) {
        numbers = new DoubleArrayList[columns.numericFeatures().size()];
        Arrays.setAll(numbers, c -> new DoubleArrayList());
        codes = new IntArrayList[columns.categorical().size()];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = new IntArrayList();
            dictionaries.add(new ArrayList<>());
            Object2IntOpenHashMap<String> map = new Object2IntOpenHashMap<>();
            map.defaultReturnValue(Dataset.MISSING);
            codeOf.add(map);
        }
        texts = new TextList[columns.texts().size()];
        Arrays.setAll(texts, c -> new TextList());
        labels = columns.label().isPresent() ? new DoubleArrayList() : null;
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
        return Collections.unmodifiableList(dictionaries.get(column));
    }

    String[] texts(int column) {
        return texts[column].values;
    }

    double[] labels() {
        return labels.elements();
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
            codes[c].add(code(c, rowCategories[c]));
        }
        for (int c = 0; c < texts.length; c++) {
            texts[c].add(rowTexts[c]);
        }
        if (labels != null) {
            labels.add(label);
        }
        sourceRows.add(sourceRow);
    }

    private int code(int column, String category) {
        if (category.isEmpty()) {
            return Dataset.MISSING;
        }
        Object2IntOpenHashMap<String> known = codeOf.get(column);
        int code = known.getInt(category);
        if (code == Dataset.MISSING) {
            code = known.size();
            known.put(category, code);
            dictionaries.get(column).add(category);
        }
        return code;
    }

    /** A growing array of strings whose elements can be read without a call each. */
    private static final class TextList {
        private String[] values = new String[16];
        private int size;

        void add(String value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }
    }
}
