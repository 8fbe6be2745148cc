package backbeat.data;

import it.unimi.dsi.fastutil.doubles.DoubleOpenHashSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a label column and how many rows have each; beyond {@value #MOST} of them, further texts are not kept. */
final class LabelTexts {
    private static final int MOST = 1000;

    private final Map<String, Long> rows = new HashMap<>();

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
        if (rows.containsKey(text) || rows.size() < MOST) {
            rows.merge(text, count, Long::sum);
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
