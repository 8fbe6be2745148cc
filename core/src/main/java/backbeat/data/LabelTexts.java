package backbeat.data;

import it.unimi.dsi.fastutil.doubles.DoubleOpenHashSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The texts of a label column and how many rows have each; of more than {@value #MOST} the first in the order of texts. These
 * are the same however rows are parted: a text that is among the first of all is among the first of each part.
 */
final class LabelTexts {
    private static final int MOST = 1000;

    private final TreeMap<String, Long> rows = new TreeMap<>();

    /**
     * The values of a column of numbers.
     *
     * @param most if there are more, none are told
     */
    static List<Dataset.LabelValue> ofNumbers(double[] sources, int count, int most) {
        DoubleOpenHashSet distinct = new DoubleOpenHashSet();
        for (int row = 0; row < count && distinct.size() <= most; row++) {
            distinct.add(sources[row]);
        }
        if (distinct.size() > most) {
            return List.of();
        }
        LabelTexts texts = new LabelTexts();
        for (int row = 0; row < count; row++) {
            texts.add(Double.isNaN(sources[row]) ? "" : Decimal.text(sources[row]), 1);
        }
        return texts.list();
    }

    void add(String text, long count) {
        rows.merge(text, count, Long::sum);
        if (rows.size() > MOST) {
            rows.pollLastEntry();
        }
    }

    void addAll(LabelTexts others) {
        others.list().forEach(other -> add(other.text(), other.rows()));
    }

    /** By falling number of rows, then by text. */
    List<Dataset.LabelValue> list() {
        return rows.entrySet().stream()
                .map(entry -> new Dataset.LabelValue(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Dataset.LabelValue::rows)
                        .reversed()
                        .thenComparing(Dataset.LabelValue::text))
                .toList();
    }
}
