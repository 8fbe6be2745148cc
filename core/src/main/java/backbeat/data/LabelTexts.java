package backbeat.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a label column and how many rows have each; beyond {@value #MOST} of them, further texts are not kept. */
final class LabelTexts {
    private static final int MOST = 1000;

    private final Map<String, Long> rows = new HashMap<>();

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
