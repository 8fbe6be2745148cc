package backbeat.data;

import it.unimi.dsi.fastutil.objects.Object2LongOpenCustomHashMap;
import java.util.Comparator;
import java.util.List;

/** The texts of a label column and how many rows have each; beyond {@value #MOST} of them, further texts are not kept. */
final class LabelTexts {
    private static final int MOST = 1000;

    private final Object2LongOpenCustomHashMap<String> rows = new Object2LongOpenCustomHashMap<>(TextHash.INSTANCE);

    void add(String text, long count) {
        if (rows.containsKey(text) || rows.size() < MOST) {
            rows.addTo(text, count);
        }
    }

    void addAll(LabelTexts others) {
        others.list().forEach(other -> add(other.text(), other.rows()));
    }

    /** By falling number of rows, then by text. */
    List<Dataset.LabelValue> list() {
        return rows.object2LongEntrySet().stream()
                .map(entry -> new Dataset.LabelValue(entry.getKey(), entry.getLongValue()))
                .sorted(Comparator.comparingLong(Dataset.LabelValue::rows)
                        .reversed()
                        .thenComparing(Dataset.LabelValue::text))
                .toList();
    }
}
